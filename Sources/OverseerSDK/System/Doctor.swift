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
    checks += await ToolExamination(repos: known).checks()
    return DoctorReport(checks: checks)
  }
}
