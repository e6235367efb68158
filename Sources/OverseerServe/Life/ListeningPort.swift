import OverseerModel
import OverseerSDK

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Chooses the port to listen on.
enum ListeningPort {
  /// The port that was asked for, else the standard one or the next that is free.
  ///
  /// Throws `conflict` where the port that was asked for is taken, or all that were tried are.
  static func choose(_ settings: ServeSettings) throws(OverseerError) -> Int {
    if let port = settings.port {
      guard port == 0 || isFree(port, on: settings.address) else {
        throw OverseerError(
          .conflict, "port \(port) is taken by another program",
          hint: "Leave --port out to get one that is free, or name another.", details: ["port": .integer(Int64(port))])
      }
      return port
    }
    let ports = ServeSettings.standardPort..<ServeSettings.standardPort + ServeSettings.portsTried
    guard let free = ports.first(where: { isFree($0, on: settings.address) }) else {
      throw OverseerError(
        .conflict, "the ports \(ports.lowerBound) to \(ports.upperBound - 1) are all taken",
        hint: "Take any that is free: os serve --port 0")
    }
    return free
  }

  /// Whether the port can be bound now.
  private static func isFree(_ port: Int, on address: String) -> Bool {
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address, "\(port)", &hints, &found) == 0, let place = found else { return true }
    defer { freeaddrinfo(found) }
    let file = socket(place.pointee.ai_family, place.pointee.ai_socktype, 0)
    guard file >= 0 else { return true }
    defer { close(file) }
    var reuse: Int32 = 1
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    return bind(file, place.pointee.ai_addr, place.pointee.ai_addrlen) == 0 || errno != EADDRINUSE
  }
}
