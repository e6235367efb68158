import Dispatch
import Foundation

/// Sends bytes to a port of this machine and gives what comes back: what no well-behaved client would send.
enum RawClient {
  struct Answer: Sendable, CustomStringConvertible {
    /// 0 where nothing like HTTP came back.
    var status: Int
    /// By names in lower case; the last one of a name.
    var headers: [String: String]
    /// As it came: chunks are put together, a compressed one stays compressed.
    var body: Data
    var text: String { String(decoding: body, as: UTF8.self) }
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:] }
    var description: String { "\(status) \(headers) \(text.prefix(300))" }
  }

  /// Sends a request, and reads until the other side closes: it is asked to, unless the head says something else.
  static func request(
    _ method: String, _ path: String, port: Int, headers: [String] = [], body: String = "", host: String? = nil
  ) async throws -> Answer {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")"]
    lines += headers
    if !headers.contains(where: { $0.lowercased().hasPrefix("connection:") }) { lines.append("Connection: close") }
    if !body.isEmpty { lines.append("Content-Length: \(body.utf8.count)") }
    return try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, port: port)
  }

  /// Sends text as it is, and reads until the other side closes or the time is over.
  static func send(_ text: String, port: Int, within seconds: Int = 20) async throws -> Answer {
    answer(in: try await exchange(Data(text.utf8), port: port, within: seconds))
  }

  /// What comes back for bytes, until the other side closes or the time is over.
  static func exchange(_ bytes: Data, port: Int, within seconds: Int = 20) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
      // The threads of Dispatch are few, and tasks run on them.
      Thread.detachNewThread {
        continuation.resume(with: Result { try blockingExchange(bytes, port, seconds) })
      }
    }
  }

  private static func blockingExchange(_ bytes: Data, _ port: Int, _ seconds: Int) throws -> Data {
    let socket = try open(port)
    defer { close(socket) }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // Who refuses a request may close before it has read all of it; what it said is still there to be read.
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return answer }
      answer.append(contentsOf: buffer[..<count])
    }
  }

  /// A connection to the port; the caller closes it.
  static func open(_ port: Int) throws -> Int32 {
    let file = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(file)
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    return file
  }

  private static func answer(in data: Data) -> Answer {
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { return Answer(status: 0, headers: [:], body: data) }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    var body = data[end.upperBound...]
    if headers["transfer-encoding"] == "chunked" { body = joined(body) }
    return Answer(
      status: Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0, headers: headers, body: body)
  }

  private static func joined(_ chunks: Data) -> Data {
    var (rest, body) = (chunks, Data())
    while let line = rest.range(of: Data("\r\n".utf8)),
      let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16), size > 0
    {
      body += rest[line.upperBound...].prefix(size)
      rest = rest[line.upperBound...].dropFirst(size + 2)
    }
    return body
  }
}
