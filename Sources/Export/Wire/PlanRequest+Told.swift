import Domain

/// Parts of a request that the JSON tells in other pieces; each may rest on keys that stand before its own.
extension PlanRequest {
  /// The accelerator itself, also where hosts of it are asked for.
  var onlyAccelerator: String {
    get { host?.accelerator ?? accelerator }
    set { accelerator = newValue }
  }

  /// What the accelerators come in; nil where they come one by one.
  var hostReference: String? {
    get { host?.reference }
    set {
      guard let newValue else { return }
      host = HostUse(reference: newValue, accelerator: accelerator, accelerators: 1)
      accelerator = newValue
    }
  }

  /// Told beside the accelerators' number, from which it follows again.
  var hostCount: Int? {
    get { host == nil ? nil : askedCount }
    set {}
  }

  var hostAccelerators: Int? {
    get { host?.accelerators }
    set {
      host = host.map {
        HostUse(reference: $0.reference, accelerator: $0.accelerator, accelerators: newValue ?? 1)
      }
    }
  }

  var prefixShare: Double? {
    get { prefixHit?.share }
    set { prefixHit = newValue.map { PrefixHit(share: $0) } }
  }

  var prefixScope: PrefixScope? {
    get { prefixHit?.scope }
    set { prefixHit = prefixHit.map { PrefixHit(share: $0.share, scope: newValue ?? .everyone) } }
  }

  /// Nil in plans of versions in which it never followed, except in jobs.
  var toldToFollow: Bool? {
    get { concurrencyFollows }
    set { concurrencyFollows = newValue ?? (mode == .offline) }
  }

  /// Nil where there are no adapters.
  var rankOfAdapters: Int? {
    get { adapters == 0 ? nil : adapterRank }
    set { adapterRank = newValue ?? PlanRequest.usualAdapterRank }
  }
}
