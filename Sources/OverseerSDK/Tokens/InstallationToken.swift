import OverseerModel
import Synchronization

/// The installation's token as a process that is asked for it often knows it.
///
/// Opening the file, checking and reading it takes ten times as long as asking whether it is still the same one. So it
/// is kept with the file's stamp, and a token that was replaced counts at the next question.
final class InstallationToken: Sendable {
  private struct Known {
    var stamp: FileStamp
    var token: HumanToken
  }

  private let installation: Installation
  private let variable: @Sendable (String) -> String?
  private let known = Mutex<Known?>(nil)
  private let name = Mutex<String?>(nil)

  /// - Parameter variable: The environment of this process.
  init(of installation: Installation, variable: @escaping @Sendable (String) -> String?) {
    self.installation = installation
    self.variable = variable
  }

  /// The name of the person whose installation it is.
  var owner: String {
    name.withLock { name in
      let found = name ?? LoginName.of(variable)
      name = found
      return found
    }
  }

  /// Whether `secret` is the installation's token. How long the answer takes tells nothing about where they differ.
  func matches(_ secret: TokenSecret) throws(OverseerError) -> Bool {
    guard let stamp = FileStamp(at: installation.token) else { return false }
    if let known = known.withLock({ $0 }), known.stamp == stamp { return known.token.matches(secret.text) }
    // The stamp was taken first: of a file that is replaced meanwhile the new token is kept with the old stamp, and
    // read once more at the next question.
    guard let token = try HumanToken.find(in: installation) else { return false }
    known.withLock { $0 = Known(stamp: stamp, token: token) }
    return token.matches(secret.text)
  }
}
