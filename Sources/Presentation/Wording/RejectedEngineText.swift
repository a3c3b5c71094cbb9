import Domain

/// What an engine doesn't load, run or leave elsewhere.
extension Rejection.Reason {
  static func notLoaded(
    _ engine: String, _ version: String, _ scheme: String, isStrangerToMixes: Bool
  ) -> String {
    "\(engine) \(version) does not load \(scheme)"
      + (isStrangerToMixes ? ", nor is it known to mix weight formats in one model" : "")
  }

  static func noOffload(_ engine: String, _ offload: Offload) -> String {
    let what =
      switch offload {
      case .experts: "experts"
      case .layers: "layers"
      case .cache: "the KV cache"
      }
    return "\(engine) is not known to leave \(what) in the host's memory"
  }

  static func nothingFoundAgain(_ engine: String) -> String {
    "\(engine) keeps in the host's memory only what a later request finds again, and none does: --prefix-hit says how "
      + "much of a prompt"
  }

  static func fused(
    _ engine: String, _ classes: [TensorClass], _ one: StoredClass, _ other: StoredClass
  ) -> String {
    "\(engine) runs \(classes.label) as one, so they can't have " + [one.words, other.words].enumeration
  }

  static func unequalCards(_ engine: String) -> String {
    "\(engine) shares a model equally among its accelerators, and these cards are unequal"
  }
}

extension ServedKind {
  var plural: String {
    switch self {
    case .decoder: "decoders"
    case .encoder: "encoders"
    case .encoderDecoder: "models of an encoder and a decoder"
    case .denoiser: "models that make images from noise"
    case .pictureEncoder: "models that look at pictures alone"
    case .speech: "models that hear speech"
    }
  }
}

extension Speculation.Method {
  var manner: String {
    switch self {
    case .draft: "with another model"
    case .multiTokenPrediction: "with a model's own layers"
    case .ngram: "from n-grams"
    }
  }
}

extension Rejection.Reason.StoredClass {
  fileprivate var words: String { "\([tensorClass].label) at \(formats.enumeration)" }
}
