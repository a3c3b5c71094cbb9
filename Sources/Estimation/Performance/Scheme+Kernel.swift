import Domain

extension Scheme {
  /// The kernel that runs the scheme on an accelerator: the native one unless it is known to be missing.
  func kernel(on accelerator: Accelerator, by engine: Engine) -> Kernel {
    engine.runs(nativeKernel, on: accelerator) == false ? fallbackKernel ?? nativeKernel : nativeKernel
  }
}
