import Quantities

/// A change that makes the plan fit, or better: what to do, what it brings, what it costs.
package struct Repair: Sendable, Hashable {
  /// Nil where a file doesn't tell it.
  package let kind: RepairKind?
  package let action: Statement<Action>
  package let effect: Statement<Effect>
  package let cost: Statement<Cost>
  /// The request with the change applied; planning it again shows the effect.
  package let request: PlanRequest

  package init(
    kind: RepairKind?, action: Statement<Action>, effect: Statement<Effect>, cost: Statement<Cost>, request: PlanRequest
  ) {
    self.kind = kind
    self.action = action
    self.effect = effect
    self.cost = cost
    self.request = request
  }
}

/// The ways to repair a plan, as JSON names them.
package enum RepairKind: String, Sendable, CaseIterable {
  case otherScheme, narrowerMix, narrowerCache, moreAccelerators, shorterContext, fewerSequences, largerAccelerator
  case smallerModel, fewerAccelerators, cheaperAccelerator, widerMix, roomierCache, otherHardware
  case otherEngine, otherCache, otherLayout, otherPlace, moreSequences
}

extension Repair {
  /// What to do.
  package enum Action: Sendable, Hashable {
    case use(accelerators: Int, accelerator: String)
    /// Other accelerators, and the engine that runs on them where it is another.
    case move(accelerators: Int, accelerator: String, engine: String?)
    case store(scheme: String)
    case runWith(engine: String)
    /// Nothing of it is pinned any more.
    case leaveLayout
    /// Something, or nothing, stays in the host's memory.
    case leave(Offload?)
    /// Sequences at once follow from what comes.
    case leaveSequences
    case mix(Mix)
    case cacheFormat(KeyValueCacheFormat)
    case limitContext(tokens: Int)
    case limitSequences(Int)
    case replaceModel(Relation, name: String, parameters: Int64)
  }

  /// How a model stands to the one that it may replace.
  package enum Relation: Sendable, Hashable { case distilled, pruned, smallerSibling }

  /// Classes of tensors with formats of their own, beside the rest of a scheme.
  package struct Mix: Sendable, Hashable {
    package let parts: [Part]
    package let base: String
    package let baseBits: Double
    /// Whether formats are known by names of their own instead of their bits, as GGUF's are.
    package let namesFormats: Bool

    package struct Part: Sendable, Hashable {
      package let classes: [TensorClass]
      package let bits: Double
      package let label: String
      package init(classes: [TensorClass], bits: Double, label: String) {
        self.classes = classes
        self.bits = bits
        self.label = label
      }
    }

    package init(parts: [Part], base: String, baseBits: Double, namesFormats: Bool) {
      self.parts = parts
      self.base = base
      self.baseBits = baseBits
      self.namesFormats = namesFormats
    }
  }

  /// What it brings.
  package enum Effect: Sendable, Hashable {
    case fits(Fit)
    /// Bytes more on each accelerator for a part of the error less.
    case lessError(saved: Double, basis: QualityEstimate.Basis, addedBytes: ByteCount, accelerators: Int)
    case moreTokens(Int, now: Int)
  }

  /// A deployment that fits, as the request's mode counts.
  package struct Fit: Sendable, Hashable {
    package let scheme: String
    package let accelerators: Int
    /// On the fullest accelerator.
    package let spareBytes: ByteCount
    package let pace: Pace
    /// Nil online, and where no price is known.
    package let usdPerMillionTokens: Double?
    /// Targets that it misses all the same.
    package let stillMisses: [MissedTarget]

    package init(
      scheme: String, accelerators: Int, spareBytes: ByteCount, pace: Pace, usdPerMillionTokens: Double?,
      stillMisses: [MissedTarget] = []
    ) {
      self.scheme = scheme
      self.accelerators = accelerators
      self.spareBytes = spareBytes
      self.pace = pace
      self.usdPerMillionTokens = usdPerMillionTokens
      self.stillMisses = stillMisses
    }
  }

  /// What it costs.
  package enum Cost: Sendable, Hashable {
    case rent(Rent)
    case otherModel(Rent)
    /// Recovery that was published; nil where nothing was.
    case accuracy(Interval?)
    case noAccuracy
    /// A published form's own precision, as `accuracy`, for the rent.
    case requantized(Interval?, Rent)
    case room(spareBytes: ByteCount, pace: Pace, spareNow: ByteCount, paceNow: Pace)
    /// t² then and now; nil where one of them was not measured.
    case error(Double, now: Double, basis: QualityEstimate.Basis)
    case unmeasuredError
    case longContexts
    case longRequestsRefused
    case queue
  }

  /// Dollars an hour then and now; nil where unknown.
  package struct Rent: Sendable, Hashable {
    package let usdPerHour: Double?
    package let now: Double?
    package init(usdPerHour: Double?, now: Double?) {
      self.usdPerHour = usdPerHour
      self.now = now
    }
  }
}
