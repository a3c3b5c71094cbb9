import Documents
import Domain
import Quantities

/// Accuracy in words: always with a range and with where it comes from.
package enum QualityText {
  package static func facts(_ quality: QualityEstimate) -> [Fact] {
    [
      Fact(
        quality.isOfOutputs ? "Output error" : "Weight error",
        quality.relativeSquaredError.map(IntervalText.plain) ?? Fact.unknown,
        note: quality.isOfOutputs ? "‖XWᵀ−XŴᵀ‖²/‖XWᵀ‖²" : "‖W−Ŵ‖²/‖W‖²"),
      Fact(
        "Perplexity increase",
        quality.perplexityIncrease.map(IntervalText.change) ?? Fact.unknown),
      Fact(
        "Accuracy kept", quality.recovery.map(IntervalText.percent) ?? Fact.unknown,
        note: quality.recovery == nil ? unknownNote(quality) : recoveryNote(quality)),
    ]
  }

  private static func unknownNote(_ quality: QualityEstimate) -> String {
    quality.isUnmeasurable
      ? "nothing published of the scheme, no codec of its format" : "nothing published for such a model"
  }

  private static func recoveryNote(_ quality: QualityEstimate) -> String {
    let suite = quality.recoveryIsPublished == true ? "of a suite, by published results" : "of a suite, by perplexity"
    return suite
      + (quality.benchmarkRecovery.map { "; one benchmark \(IntervalText.bounds($0.map { $0 * 100 })) %" } ?? "")
  }

  /// What an estimate's numbers rest on, as a sentence.
  package static func basis(_ quality: QualityEstimate) -> String {
    quality.isUnmeasurable ? "of which nothing is known" : basis(quality.basis)
  }

  /// What the numbers rest on, as a sentence.
  package static func basis(_ basis: QualityEstimate.Basis) -> String {
    switch basis {
    case .measured: "measured on the model's own weights"
    case .synthetic: "measured on synthetic weights, not the model's own"
    case .published: "published results of the same scheme"
    }
  }

  /// For a table's cell: accuracy kept, "98.5–99.8 % publ.", or "est." where none was published of the scheme; else perplexity, "ppl +0.6–2.5 % synth.".
  package static func short(_ quality: QualityEstimate) -> String {
    if let error = quality.relativeSquaredError, error.high == 0 { return "unquantized" }
    if let recovery = quality.recovery {
      let origin = quality.recoveryIsPublished == true ? "publ." : "est."
      return "\(IntervalText.bounds(recovery.map { $0 * 100 })) % \(origin)"
    }
    if let increase = quality.perplexityIncrease {
      return "ppl +\(IntervalText.bounds(increase.map { $0 * 100 }, digits: 2)) % \(short(quality.basis))"
    }
    if let error = quality.relativeSquaredError {
      return "t² \(IntervalText.bounds(error.map { $0 * 100 }, digits: 2)) % \(short(quality.basis))"
    }
    return Fact.unknown
  }

  /// The weights that an error was measured on.
  static func weights(_ basis: QualityEstimate.Basis) -> String {
    switch basis {
    case .measured: "measured"
    case .synthetic: "synthetic weights"
    case .published: "published"
    }
  }

  package static let legend =
    "Quality: accuracy kept, or else the increase of perplexity (ppl) or t² = ‖W−Ŵ‖²/‖W‖²; publ., est., meas., synth.: "
    + "published, estimated from perplexities, measured on the model's weights, or on synthetic ones."

  private static func short(_ basis: QualityEstimate.Basis) -> String {
    switch basis {
    case .measured: "meas."
    case .synthetic: "synth."
    case .published: "publ."
    }
  }
}

extension QualityEstimate {
  /// Whether neither rows nor the laboratory tell of its scheme.
  fileprivate var isUnmeasurable: Bool {
    notes.contains { note in
      switch note {
      case .fact(.unmeasurable): true
      case .quoted(let words, _): words.hasPrefix("unknown: ")
      default: false
      }
    }
  }

  /// Whether its error is that of outputs.
  fileprivate var isOfOutputs: Bool {
    notes.contains { if case .fact(.outputs) = $0 { true } else { false } }
  }
}
