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
    for (index, word) in halves[1].split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      guard let named = TensorClassName.classes(named: String(word)) else {
        throw .unknownClass(String(word))
      }
      if let again = named.first(where: classes.contains) {
        throw .sameClass(again, format: String(halves[0]), word: String(word), place: index + 1)
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
