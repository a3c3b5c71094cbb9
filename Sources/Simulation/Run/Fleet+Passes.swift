extension Fleet {
  /// Passes that are simulated at most: tens of seconds of work.
  static let mostPasses = 200_000_000
  static let passSeconds = 1e-9...1e6

  /// Starts a pass on each idle replica to which something happened.
  mutating func startPasses(_ clock: any PassClock, prefilling: any PassClock) throws(SimulationError) {
    if touched.count > 1 { touched = Set(touched).sorted() }
    for index in touched where !replicas[index].isBusy {
      let before = replicas[index].running
      let work = replicas[index].startPass(&flights)
      running += replicas[index].running - before
      guard let work else { continue }
      let clock = replicas[index].isPrefillOnly ? prefilling : clock
      let seconds = clock.seconds(of: work)
      guard Self.passSeconds.contains(seconds) else {
        throw .passTime(seconds: seconds, of: work, expected: Self.passSeconds)
      }
      passes += 1
      guard passes <= Self.mostPasses else { throw .tooManyPasses(limit: Self.mostPasses) }
      events.insert(Event(time: time + seconds, kind: .passEnds, index: index))
      replicas[index].isBusy = true
      if !replicas[index].isPrefillOnly { noteCacheUse(of: index) }
    }
    touched.removeAll(keepingCapacity: true)
    whole.mostWaiting = max(whole.mostWaiting, waiting)
    if isMeasuring { window.mostWaiting = max(window.mostWaiting, waiting) }
  }

  private mutating func noteCacheUse(of index: Int) {
    let pool = replicas[index].pool
    peakCacheUse = max(peakCacheUse, Double(pool.held) / Double(pool.capacity))
  }
}
