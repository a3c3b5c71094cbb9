import Quantities

extension PerformanceEstimate {
  /// What the model of a forward pass rests on.
  package struct Basis: Sendable, Hashable {
    /// The share of the memory's bandwidth that reads reach, and that bandwidth.
    package let bandwidthEfficiency: Double
    package let bandwidth: ByteRate
    package let secondsPerLayer: Seconds
    /// The share of the peak that prefill reaches, and that peak; nil where none is published.
    package let prefillEfficiency: Double
    package let peak: Peak?
    /// Where the engine's constants are from, as its catalog entry tells.
    package let source: String

    package struct Peak: Sendable, Hashable {
      package let rate: ComputeRate
      package let precision: Precision
      /// Whether nobody published it, and it follows from the memory's bandwidth.
      package let isAssumed: Bool
      package init(_ rate: ComputeRate, _ precision: Precision, isAssumed: Bool = false) {
        self.rate = rate
        self.precision = precision
        self.isAssumed = isAssumed
      }
    }

    package init(
      bandwidthEfficiency: Double, bandwidth: ByteRate, secondsPerLayer: Seconds, prefillEfficiency: Double,
      peak: Peak?, source: String
    ) {
      self.bandwidthEfficiency = bandwidthEfficiency
      self.bandwidth = bandwidth
      self.secondsPerLayer = secondsPerLayer
      self.prefillEfficiency = prefillEfficiency
      self.peak = peak
      self.source = source
    }
  }
}

extension QualityEstimate {
  /// Where one of the numbers comes from.
  package enum Note: Sendable, Hashable {
    /// The weights are as published, or wider.
    case asPublished
    case measured(tensors: Int, areSynthetic: Bool, file: String)
    /// The error is that of outputs.
    case outputs(CalibratedOutputs)
    /// Rounding was measured of what is made with a method that aims at outputs.
    case roundedInstead(of: String)
    case synthetic(seed: UInt64, model: String)
    case publishedPerplexity(source: String)
    /// From so many published perplexities of the scheme (none: from the error of such weights), times the model's
    /// sensitivity over a typical model's.
    case fittedPerplexity(rows: Int, sensitivity: Double, of: Kin)
    /// Scaled, as the error is this share of the base's.
    case scaledPerplexity(share: Double, base: String)
    /// Scaled, as the model's own weights err so many times as much as invented ones.
    case scaledByError(share: Double)
    case publishedRecovery(source: String)
    /// From so many published accuracies of the scheme; none: from what its perplexity stands for.
    case fittedRecovery(rows: Int)
    /// What is told of accuracy and perplexity was seen of models that write text, and this is none.
    case ofLanguageModels
    /// Nothing was published of it, and the laboratory has no codec to measure its error with.
    case unmeasurable
    /// Its weights err by more than twice the most that anything was published of: t² of both.
    case coarserThanRows(error: Double, largest: Double)
  }
}

extension QualityEstimate {
  /// Whose published rows tell how sensitive a model is.
  package enum Kin: Sendable, Hashable {
    case itself(rows: Int)
    case family(rows: Int)
    /// Of nobody near: a typical model's.
    case nobody
  }
}

/// What the error of outputs, ‖XWᵀ−XŴᵀ‖²/‖XWᵀ‖², was measured on.
package struct CalibratedOutputs: Sendable, Hashable {
  /// The laboratory's.
  package let method: String
  package let tensors: Int
  /// Whether the weights were invented.
  package let areSynthetic: Bool
  package let file: String
  /// Where activations came from; invented ones say so.
  package let activations: String

  package init(method: String, tensors: Int, areSynthetic: Bool, file: String, activations: String) {
    self.method = method
    self.tensors = tensors
    self.areSynthetic = areSynthetic
    self.file = file
    self.activations = activations
  }
}

extension CostEstimate {
  /// What the cost rests on.
  package enum Basis: Sendable, Hashable {
    case unknown(Unpriced)
    case rent(Rent)
    /// A price that the request says, in dollars.
    case told(accelerators: Int, usdPerAcceleratorHour: Double)
    case owned(accelerators: Int, OwnedPrice)
  }

  /// An accelerator that nobody can say the cost of.
  package struct Unpriced: Sendable, Hashable {
    package let accelerator: String
    /// Nil in plans of versions that didn't tell.
    package let gap: PriceGap?
    /// Of all accelerators' electricity, and its price; nil where unknown.
    package let energyUSDPerHour: Double?
    package let usdPerKilowattHour: Double?
    package let region: String?

    package init(
      accelerator: String, gap: PriceGap? = nil, energyUSDPerHour: Double? = nil, usdPerKilowattHour: Double? = nil,
      region: String? = nil
    ) {
      self.accelerator = accelerator
      self.gap = gap
      self.energyUSDPerHour = energyUSDPerHour
      self.usdPerKilowattHour = usdPerKilowattHour
      self.region = region
    }
  }

  /// Accelerators × their price by the hour × the region's factor.
  package struct Rent: Sendable, Hashable {
    package let accelerators: Int
    package let price: ListedPrice
    /// The region's name and country, and its prices over those in the United States where the price is of elsewhere.
    package let region: String
    package let country: String?
    package let regionFactor: Double

    package init(accelerators: Int, price: ListedPrice, region: String, country: String?, regionFactor: Double) {
      self.accelerators = accelerators
      self.price = price
      self.region = region
      self.country = country
      self.regionFactor = regionFactor
    }
  }
}

extension EnergyEstimate {
  /// What all boards draw at full load; nil where it isn't published.
  package var watts: Double? {
    guard case .fact(.boardPower(let power)) = basis else { return nil }
    return power.watts * Double(power.accelerators)
  }

  /// What energy and carbon rest on.
  package enum Basis: Sendable, Hashable {
    /// No published board power.
    case unknown(accelerator: String)
    case boardPower(BoardPower)
  }

  /// Accelerators × their power at full load × what is drawn of it × the building's overhead, and the carbon of the
  /// region's grid.
  package struct BoardPower: Sendable, Hashable {
    package let accelerators: Int
    /// Of one at full load.
    package let watts: Double
    /// The share of them that is drawn while the load is served.
    package let share: Double
    package let powerUsageEffectiveness: Double
    package let gramsCO2PerKilowattHour: Double
    package let region: String
    package let carbonYear: Int?

    package init(accelerators: Int, watts: Watts, share: Double, region: Region) {
      self.accelerators = accelerators
      self.watts = watts.value
      self.share = share
      powerUsageEffectiveness = region.powerUsageEffectiveness
      gramsCO2PerKilowattHour = region.gramsCO2PerKilowattHour
      self.region = region.name
      carbonYear = region.carbonYear
    }
  }
}
