extension Catalogue {
  static let data: [any SDKOperation.Type] = [ExportData.self, ImportData.self]
}
