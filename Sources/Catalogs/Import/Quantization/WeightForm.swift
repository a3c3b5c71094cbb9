import Domain

/// What some weights are stored in, with the catalog's scheme that comes nearest.
struct WeightForm {
  /// The scheme's id.
  let scheme: String
  let format: StorageFormat
  /// As sentences have it: `4 bits in groups of 128`.
  let words: String
  /// As a scheme's name has it: `INT4, group 128`.
  let title: String
  /// Whether that scheme's name, and what was published of it, are of another format.
  var isOwn = false
  /// Bits of activations that the scheme plans at 16; nil where it has them as the checkpoint does.
  var activationBits: Int?

  /// Floats of the catalog, or a scheme that is named after the format.
  init(_ scheme: String, _ format: StorageFormat, words: String, title: String? = nil) {
    self.init(scheme: scheme, format: format, words: words, title: title ?? words, isOwn: title != nil)
  }

  init(
    scheme: String, format: StorageFormat, words: String, title: String, isOwn: Bool = false, activationBits: Int? = nil
  ) {
    self.scheme = scheme
    self.format = format
    self.words = words
    self.title = title
    self.isOwn = isOwn
    self.activationBits = activationBits
  }

  /// The same with activations of so many bits.
  func with(activationBits: Int?) -> WeightForm {
    var form = self
    form.activationBits = activationBits.flatMap { $0 < 16 ? $0 : nil }
    return form
  }

  /// The same in the words of what wrote it.
  func told(as words: String) -> WeightForm {
    WeightForm(
      scheme: scheme, format: format, words: words, title: title, isOwn: isOwn, activationBits: activationBits)
  }

  /// Integers of one to eight bits.
  ///
  /// - Parameters:
  ///   - scheme: that of four bits.
  ///   - group: elements that share a scale; nil for a row.
  static func integers(
    _ scheme: String, bits: Int, group: Int?, hasZeroPoints: Bool, _ formats: StoredFormats
  ) -> WeightForm {
    let format = formats.integers(bits: bits, group: group, hasZeroPoints: hasZeroPoints)
    let words = "\(bits) bits" + (group.map { " in groups of \($0)" } ?? ", a scale a row")
    let library = ["awq": "AWQ ", "gptq": "GPTQ "][scheme]
    let size = group.map { "group \($0)" } ?? "a scale a row"
    return WeightForm(
      scheme: bits == 8 ? "w8a16" : scheme, format: format, words: words,
      title: library.map { "\($0)INT\(bits)" } ?? "INT\(bits), \(size)",
      isOwn: bits != 8 && (bits != 4 || library == nil && group != 128))
  }

  var ownName: String? { isOwn ? title : nil }

  /// "INT4", "FP8": without groups.
  var shortTitle: String {
    let name = title.prefix { $0 != "," }
    return name.split(separator: " ").last.map(String.init) ?? title
  }
}
