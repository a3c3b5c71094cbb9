/// What a name that somebody wrote stands for.
package enum Reference: Sendable, Hashable {
  /// An id, an alias or a part of a name, for the catalogs to find.
  case catalog(String)
  /// A file or folder of the user's own.
  case file(path: String)
  /// A scheme with other formats for some classes of tensors, as `MixExpression` reads it.
  case mix(String)
  /// A repository of a hub: `hf:owner/name`.
  case hub(String)

  /// Of files that tell of a model or an entry, and of weights that people take for them.
  private static let endings = [".json", ".gguf", ".safetensors", ".bin", ".pt", ".pth"]

  /// Of paths, whether there is anything or not.
  private static let starts = ["./", "../", "/"]

  private static let hubPrefix = "hf:"

  /// - Parameters:
  ///   - home: the folder that `~` stands for; nil where it is unknown.
  ///   - exists: whether there is a file or folder of this path.
  package init(_ text: String, home: String?, exists: (String) -> Bool) {
    let path = text.hasPrefix("~/") ? (home ?? "~") + text.dropFirst() : text
    let looksLikePath = path.contains("/") || path == "." || path == ".."
    if text.hasPrefix(Self.hubPrefix) {
      self = .hub(String(text.dropFirst(Self.hubPrefix.count)))
    } else if Self.endings.contains(where: path.hasSuffix) || Self.starts.contains(where: text.hasPrefix)
      || (looksLikePath && exists(path))
    {
      self = .file(path: path)
    } else if MixExpression.isMeant(by: text) {
      self = .mix(text)
    } else {
      self = .catalog(text)
    }
  }

  /// Whether it is a file or folder of the user's own.
  package var isFile: Bool {
    if case .file = self { true } else { false }
  }
}
