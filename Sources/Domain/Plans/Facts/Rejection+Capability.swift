extension Rejection.Reason {
  /// A compute capability that an engine's release doesn't run on.
  package struct Capability: Sendable, Hashable {
    package let engine: String
    package let version: String
    /// The scheme that doesn't run; nil where none does.
    package let scheme: String?
    package let accelerator: String
    /// The accelerator's; nil where its entry tells none.
    package let found: Double?
    /// What it would have to be at least; nil where there is no such bound.
    package let least: Double?
    /// What it would have to be below; nil where there is no such bound.
    package let below: Double?

    package init(
      engine: String, version: String, scheme: String?, accelerator: String, found: Double?, least: Double?,
      below: Double?
    ) {
      self.engine = engine
      self.version = version
      self.scheme = scheme
      self.accelerator = accelerator
      self.found = found
      self.least = least
      self.below = below
    }

    /// By a rule of the engine's; what holds below some capability needs that one, and the other way round.
    package init(engine: Engine, scheme: String?, accelerator: Accelerator, _ rule: KernelRule) {
      self.init(
        engine: engine.name, version: engine.version, scheme: scheme, accelerator: accelerator.name,
        found: accelerator.computeCapability, least: rule.below, below: rule.from)
    }
  }
}
