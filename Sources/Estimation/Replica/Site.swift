import Domain

/// An accelerator and the engine that runs on it, shared by reference: a search weighs thousands of replicas.
package final class Site: Sendable {
  package let accelerator: Accelerator
  package let engine: Engine
  /// What the engine allows itself on this accelerator, by default or as it is told.
  package let limits: EngineMemory.Limits
  /// The share of the memory that the engine may fill.
  package let utilization: Double
  /// What the engine leaves in the host's memory.
  package let offload: Offload?
  /// The kernels of which somebody has said whether they run here.
  private let known: [Kernel: Bool]

  /// Whether a kernel runs here; nil when nobody has said.
  package func runs(_ kernel: Kernel) -> Bool? { known[kernel] }

  /// The kernel that runs a scheme here: its native one unless that is known to be missing.
  func kernel(of scheme: Scheme) -> Kernel { scheme.kernel(where: runs) }

  package init(accelerator: Accelerator, engine: Engine, settings: EngineSettings = EngineSettings()) {
    self.accelerator = accelerator
    self.engine = engine
    let usual = engine.memory.limits(on: accelerator)
    limits = EngineMemory.Limits(
      batchedTokens: settings.batchedTokens ?? usual.batchedTokens, sequences: settings.sequences ?? usual.sequences)
    utilization = settings.memoryUtilization ?? engine.memory.utilization
    offload = settings.offload
    known = Dictionary(
      uniqueKeysWithValues: Kernel.allCases.compactMap { kernel in
        engine.runs(kernel, on: accelerator).map { (kernel, $0) }
      })
  }

  /// Whether caches that no sequence in flight needs wait in the host's memory.
  package var parksCaches: Bool { offload == .cache && engine.offload?.computesOnHost == false }

  /// The same where everything is on accelerators.
  package var withoutOffload: Site { offload == nil ? self : Site(self) }

  private init(_ other: Site) {
    (accelerator, engine, limits) = (other.accelerator, other.engine, other.limits)
    (utilization, known) = (other.utilization, other.known)
    offload = nil
  }
}
