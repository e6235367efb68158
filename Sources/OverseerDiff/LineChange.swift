/// The lines `old` were replaced by the lines `new`: numbers from 0, the end not included. Either may be empty, never
/// both.
public struct LineChange: Sendable, Hashable {
  public var old: Range<Int>
  public var new: Range<Int>

  public init(old: Range<Int>, new: Range<Int>) {
    self.old = old
    self.new = new
  }

  /// The change back.
  public var reversed: LineChange { LineChange(old: new, new: old) }
}
