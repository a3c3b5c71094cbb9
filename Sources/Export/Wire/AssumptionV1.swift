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
  var steps: Int?
  var passesPerStep: Int?
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
  var market: Market?
  var provider: String?
  var instance: String?
  var country: String?
  var regionCountry: String?
  var zone: String?
  var confidence: PriceConfidence?
  var lowestUSDPerAcceleratorHour: Double?
  var highestUSDPerAcceleratorHour: Double?
  var prices: Int?
  var isStale: Bool?
  var pricesElsewhere: [PriceElsewhere]?
  var gap: PriceGapV1?
  var residency: String?
  var energyUSDPerHour: Double?
  var usdPerKilowattHour: Double?
  var purchaseUSD: Double?
  var ownedSeconds: Double?
  var watts: Double?
  var powerUsageEffectiveness: Double?
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
  var offload: Offload?
  var layers: Int?
  var hostBytes: ByteCount?
  var computesOnHost: Bool?
  var bytesPerSecond: Double?
  var passedOver: PassedOverV1?
  var borrowedFrom: String?
  var borrowedFigures: [BorrowedFigures.Figures]?
  var groupSize: Int?
  var kept: [KeptV1]?
  var tensors: Int?
  var assumedKeys: [ModelOrigin.AssumedKey]?
  var unknownType: String?
  var uncounted: [Tower.Kind]?
  var isTypical: Bool?
  var scheme: String?
  var checkpointFormat: String?
  var wideClasses: [TensorClass]?
  var keyValueCache: KeyValueCacheFormat?
  var takesCache: Bool?
  var lowestBytesPerSecond: Double?
  var highestBytesPerSecond: Double?
  var operationsPerSecond: Double?
  var measurement: String?
  var layout: String?
  var factors: [SpeedCorrection.Factor]?
  var edition: String?

  init(_ assumption: Assumption) {
    code = assumption.code
    switch assumption {
    case .corrected(let correction): set(correction)
    case .load(let load): set(load)
    case .trace(let trace): set(trace)
    case .lengths(let inputP95, let outputP95): (self.inputP95, self.outputP95) = (inputP95, outputP95)
    case .images(let images): set(images)
    case .unknownImages(let model): self.model = model
    case .denoising(let image): set(image)
    case .prefix(let prefix): set(prefix)
    case .sequenceLimit(let engine, let own, let usual): setLimit(engine, sequences: own, usual: usual)
    case .storedCheckpoint(let stored), .requantized(let stored): set(stored)
    case .modelFile(let origin): set(origin)
    case .quantizedCheckpoint(let peakBytes, let fits): (self.peakBytes, self.fits) = (peakBytes, fits)
    case .windows(let windows): set(windows)
    case .engine(let release): set(release)
    case .flags(let engine, let flags, let own, let usual): setFlags(engine, flags, tokens: own, usual: usual)
    case .nominalMemory(let accelerator, let basis): (self.accelerator, memoryBasis) = (accelerator, basis)
    case .typicalRates(let accelerator, let rates): set(rates, of: accelerator)
    case .network(let hosts, let name, let rate): setNetwork(hosts, name, rate)
    case .price(let basis): set(basis)
    case .pricesElsewhere(let others, let market, let country):
      (pricesElsewhere, self.market, regionCountry) = (others, market, country)
    case .leftOut(let schemes): leftOut = schemes.map { LeftOutV1(scheme: $0.scheme, objection: $0.objection) }
    case .largestFleet(let count): accelerators = count
    case .offload(let left): set(left)
    case .passedOver(let passed): passedOver = PassedOverV1(passed)
    case .borrowedFigures(let engine, let lender, let figures): setBorrowed(engine, from: lender, figures)
    case .keptWide(let size, let kept): (groupSize, self.kept) = (size, kept.map(KeptV1.init))
    case .nothingShared, .nothingElseShared, .notSimulated: break
    case .adapters(let count, let rank): (adapters, self.rank) = (count, rank)
    case .speculation(let drafts): set(drafts)
    case .training(let share, let student): (shareOfPeak, studentShare) = (share, student)
    case .day(let peak, let idle): (peakFactor, idleShare) = (peak, idle)
    case .coldStart(let disk, let engine): (diskBytesPerSecond, engineSeconds) = (disk, engine)
    }
  }
}

struct LeftOutV1: Codable, Sendable {
  let scheme: String
  let objection: Assumption.LeftOut.Objection
}
