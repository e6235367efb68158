import Foundation
import OverseerModel
import OverseerSDK
import Testing

@testable import OverseerServe

@Suite("One server for an installation")
struct InstallationTests {
  private func server(_ overseer: Overseer, _ settings: ServeSettings = ServeSettings(port: 0)) -> OverseerServe.Server
  {
    Server(overseer, settings, logger: WatchfulLog.logger(), signals: [])
  }

  @Test("A second one is told where the first is")
  func second() async throws {
    try await LiveServer.run { live async throws in
      let error = await #expect(throws: OverseerError.self) {
        try await server(live.overseer).run { _, _ in Issue.record("there are two") }
      }
      #expect(error?.code == .conflict && error?.message.contains(live.address.url) == true)
      #expect(error?.details["url"]?.stringValue == live.address.url)
      #expect(error?.details["pid"]?.numberValue == Double(getpid()))
      // The first is as it was.
      #expect(try ServerAddress.find(in: live.overseer.installation) == live.address)
      #expect(try await live.raw("GET", "/health").status == 200)
    }
  }

  @Test("It says where it is while it runs, to its owner")
  func address() async throws {
    let installation = try await LiveServer.run { live in
      let installation = live.overseer.installation
      #expect(try ServerAddress.find(in: installation) == live.address)
      for path in [installation.server, installation.token] {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        #expect(facts[.posixPermissions] as? Int == 0o600, "\(path)")
      }
      return installation
    }
    #expect(try ServerAddress.find(in: installation) == nil)
  }

  @Test("A port that was asked for and is taken is said to be")
  func busyPort() async throws {
    try await LiveServer.run { live in
      try await LiveServer.run { other in
        let folder = other.overseer.installation.folder + "/more"
        let overseer = try Overseer(Installation(folder: folder), lifetime: .service, durable: false)
        let error = await #expect(throws: OverseerError.self) {
          try await server(overseer, ServeSettings(port: live.port)).run { _, _ in Issue.record("it listens") }
        }
        #expect(error?.code == .conflict && error?.message.contains("\(live.port)") == true)
      }
    }
  }

  @Test("Where nobody has asked for a port, the next one that is free is taken")
  func nextPort() async throws {
    let taken = try ListeningPort.choose(ServeSettings())
    // Nobody takes it from here on but this test, unless a server of somebody is started just now: then another one is.
    let socket = try #require(Self.listen(taken))
    defer { close(socket) }
    let next = try ListeningPort.choose(ServeSettings())
    #expect(next > taken && next < ServeSettings.standardPort + ServeSettings.portsTried)
  }

  private static func listen(_ port: Int) -> Int32? {
    let file = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard isBound == 0, Foundation.listen(file, 1) == 0 else {
      close(file)
      return nil
    }
    return file
  }

  @Test("An address that other machines reach must be meant")
  func otherAddresses() async throws {
    try await LiveServer.run { live in
      for address in ["0.0.0.0", "::", "192.0.2.1", "example.org"] {
        let error = await #expect(throws: OverseerError.self) {
          try await server(live.overseer, ServeSettings(port: 0, address: address)).run { _, _ in }
        }
        #expect(error?.code == .invalidInput)
      }
    }
  }
}
