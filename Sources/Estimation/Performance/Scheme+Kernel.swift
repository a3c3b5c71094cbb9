import Domain

extension Scheme {
  /// The kernel that runs the scheme on an accelerator: the native one unless it is known to be missing.
  func kernel(on accelerator: Accelerator, by engine: Engine) -> Kernel {
    kernel { engine.runs($0, on: accelerator) }
  }

  /// The same where it is told otherwise which kernels run; nil where nobody has said.
  func kernel(where runs: (Kernel) -> Bool?) -> Kernel {
    runs(nativeKernel) == false ? fallbackKernel ?? nativeKernel : nativeKernel
  }
}
