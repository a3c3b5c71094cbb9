extension RequestField.Content {
  /// A share of accuracy that may be lost, or none, and which figure of it: `1%`, `0.5`, `1%@low`.
  static func loss(_ limit: RequestField.Path<Double?>, at bound: RequestField.Path<LossBound>) -> Self {
    Self(
      expected: "percent above 0 and up to 100 (1%), with @low for the low end of the range, or "
        + RequestField.unlimited,
      read: { typed in
        guard let (share, figure) = read(typed) else { return nil }
        return {
          $0[keyPath: limit] = share
          $0[keyPath: bound] = figure
        }
      },
      text: { text($0[keyPath: limit], $0[keyPath: bound]) },
      isValid: { $0[keyPath: limit].map(isShare) ?? true },
      copy: {
        $1[keyPath: limit] = $0[keyPath: limit]
        $1[keyPath: bound] = $0[keyPath: bound]
      })
  }

  private static func read(_ typed: String) -> (share: Double?, LossBound)? {
    let parts = typed.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 1, typed.lowercased() == RequestField.unlimited { return (nil, .likely) }
    guard let first = parts.first, let percent = NumberReader.decimal.percent(String(first)),
      isShare(percent / 100)
    else { return nil }
    guard parts.count == 2 else { return (percent / 100, .likely) }
    return LossBound(rawValue: parts[1].lowercased()).map { (percent / 100, $0) }
  }

  private static func text(_ share: Double?, _ bound: LossBound) -> String {
    guard let share else { return RequestField.unlimited }
    return plain(share * 100) + "%" + (bound == .likely ? "" : "@\(bound.rawValue)")
  }

  private static func isShare(_ share: Double) -> Bool { share > 0 && share <= 1 }
}
