/// Modules that a list of a configuration means: names, parts of names, names with `*`, or regular expressions.
struct ModulePatterns {
  /// Names of modules with all within them.
  private var names: Set<String> = []
  /// Those without what is within.
  private var exact: Set<String> = []
  /// Parts that may stand anywhere in a name.
  private var parts: [String] = []
  private var globs: [[Character]] = []
  private var expressions: [Regex<AnyRegexOutput>] = []

  init(_ texts: [String]) {
    for text in texts {
      if text.hasPrefix("re:") {
        if let expression = try? Regex(String(text.dropFirst(3))) { expressions.append(expression) }
        continue
      }
      // Encoders of other modalities have layers too, and so have those that predict further tokens.
      if Self.isElsewhere(text) { continue }
      if text.contains("*") {
        globs.append(Array(Self.canonical(text)))
      } else if text.contains("layers.") {
        let name = Self.canonical(text)
        names.insert(name.hasSuffix(".") ? String(name.dropLast()) : name)
      } else {
        parts.append(text)
      }
    }
  }

  /// Modules that an expression matches from their names' start; one that is but a name, dots escaped or not, means
  /// that one. Nil for what is no expression.
  init?(expression text: String) {
    var bare = text.replacing("\\.", with: ".")[...]
    if bare.hasPrefix("^") { bare = bare.dropFirst() }
    if bare.hasSuffix("$") { bare = bare.dropLast() }
    if Self.isName(String(bare)) {
      if !Self.isElsewhere(text) { exact.insert(Self.canonical(String(bare))) }
      return
    }
    guard let expression = try? Regex(text) else { return nil }
    expressions.append(expression)
  }

  /// Whether a text says that it is a regular expression and isn't.
  static func isBrokenExpression(_ text: String) -> Bool {
    guard text.hasPrefix("re:") else { return false }
    return (try? Regex(String(text.dropFirst(3)))) == nil
  }

  /// Whether a text is a module's whole name, and no expression for several.
  static func isName(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "-" }
  }

  var isEmpty: Bool { names.isEmpty && exact.isEmpty && parts.isEmpty && globs.isEmpty && expressions.isEmpty }

  /// - Parameter module: `layers.3.self_attn.q_proj`, or a module outside of layers.
  func mean(_ module: String) -> Bool {
    if exact.contains(module) { return true }
    if !names.isEmpty {
      var prefix = module[...]
      while true {
        if names.contains(String(prefix)) { return true }
        guard let dot = prefix.lastIndex(of: ".") else { break }
        prefix = prefix[..<dot]
      }
    }
    let enclosed = ".\(module)."
    if parts.contains(where: { enclosed.contains(".\($0).") }) { return true }
    if !globs.isEmpty {
      let letters = Array(module)
      if globs.contains(where: { Self.matches(letters[...], $0[...]) }) { return true }
    }
    guard !expressions.isEmpty else { return false }
    return Self.spellings(module).contains { name in
      expressions.contains { (try? $0.prefixMatch(in: name)) ?? nil != nil }
    }
  }

  /// A module as configurations may spell it in full.
  private static func spellings(_ module: String) -> [String] {
    guard module.hasPrefix("layers.") else { return [module] }
    return ["model.", "model.language_model.", "language_model.model.", "backbone."].map { $0 + module }
  }

  /// From `layers.` on, as prefixes differ by library and version; `*` may stand for what is cut.
  private static func canonical(_ text: String) -> String {
    guard let start = text.range(of: "layers.")?.lowerBound else { return text }
    return String(text[start...])
  }

  private static func isElsewhere(_ text: String) -> Bool {
    ["vision", "visual", "audio", "image", "mtp"].contains { text.contains($0) }
  }

  private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    var (text, pattern) = (text, pattern)
    var retry: (text: ArraySlice<Character>, pattern: ArraySlice<Character>)?
    while !text.isEmpty {
      // What is within a module is meant with it.
      if pattern.isEmpty, text.first == "." { return true }
      if pattern.first == "*" {
        pattern = pattern.dropFirst()
        retry = (text, pattern)
      } else if let letter = pattern.first, letter == text.first {
        (text, pattern) = (text.dropFirst(), pattern.dropFirst())
      } else if let last = retry, !last.text.isEmpty {
        retry = (last.text.dropFirst(), last.pattern)
        (text, pattern) = (last.text.dropFirst(), last.pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }
}

extension String {
  /// The first place of a text in this one.
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
