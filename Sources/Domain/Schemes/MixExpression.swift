/// A scheme with other formats for some classes of tensors, as people write it.
///
/// `BASE+FORMAT:CLASS[,CLASS…][+FORMAT:CLASS…]`, for instance `w4a16-g128+int8-g128:feed-forward-down,output-head`.
package struct MixExpression: Hashable, Sendable {
  /// What some classes are stored as instead.
  package struct Part: Hashable, Sendable {
    package let format: String
    package let classes: [TensorClass]
  }

  package let base: String
  package let parts: [Part]

  package init(base: String, parts: [Part]) {
    self.base = base
    self.parts = parts
  }

  /// Whether a scheme's name is meant as a mix: ids of catalog entries have no plus sign.
  package static func isMeant(by text: String) -> Bool { text.contains("+") }

  /// Reads an expression; names of base and formats are not looked up yet.
  package init(_ text: String) throws(MixError) {
    let pieces = text.split(separator: "+", omittingEmptySubsequences: false).map { String($0.filter { $0 != " " }) }
    guard let base = pieces.first, !base.isEmpty else { throw .syntax("it names no scheme before the first +") }
    guard pieces.count > 1 else { throw .syntax("it names no format after a +") }
    var parts: [Part] = []
    for piece in pieces.dropFirst() { parts.append(try Self.part(piece)) }
    self.init(base: base, parts: parts)
  }

  private static func part(_ piece: String) throws(MixError) -> Part {
    let halves = piece.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
      throw .syntax("`\(piece)` is not a format, a colon and classes of tensors, such as int8-g128:down_proj")
    }
    var classes: [TensorClass] = []
    for word in halves[1].split(separator: ",", omittingEmptySubsequences: false) {
      guard let named = TensorClassName.classes(named: String(word)) else {
        throw .unknownClass(String(word))
      }
      classes += named
    }
    return Part(format: String(halves[0]), classes: classes)
  }

  /// The one way to write it: classes in a fixed order, in as few words as can be.
  package var text: String {
    base
      + parts.map { "+\($0.format):" + TensorClassName.names(of: $0.classes).map(\.id).joined(separator: ",") }.joined()
  }
}

/// Why a mix can't be made.
package enum MixError: Error, Hashable, Sendable {
  case syntax(String)
  case unknownClass(String)
  case unknownFormat(String, known: [String])
  case repeatedClass(TensorClass, formats: [String])
  /// No engine loads it; one sentence for each that was asked.
  case noEngine([String])

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
    case .noEngine(let reasons): "no engine loads it: " + reasons.joined(separator: "; ")
    }
  }
}
