/// What an engine's release runs on some accelerators, apart from what their entries say.
///
/// The first rule that holds decides. One without kernels speaks of whole schemes, one without schemes too of the engine.
package struct KernelRule: Codable, Sendable, Hashable {
  /// Vendors whose accelerators it holds for; nil for all.
  package let vendors: [String]?
  package let deviceClasses: [DeviceClass]?
  package let architectures: [String]?
  /// Ids of schemes, and so of the mixes that rest on them; nil for all.
  package let schemes: [String]?
  package let kernels: [Kernel]?
  /// The compute capability from which on it holds; nil for any.
  package let from: Double?
  /// The compute capability below which it holds; nil for any.
  package let below: Double?
  package let runs: Bool
  /// How this is known.
  @Prose package var basis: String

  /// Whether it speaks of an accelerator; one whose capability is not known meets no bound.
  fileprivate func holds(for accelerator: Accelerator) -> Bool {
    guard vendors.map({ names in accelerator.vendor.map(names.contains) ?? false }) ?? true else { return false }
    guard deviceClasses.map({ names in accelerator.deviceClass.map(names.contains) ?? false }) ?? true,
      architectures.map({ names in accelerator.architecture.map(names.contains) ?? false }) ?? true
    else { return false }
    guard from != nil || below != nil else { return true }
    guard let capability = accelerator.computeCapability else { return false }
    return capability >= from ?? 0 && capability < below ?? .infinity
  }
}

extension Engine {
  /// Whether a kernel runs on an accelerator, by this engine's rules or else by the accelerator's entry; nil when nobody
  /// has said.
  package func runs(_ kernel: Kernel, on accelerator: Accelerator) -> Bool? {
    for rule in kernelRules where rule.kernels?.contains(kernel) == true && rule.schemes == nil {
      if rule.holds(for: accelerator) { return rule.runs }
    }
    return accelerator.runs(kernel)
  }

  /// The rule by which it doesn't run on an accelerator at all, or doesn't run one scheme there; nil where none says so.
  package func refusal(of scheme: Scheme? = nil, on accelerator: Accelerator) -> KernelRule? {
    let rule = kernelRules.first { rule in
      guard rule.kernels == nil, rule.holds(for: accelerator) else { return false }
      return rule.schemes.map { ids in scheme.map { ids.contains($0.catalogID) } ?? false } ?? true
    }
    return rule?.runs == false ? rule : nil
  }

  /// Whether it runs on an accelerator; nil when the accelerator's entry names no vendor.
  package func runs(on accelerator: Accelerator) -> Bool? {
    if refusal(on: accelerator) != nil || accelerator.isMixed && parallelism.unequalCards != true { return false }
    return accelerator.vendor.map(vendors.contains)
  }
}
