import Domain
import Presentation
import Quantities

/// Costs until a horizon, as version 1 of a plan's JSON spells them; what follows from others is written and not read.
struct LifeV1: Codable {
  let horizonSeconds: Double
  @OrNull var inferenceUSD: Double?
  let oneTime: [OneTimeCostV1]
  @OrNull var oneTimeUSD: Interval?
  @OrNull var totalUSD: Interval?
  @OrNull var inferenceShare: Interval?
  @OrNull var uncompressed: UncompressedV1?
  @OrNull var savedUSDPerMonth: Double?
  @OrNull var breakEvenMonths: Interval?

  struct UncompressedV1: Codable {
    let deployment: DeploymentV1
    @OrNull var usdPerHour: Double?
  }

  init(_ life: LifeEstimate) {
    horizonSeconds = life.horizonSeconds
    oneTime = life.oneTime.map(OneTimeCostV1.init)
    inferenceUSD = life.inferenceUSD
    oneTimeUSD = life.oneTimeUSD
    totalUSD = life.totalUSD
    inferenceShare = life.inferenceShare
    uncompressed = life.uncompressed.map {
      UncompressedV1(deployment: DeploymentV1($0.deployment), usdPerHour: $0.usdPerHour)
    }
    savedUSDPerMonth = life.savedUSDPerMonth
    breakEvenMonths = life.breakEvenMonths
  }

  var estimate: LifeEstimate {
    LifeEstimate(
      horizonSeconds: horizonSeconds, inferenceUSD: inferenceUSD, oneTime: oneTime.map(\.cost),
      uncompressed: uncompressed.map {
        LifeEstimate.Uncompressed(deployment: $0.deployment.deployment, usdPerHour: $0.usdPerHour)
      })
  }
}

/// What work that is done once takes, and what that rests on.
struct OneTimeCostV1: Codable, Sendable {
  let work: OneTimeWork
  let isCounted: Bool
  let parameters: Int64
  let tokens: Interval
  let memoryBytes: ByteCount
  let accelerators: Int
  @OrNull var acceleratorHours: Interval?
  @OrNull var usd: Interval?
  let basis: String

  init(_ cost: OneTimeCost) {
    work = cost.work
    isCounted = cost.isCounted
    parameters = cost.parameters
    tokens = cost.tokens
    memoryBytes = cost.memoryBytes
    accelerators = cost.accelerators
    basis = cost.work.basis
    acceleratorHours = cost.acceleratorHours
    usd = cost.usd
  }

  var cost: OneTimeCost {
    OneTimeCost(
      work: work, parameters: parameters, tokens: tokens, memoryBytes: memoryBytes, accelerators: accelerators,
      acceleratorHours: acceleratorHours, usd: usd, isCounted: isCounted)
  }
}

/// The same load on a hosted service.
struct HostedServiceV1: Codable {
  let usdPerMillionInputTokens: Double
  let usdPerMillionOutputTokens: Double
  let inputTokens: Int
  let outputTokens: Int
  let requestsPerSecond: Double
  let tokensPerDay: Double
  let usdPerMonth: Double
  @OrNull var ownUSDPerMonth: Double?
  let capacityRequestsPerSecond: Double
  @OrNull var breakEvenRequestsPerSecond: Double?
  @OrNull var breakEvenTokensPerDay: Double?
  /// The three only where a horizon was asked for.
  var horizonSeconds: Double?
  var usdUntilHorizon: Double?
  var ownUSDUntilHorizon: Double?

  init(_ service: HostedService) {
    usdPerMillionInputTokens = service.usdPerMillionInputTokens
    usdPerMillionOutputTokens = service.usdPerMillionOutputTokens
    inputTokens = service.inputTokens
    outputTokens = service.outputTokens
    requestsPerSecond = service.requestsPerSecond
    tokensPerDay = service.tokensPerDay
    usdPerMonth = service.usdPerMonth
    capacityRequestsPerSecond = service.capacityRequestsPerSecond
    ownUSDPerMonth = service.ownUSDPerMonth
    breakEvenRequestsPerSecond = service.breakEvenRequestsPerSecond
    breakEvenTokensPerDay = service.breakEvenTokensPerDay
    horizonSeconds = service.horizon?.seconds
    usdUntilHorizon = service.usdUntilHorizon
    ownUSDUntilHorizon = service.horizon?.ownUSD
  }

  var service: HostedService {
    HostedService(
      usdPerMillionInputTokens: usdPerMillionInputTokens, usdPerMillionOutputTokens: usdPerMillionOutputTokens,
      inputTokens: inputTokens, outputTokens: outputTokens, requestsPerSecond: requestsPerSecond,
      capacityRequestsPerSecond: capacityRequestsPerSecond, ownUSDPerMonth: ownUSDPerMonth,
      horizon: horizonSeconds.map { HostedService.Horizon(seconds: $0, ownUSD: ownUSDUntilHorizon) })
  }
}
