#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the person is called whose processes run as this user.
public enum LoginName {
  /// As the environment says, else as the system knows the user.
  ///
  /// Not to be called by two threads at once: the system hands out one entry after the other in the same place.
  public static func of(_ variable: (String) -> String?) -> String {
    if let name = variable("USER") ?? variable("LOGNAME"), !name.isEmpty { return name }
    guard let entry = getpwuid(getuid()) else { return "user" }
    return String(cString: entry.pointee.pw_name)
  }
}
