import Domain

/// The mode that a load tells, where nobody says one.
extension RequestChanges {
  /// The changes with the mode of a job, for which nobody waits, where documents are asked for and no mode is.
  func takingJobsOffline(after earlier: PlanRequest?) -> RequestChanges {
    guard let documents = self[.documents]?.lowercased(), documents != RequestField.unlimited, self[.mode] == nil,
      earlier?.documents == nil
    else { return self }
    return changing(to: .offline)
  }

  /// The changes with the mode of those who wait, where requests come by themselves, a latency is limited, and the
  /// workload is a job's only because the model's usual one is.
  func takingArrivalsOnline(beside names: ResolvedNames, after earlier: PlanRequest?) -> RequestChanges {
    let isInherited = !names.isOtherWorkload
    let mode = isInherited ? earlier?.mode ?? names.workload.mode : names.workload.mode
    guard mode == .offline, self[.mode] == nil, names.isUsualWorkload else { return self }
    let before = earlier.map { ($0.hasArrivals, $0.limitsLatency) } ?? (false, false)
    let comes = loads.isEmpty ? before.0 : loads.contains { $0 != .documents }
    let isLimited = limitsLatency ?? (isInherited && before.1)
    guard comes, isLimited, !(isInherited && before.0 && before.1) else { return self }
    return changing(to: .online)
  }

  /// Whether they limit a latency; nil where they don't say.
  private var limitsLatency: Bool? {
    let texts = RequestField.latencies.compactMap { self[$0]?.lowercased() }
    return texts.isEmpty ? nil : texts.contains { $0 != RequestField.unlimited }
  }

  private func changing(to mode: ServingMode) -> RequestChanges {
    var changes = self
    changes[.mode] = mode.rawValue
    return changes
  }
}

extension RequestField {
  fileprivate static let latencies = [maximumTimeToFirstTokenSeconds, maximumTimePerOutputTokenSeconds]
}

extension PlanRequest {
  fileprivate var hasArrivals: Bool { loads.contains { $0 != .documents } }

  fileprivate var limitsLatency: Bool {
    maximumTimeToFirstTokenSeconds != nil || maximumTimePerOutputTokenSeconds != nil
  }
}
