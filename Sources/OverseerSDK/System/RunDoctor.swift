import OverseerModel

/// Examines the installation and gives what is in order, what is not, and how to mend it. It changes nothing.
public struct RunDoctor: EffectOperation {
  public static let spec = OperationSpec(
    "system.doctor", "Examine the installation", who: .any, .get, "/doctor", reach: .installation)

  public init() {}

  public func perform(in overseer: Overseer, as caller: Caller) async throws(OverseerError) -> DoctorReport {
    await Doctor.report(installation: overseer.installation)
  }
}
