/// Something that happens at a time. At one time passes end first, then caches arrive, then requests.
struct Event: Comparable {
  let time: Double
  let kind: Kind
  /// The replica whose pass ends, or the request.
  let index: Int

  enum Kind: Int { case passEnds, cacheArrives, requestArrives }

  static func < (left: Self, right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    return (left.kind.rawValue, left.index) < (right.kind.rawValue, right.index)
  }
}
