/// Modules that a list of a configuration means: names, parts of names, names with `*`, or regular expressions.
struct ModulePatterns {
  private var names: Set<String> = []
  /// Parts that may stand anywhere in a name.
  private var parts: [String] = []
  private var globs: [[Character]] = []
  private var expressions: [Regex<AnyRegexOutput>] = []

  init(_ texts: [String]) {
    for text in texts {
      // Encoders of other modalities have layers too, and so have those that predict further tokens.
      if Self.isElsewhere(text) { continue }
      if text.hasPrefix("re:") {
        if let expression = try? Regex(String(text.dropFirst(3))) { expressions.append(expression) }
      } else if text.contains("*") {
        globs.append(Array(Self.canonical(text)))
      } else if text.contains("layers.") {
        let name = Self.canonical(text)
        names.insert(name.hasSuffix(".") ? String(name.dropLast()) : name)
      } else {
        parts.append(text)
      }
    }
  }

  var isEmpty: Bool { names.isEmpty && parts.isEmpty && globs.isEmpty && expressions.isEmpty }

  /// - Parameter module: `layers.3.self_attn.q_proj`, or a module outside of layers.
  func mean(_ module: String) -> Bool {
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
