import CGit2
import OverseerModel

/// The library that reads git repositories.
enum LibGit2 {
  /// Made ready once in a process: nothing of it may be used before.
  static let isReady: Bool = {
    guard git_libgit2_init() > 0 else { return false }
    // What newer gits and jj write into a repository's config, without any meaning for reading.
    _ = overseer_git_allow_extension("relativeworktrees")
    // Objects are checked when they are written and fetched; hashing them again at every reading costs a third.
    _ = overseer_git_set_option(Int32(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION.rawValue), 0)
    return true
  }()

  /// Throws what a negative `code` says went wrong with `what`.
  static func check(_ code: Int32, _ what: @autoclosure () -> String) throws(OverseerError) {
    guard code < 0 else { return }
    throw error(code, what())
  }

  static func error(_ code: Int32, _ what: String) -> OverseerError {
    let words = git_error_last().flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "error \(code)"
    let details: JSONDetails = ["git": .string(words)]
    switch git_error_code(code) {
    case GIT_ENOTFOUND: return OverseerError(.notFound, "there is no \(what)", details: details)
    case GIT_EAMBIGUOUS:
      return OverseerError(.conflict, "\(what) is ambiguous", hint: "Write more of its name.", details: details)
    case GIT_EINVALIDSPEC:
      return OverseerError(.notFound, "there is no \(what): git has no such names", details: details)
    case GIT_ELOCKED:
      return OverseerError(
        .unavailable, "\(what) is locked by another program", hint: "Try again when it has ended.", details: details)
    case GIT_EMODIFIED, GIT_EEXISTS:
      return OverseerError(.conflict, "\(what) has changed meanwhile", hint: "Try again.", details: details)
    default: return OverseerError(.vcsFailed, "git cannot read \(what): \(words)", details: details)
    }
  }
}

extension ObjectID {
  init(_ oid: git_oid) {
    self = withUnsafeBytes(of: oid) { bytes in
      Self(
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
    }
  }

  var oid: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid) { bytes in
      bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
      bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }
}
