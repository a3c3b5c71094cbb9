import Domain
import Quantities

/// A deployment's whole life in words.
package enum LifeText {
  /// "12 months", "1.5 months", "3 days", "2 h".
  static func span(_ seconds: Double) -> String {
    for (unit, name) in units where seconds >= unit {
      let count = NumberText.trimmed(seconds / unit)
      return count == "1" ? "1 \(name)" : "\(count) \(name)s"
    }
    return NumberText.seconds(seconds)
  }

  private static let units = [(DurationReader.secondsPerMonth, "month"), (86_400.0, "day")]

  /// "$23.1 (18.4–30.2)".
  static func dollars(_ interval: Interval) -> String {
    let likely = NumberText.dollars(interval.likely)
    let bounds = [interval.low, interval.high].map { NumberText.amount($0) }
    return bounds[0] == bounds[1] ? likely : "\(likely) (\(bounds[0])–\(bounds[1]))"
  }

  /// After how long compression has paid for itself, or that it hasn't.
  static func breakEven(_ life: LifeEstimate) -> String {
    if let months = life.breakEvenMonths {
      guard months.high > 0 else { return "at once: it takes no work" }
      let seconds = months.map { $0 * DurationReader.secondsPerMonth }
      for (unit, name) in units where seconds.likely >= unit {
        return "after \(IntervalText.rate(seconds.map { $0 / unit }, unit: "\(name)s"))"
      }
      return "after \(IntervalText.seconds(seconds))"
    }
    guard let saved = life.savedUSDPerMonth, life.oneTimeUSD != nil else { return "unknown" }
    return saved > 0 ? "unknown" : "never: it saves no rent"
  }
}

extension OneTimeWork: Worded {
  package var words: String {
    switch self {
    case .calibration: "calibration (GPTQ, AWQ)"
    case .scales: "activation scales"
    case .qat: "quantization-aware training"
    case .pruning: "pruning and retraining"
    case .distillation: "distillation"
    case .qlora: "fine-tuning by QLoRA"
    }
  }

  /// The formula, its sources, and what it ignores.
  package var basis: String {
    switch self {
    case .calibration:
      "hours published for an A100 (AutoAWQ's README, arXiv 2210.17323) by parameters, arithmetic and bandwidth; "
        + "128 × 2,048 tokens; memory: a block at 16 bits, its inputs and outputs, Hessians"
    case .scales: "2 × active parameters × 512 × 2,048 tokens (llm-compressor's examples) at 30–46 % of the peak"
    case .qat:
      "block by block, 41 A100-hours for 70B (EfficientQAT, arXiv 2407.11062); training all weights at once takes "
        + "16 bytes a parameter and more data"
    case .pruning:
      "(6 × what is kept + 2) × active parameters × 13–380 billion tokens (Sparse-Llama-3.1-8B-2of4, arXiv 2408.11796) "
        + "at 30–46 % of the peak; keeps half of the parameters, 2:4 sparsity trains all; 16 bytes a trained parameter "
        + "(arXiv 1910.02054), 2 of the teacher's"
    case .distillation:
      "(6 × ⅛ + 2) × active parameters × 13 billion to 2 trillion tokens (arXiv 2408.11796, 2408.00118) at 30–46 % of "
        + "the peak; a student of an eighth of the parameters is an assumption"
    case .qlora:
      "6 × active parameters × 1,875 × 16 × 264–528 tokens (arXiv 2305.14314) at 30–46 % of the peak; NF4 weights, rank 64 "
        + "on all linear layers at 12 bytes a parameter, checkpointed activations"
    }
  }
}

extension HostedService {
  /// "0.58 requests/s, 1.2 billion tokens a day".
  static func load(requestsPerSecond: Double, tokensPerDay: Double) -> String {
    "\(NumberText.significant(requestsPerSecond)) requests/s, \(tokens(tokensPerDay)) tokens a day"
  }

  private static func tokens(_ count: Double) -> String {
    switch count {
    case 1e12...: NumberText.significant(count / 1e12) + " trillion"
    case 1e9...: NumberText.significant(count / 1e9) + " billion"
    case 1e6...: NumberText.significant(count / 1e6) + " million"
    default: NumberText.significant(count)
    }
  }

  /// From which load on the deployment is cheaper, or that it isn't.
  var breakEvenWords: String {
    guard let rate = breakEvenRequestsPerSecond, let tokens = breakEvenTokensPerDay else {
      guard ownUSDPerMonth != nil else { return "unknown" }
      let most = NumberText.significant(capacityRequestsPerSecond)
      return "never on this deployment: it serves \(most) requests/s at most"
    }
    return "from \(Self.load(requestsPerSecond: rate, tokensPerDay: tokens)) on"
  }
}
