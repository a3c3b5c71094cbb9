/// Why a mix can't be made.
package enum MixError: Error, Hashable, Sendable {
  case syntax(String)
  case unknownClass(String)
  case unknownFormat(String, known: [String])
  case repeatedClass(TensorClass, formats: [String])
  /// A class that two words of one format mean; the place of the second, from 1.
  case sameClass(TensorClass, format: String, word: String, place: Int)
  /// No engine loads it; a refusal of each that was asked.
  case noEngine([MixRefusal])

  package var message: String {
    switch self {
    case .syntax(let problem):
      "\(problem); expected BASE+FORMAT:CLASS[,CLASS...], such as w4a16-g128+int8-g128:down_proj,lm_head"
    case .unknownClass(let word):
      "`\(word)` is no class of tensors; known are q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj, lm_head, "
        + "embed_tokens, qkv, attention, experts, shared-experts, feed-forward and the catalog's "
        + TensorClass.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownFormat(let name, let known):
      "no scheme of the catalog stores a format called `\(name)`; known are \(known.joined(separator: ", "))"
    case .repeatedClass(let tensorClass, let formats):
      "\([tensorClass].label) is given \(formats.enumeration); give it one format"
    case .sameClass(let tensorClass, let format, let word, let place):
      "\([tensorClass].label) is given \(format) twice, the second time by class \(place) of it, `\(word)`; name it once"
    case .noEngine(let reasons): "no engine loads it: " + reasons.map(\.message).joined(separator: "; ")
    }
  }
}

extension MixRefusal {
  /// Without a full stop, since it stands in lists.
  var message: String {
    switch self {
    case .baseNotLoaded(let engine, let base): "\(engine) does not load \(base)"
    case .noMixes(let engine): "\(engine) is not known to load several weight formats in one model"
    case .otherBase(let engine, let schemes, let base):
      "\(engine) gives tensors formats of their own only in \(schemes.joined(separator: ", ")), not in \(base)"
    case .otherFormat(let engine, let formats, let format):
      "\(engine) mixes \(formats.joined(separator: ", ")), not \(format)"
    case .fixedClasses(let engine, let classes): "\(engine) has no format of its own for \(classes.label)"
    }
  }
}
