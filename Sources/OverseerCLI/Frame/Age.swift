import OverseerModel

/// Spans of time for people: `3m`, `2h`, `5d`.
enum Age {
  /// How long ago `moment` was.
  static func of(_ moment: Instant, at now: Instant) -> String {
    words(seconds: (now.milliseconds - moment.milliseconds) / 1000)
  }

  /// How long it is until `moment`.
  static func until(_ moment: Instant, at now: Instant) -> String {
    words(seconds: (moment.milliseconds - now.milliseconds + 999) / 1000)
  }

  private static func words(seconds: Int64) -> String {
    let seconds = max(0, seconds)
    let (minute, hour, day): (Int64, Int64, Int64) = (60, 3600, 86_400)
    return switch seconds {
    case ..<minute: "\(seconds)s"
    case ..<hour: "\(seconds / minute)m"
    case ..<(2 * day): "\(seconds / hour)h"
    case ..<(60 * day): "\(seconds / day)d"
    case ..<(730 * day): "\(seconds / (30 * day))mo"
    default: "\(seconds / (365 * day))y"
    }
  }
}
