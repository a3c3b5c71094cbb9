import Domain

/// An accelerator and the engine that runs on it, shared by reference: a search weighs thousands of replicas.
package final class Site: Sendable {
  package let accelerator: Accelerator
  package let engine: Engine
  /// What the engine allows itself on this accelerator by default.
  package let limits: EngineMemory.Limits

  package init(accelerator: Accelerator, engine: Engine) {
    self.accelerator = accelerator
    self.engine = engine
    limits = engine.memory.limits(on: accelerator)
  }
}
