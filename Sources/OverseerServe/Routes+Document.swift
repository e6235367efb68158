import HTTPTypes
import NIOCore
import OverseerContract
import OverseerJSON
import OverseerModel
import OverseerSDK

extension Routes {
  /// The description of the API, which the page at `/api/docs` shows. It tells nothing of this installation, so it is
  /// open to all.
  mutating func addDocument() {
    // It takes its time to look at all types and to write 300 KB, and most servers are never asked for it.
    let document = Lazily { () throws(OverseerError) in OpenAPIDocument(of: .current, version: Version.current) }
    let yaml = Lazily { () throws(OverseerError) in
      Reply(.ok, [.contentType: "application/yaml"], .bytes(ByteBuffer(string: try document.value().yaml())))
    }
    let json = Lazily { () throws(OverseerError) in try Reply.json(document.value().json) }
    add(.get, "/api/openapi.yaml", .open) { _ throws(OverseerError) in try yaml.value() }
    add(.get, "/api/openapi.json", .open) { _ throws(OverseerError) in try json.value() }
  }
}
