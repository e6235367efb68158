import HTTPTypes
import NIOCore
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

extension Routes {
  /// The description of the API, which the page at `/api/docs` shows. It tells nothing of this installation, so it is
  /// open to all.
  mutating func addDocument(of contract: Contract) throws(OverseerError) {
    let document = OpenAPIDocument(of: contract, version: Version.current)
    // Writing 300 KB of YAML takes its time, and most servers are never asked for it.
    let yaml = Lazily { () throws(OverseerError) in
      Reply(.ok, [.contentType: "application/yaml"], .bytes(ByteBuffer(string: try document.yaml())))
    }
    let json = Lazily { () throws(OverseerError) in try Reply.json(document.json) }
    add(.get, "/api/openapi.yaml", .open) { _ throws(OverseerError) in try yaml.value() }
    add(.get, "/api/openapi.json", .open) { _ throws(OverseerError) in try json.value() }
  }
}
