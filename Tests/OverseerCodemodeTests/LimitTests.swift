import Testing

@testable import OverseerCodemode
