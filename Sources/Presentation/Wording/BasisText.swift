import Domain
import Quantities

extension PerformanceEstimate.Basis: Worded {
  package var words: String {
    let peak = peak.map {
      "\(NumberText.significant($0.rate.value / 1e12)) TFLOP/s in \($0.precision.rawValue)"
        + ($0.isAssumed ? ", assumed from the bandwidth as no peak is published" : "")
    }
    return "roofline: \(NumberText.percent(bandwidthEfficiency, 0)) of "
      + "\(NumberText.significant(bandwidth.value / 1e12)) TB/s, \(NumberText.seconds(secondsPerLayer.value)) a layer, "
      + "prefill at \(NumberText.percent(prefillEfficiency, 0)) of \(peak ?? "an unpublished peak"); \(source)"
  }
}

extension CostEstimate.Basis: Worded {
  package var words: String {
    switch self {
    case .unknown(let unpriced): unpriced.words
    case .rent(let rent): rent.words
    case .told(let accelerators, let usd): "\(accelerators) × \(NumberText.dollars(usd)) an hour, as you say"
    case .owned(let accelerators, let price): "\(accelerators) × \(price.words)"
    }
  }
}

extension EnergyEstimate.Basis: Worded {
  package var words: String {
    switch self {
    case .unknown(let accelerator): "the board power of \(accelerator) is not published"
    case .boardPower(let power): power.words
    }
  }
}

extension EnergyEstimate.BoardPower: Worded {
  package var words: String {
    "\(accelerators) × \(NumberText.significant(watts)) W board power × \(NumberText.percent(share, 0)) drawn × PUE "
      + "\(NumberText.significant(powerUsageEffectiveness)); \(NumberText.significant(gramsCO2PerKilowattHour)) "
      + "g CO2e per kWh in \(region)" + (carbonYear.map { " (\($0))" } ?? "")
  }
}

extension QualityEstimate.Note: Worded {
  package var words: String {
    switch self {
    case .asPublished: "the weights as published, or wider"
    case .measured(let tensors, let areSynthetic, let file):
      "error: measured on \(tensors) \(areSynthetic ? "synthetic tensors" : "tensors") of \(file)"
    case .outputs(let outputs):
      "error: of outputs, ‖XWᵀ−XŴᵀ‖²/‖XWᵀ‖², as \(outputs.method) leaves them; measured on \(outputs.tensors) "
        + "\(outputs.areSynthetic ? "synthetic tensors" : "tensors") of \(outputs.file) with \(outputs.activations)"
    case .roundedInstead(let method):
      "error: of weights rounded to nearest; \(method) errs more in weights and less in outputs: record it with "
        + "`quantplan measure --method \(method) --record FILE.jsonl` and plan with that"
    case .synthetic(let seed, let model):
      "error: measured on synthetic weights (seed \(seed)) with the shapes of \(model)"
    case .publishedPerplexity(let source): "perplexity: published, \(source)"
    case .scaledPerplexity(let share, let base, let source):
      "perplexity: \(NumberText.percent(share, 0)) of what was published for \(base), as the error is "
        + "\(NumberText.percent(share, 0)) of its; \(source)"
    case .perplexityFromError(let sensitivity, let basis):
      "perplexity: α · t² with α = \(NumberText.significant(sensitivity)), \(basis)"
    case .noBetter(let scheme): "perplexity: no less than was published for \(scheme), which errs less"
    case .publishedRecovery(let source): "recovery: published, \(source)"
    case .ofLanguageModels: "accuracy and perplexity: seen of language models; how such a model fares was not looked at"
    }
  }
}
