import OverseerGates
import OverseerModel
import OverseerProcess

/// Looks at the programs that Overseer works with.
struct ToolExamination {
  let repos: [Repo]
  /// `jj`, or where it lies.
  let jj: String

  func checks() async -> [DoctorCheck] {
    async let git = check(
      .git, "git", least: [2, 30], needed: repos.contains { $0.vcsType == .git }, for: "repositories of git")
    async let jj = check(
      .jj, self.jj, least: [0, 30], needed: repos.contains { $0.vcsType == .jj }, for: "repositories of jj")
    async let sandbox = sandbox()
    return await [git, jj, sandbox]
  }

  /// Nothing needs it but a gate that asks for it, which is not known before that runs: so it is never an error.
  private func sandbox() async -> DoctorCheck {
    guard let bubblewrap = await Bubblewrap.find() else {
      return .ok(.sandbox, "bubblewrap is not installed; only gates with sandbox = \"bwrap\" need it")
    }
    guard let defect = await bubblewrap.defect() else { return .ok(.sandbox, bubblewrap.path) }
    return .warning(
      .sandbox, "bubblewrap cannot be used here: \(defect)",
      mend: "Gates with sandbox = \"bwrap\" do not run. Allow user namespaces, or run those gates elsewhere.")
  }

  private func check(
    _ name: DoctorCheck.Name, _ tool: String, least: [Int], needed: Bool, for purpose: String
  ) async -> DoctorCheck {
    let wanted = "\(name.rawValue) \(least.map(String.init).joined(separator: "."))"
    let install = "Install \(wanted) or newer, and see that it is on the PATH."
    do throws(ToolVersion.Failure) {
      let version = try await ToolVersion.of(tool)
      guard version.isAtLeast(least) else {
        return .warning(name, "\(version.text) is older than \(wanted), with which it is tested", mend: install)
      }
      return .ok(name, version.text)
    } catch {
      let message: String
      switch error {
      case .missing:
        guard needed else { return .ok(name, "\(tool) is not installed; only \(purpose) need it") }
        message = "\(tool) is not installed, and there are \(purpose)"
      case .timedOut: message = "\(tool) did not tell its version within 5 seconds"
      case .failed(let reason): message = "\(tool) did not tell its version: \(reason)"
      }
      return needed ? .error(name, message, mend: install) : .warning(name, message, mend: install)
    }
  }
}
