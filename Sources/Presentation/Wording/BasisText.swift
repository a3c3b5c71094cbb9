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
    case .fittedPerplexity(let rows, let sensitivity, let kin):
      "perplexity: fitted to \(rows == 0 ? "errors of such weights, as none was published of the scheme" : Self.rows(rows))"
        + "; \(kin.words(sensitivity))"
    case .scaledPerplexity(let share, let base):
      "losses: scaled from \(base)'s, as the error is \(NumberText.percent(share, 0)) of its"
    case .scaledByError(let share):
      "losses: scaled, as these weights err \(NumberText.percent(share, 0)) as much as invented ones"
    case .publishedRecovery(let source): "recovery: published, \(source)"
    case .fittedRecovery(let rows):
      "accuracy kept: of a suite of benchmarks, fitted to "
        + (rows == 0 ? "what perplexities stand for, as none was published of the scheme" : Self.rows(rows))
    case .ofLanguageModels: "accuracy and perplexity: what was published is of models that write text, and this is none"
    case .coarserThanRows(let error, let largest):
      "accuracy and perplexity: unknown, as such weights err by t² = \(NumberText.percent(error, 1)), and nothing coarser than "
        + "\(NumberText.percent(largest, 1)) was published"
    case .unmeasurable:
      "unknown: nothing was published of this scheme that stands for it, and the laboratory has no codec of its format, so "
        + "that its error isn't known either"
    }
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "one published result of such a scheme" : "\(count) published results of such schemes"
  }
}

extension QualityEstimate.Kin {
  /// "Llama 3's kin lose 1.3 times as much as a typical model".
  fileprivate func words(_ sensitivity: Double) -> String {
    let times = NumberText.significant(sensitivity, 2)
    return switch self {
    case .itself(let rows): "this model loses \(times) × as much as a typical one (\(rows) rows of it)"
    case .family(let rows): "its family loses \(times) × as much as a typical model (\(rows) rows)"
    case .nobody: "its family is taken for a typical one, as nothing was published of it"
    }
  }
}
