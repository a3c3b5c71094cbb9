/// The limits of a request that are about people who wait.
package struct WaitingLimits: Sendable, Hashable {
  package var timeToFirstTokenSeconds: Double?
  package var timeToFirstTokenPercentile = Percentile.p50
  package var timePerOutputTokenSeconds: Double?
  package var timePerOutputTokenPercentile = Percentile.p50

  package init() {}
}

extension PlanRequest {
  package var waitingLimits: WaitingLimits {
    get {
      var limits = WaitingLimits()
      limits.timeToFirstTokenSeconds = maximumTimeToFirstTokenSeconds
      limits.timeToFirstTokenPercentile = timeToFirstTokenPercentile
      limits.timePerOutputTokenSeconds = maximumTimePerOutputTokenSeconds
      limits.timePerOutputTokenPercentile = timePerOutputTokenPercentile
      return limits
    }
    set {
      maximumTimeToFirstTokenSeconds = newValue.timeToFirstTokenSeconds
      timeToFirstTokenPercentile = newValue.timeToFirstTokenPercentile
      maximumTimePerOutputTokenSeconds = newValue.timePerOutputTokenSeconds
      timePerOutputTokenPercentile = newValue.timePerOutputTokenPercentile
    }
  }

  /// Changes between answering fast and answering much, as asking for the other mode does: offline nobody waits, and
  /// the sequences in flight follow from what fits.
  ///
  /// - Parameter aside: the limits that online had; they come back with it.
  package mutating func toggleMode(keeping aside: inout WaitingLimits?) {
    if mode == .online {
      (aside, waitingLimits) = (waitingLimits, WaitingLimits())
      mode = .offline
    } else {
      mode = .online
      if let limits = aside, waitingLimits == WaitingLimits() { waitingLimits = limits }
    }
    concurrencyFollows = mode == .offline || wantedRate != nil || users != nil
  }
}
