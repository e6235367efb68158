import OverseerModel
import OverseerStore

/// Examines an installation, in whatever state it is.
public enum Doctor {
  /// What is in order, what is not, and how to mend it, in plain words. It never throws: what cannot be looked at is
  /// part of the report. An installation that does not exist is not made.
  public static func report(installation: Installation) async -> DoctorReport {
    var checks = FolderExamination(installation: installation).checks()
    var known: [Repo] = []
    if FileFacts(at: installation.database) != nil {
      let examination = DatabaseExamination(installation: installation)
      checks += await examination.checks(repos: &known)
    }
    var jj = "jj"
    do throws(OverseerError) {
      jj = try installation.jj()
      if FileFacts(at: installation.configuration) != nil { checks.append(.ok(.configuration, "jj is \(jj)")) }
    } catch {
      checks.append(.error(.configuration, error.message, mend: error.hint ?? "Mend \(installation.configuration)."))
    }
    checks += await ToolExamination(repos: known, jj: jj).checks()
    return DoctorReport(checks: checks)
  }
}
