import OverseerJSON

/// Messages as they are on the wire.
public enum MessageText {
  /// Reads one; throws `parseError` for what is no JSON.
  public static func read(_ bytes: [UInt8]) throws(RPCFailure) -> JSONValue {
    do {
      return try JSONParser.parse(bytes)
    } catch {
      // JavaScript may cut an emoji in two, and then writes half of it. Refused, its sender would wait for ever, as a
      // message that cannot be read has no id.
      if let whole = LoneSurrogates.replaced(in: bytes), let message = try? JSONParser.parse(whole) { return message }
      throw RPCFailure(.parseError, "the message is not valid JSON: \(error)")
    }
  }

  /// The message as JSON on one line, without a line break. What JSON cannot hold becomes an error reply.
  public static func bytes(of message: JSONValue) -> [UInt8] {
    if let bytes = try? JSONCoder.encode(message) { return bytes }
    let failure = RPCFailure(.internalError, "the answer cannot be written as JSON: it is nested too deeply")
    return (try? JSONCoder.encode(failure.reply(to: message["id"].flatMap(RequestID.init)))) ?? []
  }
}
