import OverseerModel
import OverseerStore

extension Overseer {
  /// Like ``callNow(_:as:)``, within a transaction that is open: it sees what was changed there before, and what it
  /// changes is kept or undone with it. Only operations that stay within the database can be called so.
  public func callNow<Operation: SDKOperation>(
    _ operation: Operation, as caller: Caller, in transaction: OpenTransaction
  ) throws(OverseerError) -> Operation.Output {
    try caller.authorize(Operation.spec)
    switch Operation.execution {
    case .read(let read):
      return try transaction.read { reading throws(OverseerError) in
        try caller.checkBounds(of: operation, in: reading)
        return try read(operation, reading, caller)
      }
    case .write(let write):
      return try transaction.write(as: caller.context) { writing throws(OverseerError) in
        try Self.admit(operation, as: caller, in: writing.reading)
        return try write(operation, writing, caller)
      }
    case .effect, .stream:
      throw OverseerError(.internalError, "\(Operation.spec.name) cannot be a part of a transaction")
    }
  }
}
