// Written by `os-dev generate` from the doc comments of OverseerModel and OverseerSDK. Do not edit.
// swift-format-ignore-file

extension DocComments {
  static let source = """
    """
}
