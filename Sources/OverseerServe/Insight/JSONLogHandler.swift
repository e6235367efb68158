import Logging

/// Writes what is logged with swift-log as lines of JSON, or as text for a person where the output is a terminal.
struct JSONLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level

  private let label: String
  private let output: LogOutput

  /// - Parameter label: Which part of the program logs: `http`.
  init(
    label: String, output: LogOutput, level: Logger.Level = .info,
    metadataProvider: Logger.MetadataProvider? = TraceContext.metadata
  ) {
    self.label = label
    self.output = output
    self.logLevel = level
    self.metadataProvider = metadataProvider
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
    if let own = event.metadata { all.merge(own) { _, new in new } }
    output.write(
      LogLine(
        level: event.level, logger: label, message: event.message.description, metadata: all, error: event.error))
  }
}
