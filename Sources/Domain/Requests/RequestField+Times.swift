extension RequestField.Content {
  /// A span of time within a range of seconds, written with its unit.
  static func duration(
    _ path: RequestField.Path<Double>, _ range: ClosedRange<Double>, _ reader: DurationReader
  ) -> Self {
    value(
      path, expected: spans(range), read: { reader.read($0) }, text: { plain($0) + "s" },
      isValid: { range.contains($0) })
  }

  /// The same, or none.
  static func durationOrNone(
    _ path: RequestField.Path<Double?>, _ range: ClosedRange<Double>, _ reader: DurationReader
  ) -> Self {
    optional(
      path, absent: RequestField.unlimited, expected: spans(range), read: { reader.read($0) },
      text: { plain($0) + "s" }, isValid: { range.contains($0) })
  }

  private static func spans(_ range: ClosedRange<Double>) -> String {
    "a time from \(plain(range.lowerBound)) s to \(plain(range.upperBound)) s, with its unit (30s, 48h)"
  }

  /// Seconds that no limit of latency may exceed: eleven days.
  private static let longest = 1e6

  /// A limit of latency, or none, and the share of requests that it is for: `500`, `1s`, `250ms@p95`.
  static func latency(
    _ limit: RequestField.Path<Double?>, at percentile: RequestField.Path<Percentile>
  ) -> Self {
    let levels = Percentile.allCases.map { "@\($0.rawValue)" }.joined(separator: ", ")
    return Self(
      expected: "a time above 0 in milliseconds or with a unit (250ms, 1s), with \(levels) for other than half of the "
        + "requests, or \(RequestField.unlimited)",
      read: { typed in
        guard let (seconds, level) = read(typed) else { return nil }
        return {
          $0[keyPath: limit] = seconds
          $0[keyPath: percentile] = level
        }
      },
      text: { text($0[keyPath: limit], $0[keyPath: percentile]) },
      isValid: { $0[keyPath: limit].map(isPossible) ?? true },
      copy: {
        $1[keyPath: limit] = $0[keyPath: limit]
        $1[keyPath: percentile] = $0[keyPath: percentile]
      })
  }

  private static func read(_ typed: String) -> (seconds: Double?, Percentile)? {
    let parts = typed.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 1, typed.lowercased() == RequestField.unlimited { return (nil, .p50) }
    guard let first = parts.first, let seconds = DurationReader.milliseconds.read(String(first)), isPossible(seconds)
    else { return nil }
    guard parts.count == 2 else { return (seconds, .p50) }
    return Percentile(rawValue: parts[1].lowercased()).map { (seconds, $0) }
  }

  private static func text(_ seconds: Double?, _ level: Percentile) -> String {
    guard let seconds else { return RequestField.unlimited }
    return plain(seconds * 1e3) + (level == .p50 ? "" : "@\(level.rawValue)")
  }

  private static func isPossible(_ seconds: Double) -> Bool { seconds > 0 && seconds <= longest }
}
