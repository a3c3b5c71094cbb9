import Domain
import Presentation
import Quantities

/// An assumption's facts: its code and those of the keys below that its case has.
struct AssumptionV1: Codable {
  let code: String
  var concurrency: Int?
  var contextTokens: Int?
  var inputTokens: Int?
  var outputTokens: Int?
  var workload: String?
  var file: String?
  var requests: Int?
  var seconds: Double?
  var gapVariation: Double?
  var longestTokens: Int?
  var inputP95: Int?
  var outputP95: Int?
  var images: Int?
  var imageSize: ImageSize?
  var tokensPerImage: Int?
  var model: String?
  var prefixTokens: Int?
  var prefixShare: Double?
  var prefixScope: PrefixScope?
  var isStoredOnce: Bool?
  var engine: String?
  var engineID: String?
  var version: String?
  var utilization: Double?
  var sequences: Int?
  var usualSequences: Int?
  var peakBytes: ByteCount?
  var fits: Bool?
  var dropsTokens: Bool?
  var windowedBytes: ByteCount?
  var fullBytes: ByteCount?
  var accelerator: String?
  var memoryBasis: AcceleratorMemory.Basis?
  var accelerators: Int?
  var usdPerAcceleratorHour: Double?
  var region: String?
  var regionFactor: Double?
  var source: String?
  var date: String?
  var flags: String?
  var tokens: Int?
  var usualTokens: Int?
  var hosts: Int?
  var network: String?
  var networkBytesPerSecond: Double?
  var leftOut: [LeftOutV1]?
  var adapters: Int?
  var rank: Int?
  var method: Speculation.Method?
  var acceptance: Interval?
  var tokensPerStep: Interval?
  var shareOfPeak: Interval?
  var studentShare: Double?
  var peakFactor: Double?
  var idleShare: Double?
  var diskBytesPerSecond: Interval?
  var engineSeconds: Interval?

  init(_ assumption: Assumption) {
    code = assumption.code
    switch assumption {
    case .load(let load): set(load)
    case .trace(let trace):
      (file, requests, seconds) = (trace.file, trace.requests, trace.seconds)
      (gapVariation, longestTokens) = (trace.gapVariation, trace.longestTokens)
    case .lengths(let inputP95, let outputP95): (self.inputP95, self.outputP95) = (inputP95, outputP95)
    case .images(let images):
      (self.images, imageSize, tokensPerImage) = (images.count, images.size, images.tokensPerImage)
    case .unknownImages(let model): self.model = model
    case .prefix(let prefix):
      (engine, prefixTokens, prefixShare) = (prefix.engine, prefix.tokens, prefix.share)
      (prefixScope, isStoredOnce) = (prefix.scope, prefix.isStoredOnce)
    case .sequenceLimit(let engine, let sequences, let usual):
      (self.engine, self.sequences, usualSequences) = (engine, sequences, usual)
    case .quantizedCheckpoint(let peakBytes, let fits): (self.peakBytes, self.fits) = (peakBytes, fits)
    case .windows(let windows):
      (engine, dropsTokens) = (windows.engine, windows.dropsTokens)
      (windowedBytes, fullBytes) = (windows.windowedBytes, windows.fullBytes)
    case .engine(let release):
      (engineID, engine, version, utilization) = (release.id, release.name, release.version, release.utilization)
    case .flags(let engine, let flags, let tokens, let usual):
      (self.engine, self.flags, self.tokens, usualTokens) = (engine, flags, tokens, usual)
    case .nominalMemory(let accelerator, let basis): (self.accelerator, memoryBasis) = (accelerator, basis)
    case .network(let hosts, let name, let rate):
      (self.hosts, network, networkBytesPerSecond) = (hosts, name, rate.value)
    case .price(.unknown(let accelerator)): self.accelerator = accelerator
    case .price(.rent(let rent)): set(rent)
    case .leftOut(let schemes):
      leftOut = schemes.map { LeftOutV1(scheme: $0.scheme, objection: $0.objection) }
    case .nothingShared, .nothingElseShared: break
    case .adapters(let count, let rank): (adapters, self.rank) = (count, rank)
    case .speculation(let drafts): set(drafts)
    case .training(let share, let student): (shareOfPeak, studentShare) = (share, student)
    case .day(let peak, let idle): (peakFactor, idleShare) = (peak, idle)
    case .coldStart(let disk, let engine): (diskBytesPerSecond, engineSeconds) = (disk, engine)
    }
  }

  private mutating func set(_ load: Assumption.Load) {
    (concurrency, contextTokens) = (load.concurrency, load.contextTokens)
    (inputTokens, outputTokens, workload) = (load.inputTokens, load.outputTokens, load.workload)
  }

  private mutating func set(_ drafts: Assumption.Drafts) {
    (method, model, tokens) = (drafts.method, drafts.model, drafts.tokens)
    (acceptance, tokensPerStep, source) = (drafts.acceptance, drafts.tokensPerStep, drafts.source)
    (adapters, rank) = drafts.adapters == 0 ? (nil, nil) : (drafts.adapters, drafts.rank)
  }

  private mutating func set(_ rent: CostEstimate.Rent) {
    (accelerators, usdPerAcceleratorHour) = (rent.accelerators, rent.usdPerAcceleratorHour)
    (region, regionFactor, source, date) = (rent.region, rent.regionFactor, rent.source, rent.date)
  }
}

struct LeftOutV1: Codable, Sendable {
  let scheme: String
  let objection: Assumption.LeftOut.Objection
}

extension AssumptionV1 {
  /// The assumptions of a file: its facts where they say what its sentences say, else the sentences.
  static func statements(_ sentences: [String], facts: [AssumptionV1]) -> [Statement<Assumption>] {
    let known = facts.compactMap(\.assumption)
    let isSame = known.count == sentences.count && zip(known, sentences).allSatisfy { $0.words == $1 }
    return isSame ? known.map { .fact($0) } : sentences.map { .quoted($0) }
  }

  /// Nil for a code that is not known here, and where a key is missing.
  private var assumption: Assumption? {
    switch code {
    case "load": load
    case "trace": trace
    case "lengths": .lengths(inputP95: inputP95, outputP95: outputP95)
    case "images": carriedImages
    case "unknownImages": model.map { .unknownImages(model: $0) }
    case "prefix": prefix
    case "sequenceLimit":
      if let engine, let sequences, let usualSequences {
        .sequenceLimit(engine: engine, sequences: sequences, usual: usualSequences)
      } else {
        nil
      }
    case "quantizedCheckpoint":
      if let peakBytes, let fits { .quantizedCheckpoint(peakBytes: peakBytes, fits: fits) } else { nil }
    case "windows": windows
    case "engine": release
    case "flags":
      if let engine, let flags, let tokens, let usualTokens {
        .flags(engine: engine, flags, tokens: tokens, usualTokens: usualTokens)
      } else {
        nil
      }
    case "nominalMemory":
      if let accelerator, let memoryBasis { .nominalMemory(accelerator: accelerator, basis: memoryBasis) } else { nil }
    case "network":
      if let hosts, let networkBytesPerSecond {
        .network(hosts: hosts, name: network, rate: ByteRate(networkBytesPerSecond))
      } else {
        nil
      }
    case "unknownPrice": accelerator.map { .price(.unknown(accelerator: $0)) }
    case "price": price
    case "leftOut":
      leftOut.map { .leftOut($0.map { .init(scheme: $0.scheme, objection: $0.objection) }) }
    case "nothingShared": .nothingShared
    case "nothingElseShared": .nothingElseShared
    case "adapters": if let adapters, let rank { .adapters(adapters, rank: rank) } else { nil }
    case "speculation": drafts
    case "training", "day", "coldStart": life
    default: nil
    }
  }

  private var load: Assumption? {
    guard let concurrency, let contextTokens, let inputTokens, let outputTokens, let workload else { return nil }
    return .load(
      Assumption.Load(
        concurrency: concurrency, contextTokens: contextTokens, inputTokens: inputTokens, outputTokens: outputTokens,
        workload: workload))
  }

  private var trace: Assumption? {
    guard let file, let requests, let seconds, let gapVariation, let longestTokens else { return nil }
    return .trace(
      Assumption.Recorded(
        file: file, requests: requests, seconds: seconds, gapVariation: gapVariation, longestTokens: longestTokens))
  }

  private var carriedImages: Assumption? {
    guard let images, let imageSize, let tokensPerImage else { return nil }
    return .images(Assumption.Images(count: images, size: imageSize, tokensPerImage: tokensPerImage))
  }

  private var prefix: Assumption? {
    guard let engine, let prefixTokens, let prefixShare, let prefixScope, let isStoredOnce else { return nil }
    return .prefix(
      Assumption.Prefix(
        engine: engine, tokens: prefixTokens, share: prefixShare, scope: prefixScope, isStoredOnce: isStoredOnce))
  }

  private var drafts: Assumption? {
    guard let method, let tokens, let acceptance, let tokensPerStep, let source else { return nil }
    return .speculation(
      Assumption.Drafts(
        method: method, model: model, tokens: tokens, acceptance: acceptance, tokensPerStep: tokensPerStep,
        source: source, adapters: adapters ?? 0, rank: rank ?? PlanRequest.usualAdapterRank))
  }

  /// What a deployment's life and day rest on.
  private var life: Assumption? {
    if let shareOfPeak, let studentShare { return .training(shareOfPeak: shareOfPeak, studentShare: studentShare) }
    if let peakFactor, let idleShare { return .day(peakFactor: peakFactor, idleShare: idleShare) }
    guard let diskBytesPerSecond, let engineSeconds else { return nil }
    return .coldStart(diskBytesPerSecond: diskBytesPerSecond, engineSeconds: engineSeconds)
  }

  private var windows: Assumption? {
    guard let engine, let dropsTokens, let windowedBytes, let fullBytes else { return nil }
    return .windows(
      Assumption.Windows(
        engine: engine, dropsTokens: dropsTokens, windowedBytes: windowedBytes, fullBytes: fullBytes))
  }

  private var release: Assumption? {
    guard let engineID, let engine, let version, let utilization else { return nil }
    return .engine(
      Assumption.EngineRelease(id: engineID, name: engine, version: version, utilization: utilization))
  }

  private var price: Assumption? {
    guard let accelerators, let usdPerAcceleratorHour, let region, let regionFactor, let source else { return nil }
    return .price(
      .rent(
        CostEstimate.Rent(
          accelerators: accelerators, usdPerAcceleratorHour: usdPerAcceleratorHour, region: region,
          regionFactor: regionFactor, source: source, date: date)))
  }
}
