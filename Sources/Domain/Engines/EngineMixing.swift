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

/// Why an engine would not load a mix.
package enum MixRefusal: Hashable, Sendable {
  case baseNotLoaded(engine: String, base: String)
  /// It is not known to load several formats side by side.
  case noMixes(engine: String)
  /// Only some schemes' tensors may have formats of their own.
  case otherBase(engine: String, schemes: [String], base: String)
  case otherFormat(engine: String, formats: [String], format: String)
  /// These classes have the base's format always.
  case fixedClasses(engine: String, [TensorClass])
}

extension Engine {
  /// Why it would not load a base scheme with these parts; nil when it does.
  ///
  /// Ignores what depends on the model: see `EngineMixing.together`.
  package func refusal(mixing parts: [Scheme.MixPart], into base: Scheme) -> MixRefusal? {
    guard base.engines.contains(id) else { return .baseNotLoaded(engine: name, base: base.name) }
    guard let mixing else { return .noMixes(engine: name) }
    guard mixing.schemes.contains(base.catalogID) else {
      return .otherBase(engine: name, schemes: mixing.schemes, base: base.id)
    }
    for part in parts {
      guard mixing.formats.contains(part.stored.name), part.stored.engines.contains(id) else {
        return .otherFormat(engine: name, formats: mixing.formats, format: part.stored.name)
      }
      let others = part.classes.filter { !mixing.classes.contains($0) }
      // Words such as down_proj name classes that a model need not have.
      if !others.isEmpty { return .fixedClasses(engine: name, others) }
    }
    return nil
  }
}
