import Domain
import Quantities

/// What is known of the model's file and of its schemes.
extension Assumption {
  static func quantizedCheckpoint(_ peak: ByteCount, _ fits: Bool) -> String {
    "A checkpoint already in this scheme; quantizing while loading would peak at \(NumberText.bytes(peak)) a GPU"
      + (fits ? "." : ", which does not fit.")
  }

  static func keptWide(_ size: Int, _ kept: [Kept]) -> String {
    "Groups of \(size) don't divide the inputs of \(kept.map(\.words).enumeration), which stay at 16 bits."
  }

  /// "Left out unless asked for: q2_k (loses too much); nvfp4 (no native kernel)."
  static func leftOut(_ schemes: [LeftOut]) -> String {
    let groups = LeftOut.Objection.allCases.compactMap { objection -> String? in
      let names = schemes.filter { $0.objection == objection }.map(\.scheme)
      return names.isEmpty ? nil : "\(names.joined(separator: ", ")) (\(objection.words))"
    }
    return "Left out unless asked for with --scheme: \(groups.joined(separator: "; "))."
  }
}

extension Assumption.LeftOut.Objection: Worded {
  package var words: String {
    switch self {
    case .requantized: "the checkpoint is quantized already"
    case .wider: "another unquantized format than this hardware's"
    case .retraining: "must be retrained"
    case .noNativeKernel: "no native kernel here"
    case .unknownLoss: "nothing is known of its loss"
    case .overLimit: "not known to keep the accuracy asked for"
    case .tooMuchLoss:
      "perplexity over +10 % or accuracy under 95 %"
    }
  }
}
