import Logging
import Tracing

extension ServiceContext {
  private enum TraceKey: ServiceContextKey {
    typealias Value = TraceContext
    static var nameOverride: String? { "trace" }
  }

  /// Where the present request stands in a distributed trace.
  var trace: TraceContext? {
    get { self[TraceKey.self] }
    set { self[TraceKey.self] = newValue }
  }
}

extension TraceContext {
  /// Puts `trace_id` and `span_id` of the present request into what is logged.
  static let metadata = Logger.MetadataProvider {
    guard let trace = ServiceContext.current?.trace else { return [:] }
    return ["trace_id": "\(trace.traceID)", "span_id": "\(trace.spanID)"]
  }
}

/// Takes the trace over from who calls and hands it on to who is called, for everything that works with
/// swift-distributed-tracing. It records nothing itself.
struct TraceInstrument: Instrument {
  func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    var generator = SystemRandomNumberGenerator()
    context.trace = TraceContext.accepting(
      traceparent: extractor.extract(key: "traceparent", from: carrier).map { [$0] } ?? [],
      tracestate: extractor.extract(key: "tracestate", from: carrier).map { [$0] } ?? [], using: &generator)
  }

  func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    guard let trace = context.trace else { return }
    injector.inject(trace.traceparent, forKey: "traceparent", into: &carrier)
    if !trace.state.isEmpty { injector.inject(trace.state, forKey: "tracestate", into: &carrier) }
  }
}
