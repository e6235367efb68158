import Testing

@testable import OverseerServe

struct RedactionTests {
  private static let secret = String(repeating: "0123456789abcdef", count: 4)

  @Test(arguments: [
    ("ovs_human_\(secret)", "ovs_…"), ("ovs_read_only_\(secret)", "ovs_…"),
    ("token ovs_human_\(secret).", "token ovs_…."),
    ("ovs_a_\(secret)ovs_b_\(secret)", "ovs_…ovs_…"), ("ovs_a_\(secret), ovs_b_\(secret)", "ovs_…, ovs_…"),
    ("é ovs_human_\(secret) é", "é ovs_… é"), ("ovs_ovs_human_\(secret)", "ovs_…"), ("xovs_human_\(secret)", "xovs_…"),
    ("ovs_human_\(secret)00ff", "ovs_…"), ("ovs_human__\(secret)", "ovs_…"), ("oovs_x_\(secret)", "oovs_…"),
    ("ovs_f_\(String(repeating: "f", count: 64))", "ovs_…"),
  ])
  func `tokens are hidden`(_ text: String, _ safe: String) {
    #expect(Redaction.redacted(text) == safe)
  }

  @Test(arguments: [
    "", "ovs_", "ovs_human_", "ovs_human_\(secret.dropLast())", "ovs__\(secret)", "ovs_\(secret)",
    "ovs_Human_\(secret)",
    "ovs-human-\(secret)", secret, "ovs_human_\(secret.uppercased())",
  ])
  func `nothing else is`(_ text: String) {
    #expect(Redaction.redacted(text) == text)
  }
}
