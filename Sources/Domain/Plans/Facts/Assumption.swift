import Quantities

/// What was assumed because nobody said otherwise, each beside its value.
package enum Assumption: Coded {
  /// A measurement of the user's own corrects the speed.
  case corrected(SpeedCorrection)
  case load(Load)
  case trace(Recorded)
  /// What 95 % of prompts and answers stay within; nil for those that are all alike.
  case lengths(inputP95: Int?, outputP95: Int?)
  case images(Images)
  /// Nobody knows how many tokens an image becomes in this model; they are not counted.
  case unknownImages(model: String)
  /// How an image comes about, and what of it is not counted.
  case denoising(Denoised)
  case prefix(Prefix)
  /// The engine is told to run fewer sequences than by default, since it reserves logits for all.
  case sequenceLimit(engine: String, sequences: Int, usual: Int)
  /// The model is a file's, which leaves some of it to be assumed.
  case modelFile(ModelOrigin)
  /// The checkpoint is planned as it is.
  case storedCheckpoint(StoredCheckpoint)
  /// The checkpoint is quantized already, and another scheme was asked for.
  case requantized(StoredCheckpoint)
  /// The checkpoint is quantized already: doing it while loading would take this much on each accelerator.
  case quantizedCheckpoint(peakBytes: ByteCount, fits: Bool)
  case windows(Windows)
  case engine(EngineRelease)
  /// An engine that would be taken first, and why it isn't.
  case passedOver(PassedOver)
  /// The engine's figures are those of another, `from` by its id.
  case borrowedFigures(engine: String, from: String, [BorrowedFigures.Figures])
  /// Tensors that stay as they are, since a scheme's groups don't divide their inputs.
  case keptWide(groupSize: Int, [Kept])
  /// What each replica's engine is told, and the tokens that its cache has room for then and by its defaults.
  case flags(engine: String, String, tokens: Int, usualTokens: Int)
  /// The accelerator's memory is not as a driver reports it.
  case nominalMemory(accelerator: String, basis: AcceleratorMemory.Basis)
  /// What is usual of such hardware, as nobody told the accelerator's own.
  case typicalRates(accelerator: String, TypicalRates)
  /// A replica spans several hosts; `name` is nil where no catalog entry says what joins them.
  case network(hosts: Int, name: String?, rate: ByteRate)
  case price(CostEstimate.Basis)
  /// Prices of the user's own that don't count in this market and country.
  case pricesElsewhere([PriceElsewhere], market: Market, country: String)
  /// Schemes that run here and were left out, since nobody asked for them.
  case leftOut([LeftOut])
  /// No more accelerators were weighed, where that is why something is missed.
  case largestFleet(accelerators: Int)
  /// A simulation was asked for and there is none.
  case notSimulated
  /// What is left in the host's memory, which must have room for it, and at what rate its part of a pass is read.
  case offload(Left)
  /// No prefix caching, no speculative decoding, no adapters.
  case nothingShared
  /// No speculative decoding, no adapters.
  case nothingElseShared
  /// Instead of that: LoRA adapters, whose reads and arithmetic no speed counts.
  case adapters(Int, rank: Int)
  /// Instead of all these: how tokens are drafted, and how often they are kept.
  case speculation(Drafts)
  /// The share of the peak that training reaches, and a student's parameters over its teacher's.
  case training(shareOfPeak: Interval, studentShare: Double)
  /// A day's curve around its busiest hour, and an idle accelerator's power over its board's.
  case day(peakFactor: Double, idleShare: Double)
  /// How fast a local disk is read, and how long engines start.
  case coldStart(diskBytesPerSecond: Interval, engineSeconds: Interval)

  package var code: String {
    switch self {
    case .corrected: "corrected"
    case .load: "load"
    case .trace: "trace"
    case .lengths: "lengths"
    case .images: "images"
    case .unknownImages: "unknownImages"
    case .denoising: "denoising"
    case .prefix: "prefix"
    case .sequenceLimit: "sequenceLimit"
    case .modelFile: "modelFile"
    case .storedCheckpoint: "storedCheckpoint"
    case .requantized: "requantized"
    case .quantizedCheckpoint: "quantizedCheckpoint"
    case .windows: "windows"
    case .engine: "engine"
    case .passedOver: "passedOver"
    case .borrowedFigures: "borrowedFigures"
    case .keptWide: "keptWide"
    case .flags: "flags"
    case .nominalMemory: "nominalMemory"
    case .typicalRates: "typicalRates"
    case .network: "network"
    case .price(let basis): Self.code(of: basis)
    case .pricesElsewhere: "pricesElsewhere"
    case .leftOut: "leftOut"
    case .largestFleet: "largestFleet"
    case .notSimulated: "notSimulated"
    case .offload: "offload"
    case .nothingShared: "nothingShared"
    case .nothingElseShared: "nothingElseShared"
    case .adapters: "adapters"
    case .speculation: "speculation"
    case .training: "training"
    case .day: "day"
    case .coldStart: "coldStart"
    }
  }
}

extension Assumption {
  private static func code(of basis: CostEstimate.Basis) -> String {
    switch basis {
    case .unknown: "unknownPrice"
    case .rent: "price"
    case .told: "toldPrice"
    case .owned: "ownedPrice"
    }
  }
}

extension Assumption {
  package struct Load: Sendable, Hashable {
    package let concurrency: Int
    package let contextTokens: Int
    package let inputTokens: Int
    package let outputTokens: Int
    package let workload: String

    package init(concurrency: Int, contextTokens: Int, inputTokens: Int, outputTokens: Int, workload: String) {
      self.concurrency = concurrency
      self.contextTokens = contextTokens
      self.inputTokens = inputTokens
      self.outputTokens = outputTokens
      self.workload = workload
    }
  }

  /// A load as it was recorded.
  package struct Recorded: Sendable, Hashable {
    package let file: String
    package let requests: Int
    package let seconds: Double
    package let gapVariation: Double
    package let longestTokens: Int

    package init(file: String, requests: Int, seconds: Double, gapVariation: Double, longestTokens: Int) {
      self.file = file
      self.requests = requests
      self.seconds = seconds
      self.gapVariation = gapVariation
      self.longestTokens = longestTokens
    }
  }

  /// What of each prompt is found in the engine's prefix cache.
  package struct Prefix: Sendable, Hashable {
    package let engine: String
    package let tokens: Int
    /// Of the whole prompt.
    package let share: Double
    package let scope: PrefixScope
    /// Whether all sequences of a replica hold them in one copy.
    package let isStoredOnce: Bool

    package init(engine: String, tokens: Int, share: Double, scope: PrefixScope, isStoredOnce: Bool) {
      self.engine = engine
      self.tokens = tokens
      self.share = share
      self.scope = scope
      self.isStoredOnce = isStoredOnce
    }
  }

  /// What local layers keep of the requested load's cache.
  package struct Windows: Sendable, Hashable {
    package let engine: String
    /// Whether the engine drops what local layers can't see any more.
    package let dropsTokens: Bool
    package let windowedBytes: ByteCount
    package let fullBytes: ByteCount

    package init(engine: String, dropsTokens: Bool, windowedBytes: ByteCount, fullBytes: ByteCount) {
      self.engine = engine
      self.dropsTokens = dropsTokens
      self.windowedBytes = windowedBytes
      self.fullBytes = fullBytes
    }
  }

  package struct EngineRelease: Sendable, Hashable {
    package let id: String
    package let name: String
    package let version: String
    /// The share of the memory that it fills.
    package let utilization: Double

    package init(id: String, name: String, version: String, utilization: Double) {
      self.id = id
      self.name = name
      self.version = version
      self.utilization = utilization
    }
  }
}
