import Domain
import Quantities

/// What work that is done once takes on a plan's accelerator.
///
/// Training: operations ÷ (peak at 16 bits × the share that training reaches), with 6 operations for each trained
/// parameter and token and 2 for each one of a teacher (arXiv 2001.08361). Rounding by GPTQ or AWQ and training block by
/// block: hours published for an A100, by the ratio of arithmetic and bandwidth.
/// Ignores: links between accelerators, failed runs, searches for parameters, evaluation, data, engineers.
package struct OneTimeModel {
  let profile: ModelProfile
  let accelerator: Accelerator
  /// Dollars of an accelerator's hour; nil where unknown.
  let usdPerHour: Double?
  /// The deployed scheme's weights.
  let stored: StoredWeights

  package init(profile: ModelProfile, stored: StoredWeights, accelerator: Accelerator) {
    self.profile = profile
    self.stored = stored
    self.accelerator = accelerator
    usdPerHour = accelerator.hourlyPrice.usd
  }

  /// What is assumed of all training, and of students.
  package static let shareOfPeak = TrainingRecipe.utilization
  package static let studentShare = TrainingRecipe.studentShare

  package func cost(of work: OneTimeWork, isCounted: Bool) -> OneTimeCost {
    let need = need(of: work)
    let bytes = ByteCount(roundingUp: need.bytes)
    let device = Double(max(accelerator.memory.bytes.bytes, 1))
    return OneTimeCost(
      work: work, parameters: Int64(min(need.parameters, 9e18)), tokens: need.tokens, memoryBytes: bytes,
      accelerators: max(Int(min((need.bytes / device).rounded(.up), 1e9)), 1), acceleratorHours: need.hours,
      usd: need.hours.flatMap { hours in usdPerHour.map { price in hours.map { $0 * price } } }, isCounted: isCounted)
  }

  /// What one kind of work needs, before it is priced.
  struct Need {
    let parameters: Double
    let tokens: Interval
    let bytes: Double
    let hours: Interval?
  }

  private func need(of work: OneTimeWork) -> Need {
    switch work {
    case .calibration: calibration
    case .scales: scales
    case .qat: awareTraining
    case .pruning: pruning
    case .distillation: distillation
    case .qlora: adapters
    }
  }

  var parameters: Double { Double(profile.parameters) }
  /// Parameters that one token meets.
  var active: Double { Double(profile.activeParametersPerToken) }

  /// Dense operations a second at 16 bits; nil where none is published.
  private var peak: Double? { (accelerator.compute[.bf16] ?? accelerator.compute[.fp16])?.value }

  /// Hours for so many operations; the least tokens at the best share of the peak are the low end.
  func hours(operationsPerToken: Double, tokens: Interval) -> Interval? {
    peak.map { peak in
      let share = TrainingRecipe.utilization
      func hours(_ tokens: Double, _ share: Double) -> Double { operationsPerToken * tokens / (peak * share) / 3600 }
      return Interval(
        low: hours(tokens.low, share.high), likely: hours(tokens.likely, share.likely),
        high: hours(tokens.high, share.low))
    }
  }

  /// Hours published for an A100, here: between the ratios of arithmetic and of bandwidth, likely their geometric mean.
  func hours(onReference hours: Interval) -> Interval? {
    peak.map { peak in
      let arithmetic = peak / ReferenceAccelerator.operationsPerSecond
      let bandwidth = accelerator.memory.bandwidth.value / ReferenceAccelerator.bytesPerSecond
      return Interval(
        low: hours.low / max(arithmetic, bandwidth), likely: hours.likely / (arithmetic * bandwidth).squareRoot(),
        high: hours.high / min(arithmetic, bandwidth))
    }
  }
}
