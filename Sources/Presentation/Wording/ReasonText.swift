import Domain
import Quantities

extension Plan.Reason: Worded {
  /// A sentence with its full stop.
  package var words: String {
    switch self {
    case .smallerWeights(let bytes, let unquantized, let scheme):
      "Weights take \(NumberText.bytes(bytes)) instead of \(NumberText.bytes(unquantized)) in \(scheme), "
        + "\(NumberText.percent(bytes / unquantized, 0))."
    case .missingKernel(let accelerator, let kernel):
      "\(accelerator) has no \(kernel.rawValue) kernel: it computes at 16 bits, "
        + "so memory shrinks and arithmetic does not."
    case .assumedKernel(let accelerator, let kernel):
      "Nobody has said whether \(accelerator) has a \(kernel.rawValue) kernel; assumed that it has."
    case .bound(let bound, let kind, let sequences, let layers):
      Self.words(bound, kind, load: "at \(NumberText.counted(sequences, "sequence"))", layers: layers)
    case .preferred(let comparison): "Next best, \(comparison.words)."
    case .keptAsPublished(let comparison):
      "Kept in the form that it is published in; quantized anew, \(comparison.words)."
    case .narrowCache(let format, let tokens, let times):
      "A \(format.rawValue) KV cache holds \(NumberText.counted(tokens, "token")), \(Self.words(times: times)) at 16 bits."
    case .lastResort(let scheme, let objection):
      "Nothing fits here that is chosen unasked: \(scheme) is otherwise left out (\(objection.words))."
    case .missedTarget(let target): "Misses a target: \(target.words)."
    }
  }

  private static func words(
    _ bound: PerformanceEstimate.Bound, _ kind: Scheme.Kind, load: String, layers: Int
  ) -> String {
    switch (bound, kind) {
    case (.memory, .weightOnly), (.memory, .gguf):
      "Decoding waits for memory reads \(load), so fewer bits a weight make it faster."
    case (.memory, _): "Decoding waits for memory reads \(load)."
    case (.compute, .weightAndActivation): "Arithmetic binds \(load), so narrow activations make it faster."
    case (.compute, _): "Arithmetic binds \(load)."
    case (.host, _): "What is in the host's memory binds \(load): less of it there makes it faster."
    case (.overhead, _): "Fixed costs of \(NumberText.counted(layers, "layer")) outweigh reads and arithmetic \(load)."
    }
  }

  private static func words(times: Double) -> String {
    let digits = abs(times - times.rounded()) < 0.15 ? 0 : 1
    let whole = NumberText.fixed(times, digits)
    return "about \(whole == "2" ? "twice" : whole + " times") as many as"
  }
}

extension Plan.Reason.Comparison: Worded {
  /// "FP8 on 2: 20.0 ms a token against 10.0 ms a token, $4.00 an hour against $2.00".
  package var words: String {
    let rent =
      if let usdPerHour, let otherUSDPerHour {
        ", \(NumberText.dollars(otherUSDPerHour)) an hour against \(NumberText.dollars(usdPerHour))"
      } else { "" }
    return "\(scheme) on \(accelerators): \(otherPace.words) against \(pace.words)\(rent)"
  }
}

extension Pace: Worded {
  package var words: String {
    switch self {
    case .secondsPerToken(let seconds): "\(NumberText.seconds(seconds)) a token"
    case .tokensPerSecond(let rate): "\(NumberText.significant(rate)) tokens a second"
    case .requestsPerSecond(let rate): "\(NumberText.significant(rate)) requests a second"
    }
  }
}
