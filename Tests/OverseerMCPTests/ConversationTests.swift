import Testing

@testable import OverseerMCP
