import OverseerModel

/// Questions to one unchanging state of the database. The files named after the nouns hold them.
public struct Reading {
  let connection: Connection
  /// The moment of the read: what is judged by time is judged by this.
  public let now: Instant
}
