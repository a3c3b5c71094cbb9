/// Which weight formats an engine loads side by side in one model.
package struct EngineMixing: Codable, Sendable, Hashable {
  /// Ids of the schemes whose checkpoints may give some classes another format.
  package let schemes: [String]
  /// The laboratory's names of those formats; of two equally wide ones the first is preferred.
  package let formats: [String]
  /// The classes that may have a format of their own.
  package let classes: [TensorClass]
  /// Classes that it runs as one matrix or in one kernel, and that must have one format.
  package let together: [[TensorClass]]
  @Prose package var basis: String
}

extension Engine {
  /// Why it would not load a base scheme with these parts; nil when it does.
  ///
  /// Ignores what depends on the model: see `EngineMixing.together`.
  package func refusal(mixing parts: [Scheme.MixPart], into base: Scheme) -> String? {
    guard base.engines.contains(id) else { return "\(name) does not load \(base.name)" }
    guard let mixing else { return "\(name) is not known to load several weight formats in one model" }
    guard mixing.schemes.contains(base.catalogID) else {
      return "\(name) gives tensors formats of their own only in \(mixing.schemes.joined(separator: ", ")), "
        + "not in \(base.id)"
    }
    for part in parts {
      guard mixing.formats.contains(part.stored.name), part.stored.engines.contains(id) else {
        return "\(name) mixes \(mixing.formats.joined(separator: ", ")), not \(part.stored.name)"
      }
      let others = part.classes.filter { !mixing.classes.contains($0) }
      // Words such as down_proj name classes that a model need not have.
      if !others.isEmpty { return "\(name) has no format of its own for \(others.label)" }
    }
    return nil
  }
}
