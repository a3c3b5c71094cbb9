import Platform

/// The few routines of BLAS and LAPACK that the laboratory's methods need, from the system's OpenBLAS.
///
/// The library is opened on first use, not linked: it starts threads and probes the processor when it is loaded, which
/// would triple the start-up time of every command that needs none of it.
package struct OpenBLAS: Sendable {
  typealias Multiply =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>?, Int32, UnsafePointer<Float>?, Int32,
      Float,
      UnsafeMutablePointer<Float>?, Int32
    ) -> Void
  typealias MultiplyVector =
    @convention(c) (
      Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>?, Int32, UnsafePointer<Float>?, Int32, Float,
      UnsafeMutablePointer<Float>?, Int32
    ) -> Void
  typealias Factor =
    @convention(c) (
      UnsafePointer<CChar>, UnsafePointer<Int32>, UnsafeMutablePointer<Float>?, UnsafePointer<Int32>,
      UnsafeMutablePointer<Int32>
    ) -> Void
  typealias InvertTriangle =
    @convention(c) (
      UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<Int32>, UnsafeMutablePointer<Float>?,
      UnsafePointer<Int32>, UnsafeMutablePointer<Int32>
    ) -> Void
  private typealias SetThreads = @convention(c) (Int32) -> Void

  let multiply: Multiply
  let multiplyVector: MultiplyVector
  /// Cholesky: A = UᵀU.
  let factor: Factor
  let invertTriangle: InvertTriangle

  private static let loaded: Result<OpenBLAS, LinearAlgebraError> = Result { () throws(LinearAlgebraError) in
    try OpenBLAS()
  }

  /// The library, opened once; it works on its caller's thread alone.
  package static func shared() throws(LinearAlgebraError) -> OpenBLAS { try loaded.get() }

  private static let names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.dylib"]

  private init() throws(LinearAlgebraError) {
    guard let handle = Self.names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
      throw LinearAlgebraError(
        expected: "the OpenBLAS library (\(Self.names[0]))", found: "none that can be opened",
        advice: "Install it: apt-get install libopenblas0")
    }
    multiply = try Self.symbol("cblas_sgemm", in: handle)
    multiplyVector = try Self.symbol("cblas_sgemv", in: handle)
    factor = try Self.symbol("spotrf_", in: handle)
    invertTriangle = try Self.symbol("strtri_", in: handle)
    // Its own threads cut sums where their number says, which changes bits: workers take slabs of ours instead.
    let setThreads: SetThreads = try Self.symbol("openblas_set_num_threads", in: handle)
    setThreads(1)
  }

  private static func symbol<Function>(
    _ name: String, in library: UnsafeMutableRawPointer
  ) throws(LinearAlgebraError) -> Function {
    guard let address = dlsym(library, name) else {
      throw LinearAlgebraError(
        expected: "\(name) in OpenBLAS", found: "a library without it",
        advice: "Install Debian's libopenblas0, which has LAPACK's routines too")
    }
    return unsafeBitCast(address, to: Function.self)
  }
}

/// Why linear algebra cannot be done here.
package struct LinearAlgebraError: Error, Sendable, Hashable, CustomStringConvertible {
  package let expected: String
  package let found: String
  package let advice: String

  package var description: String { "expected \(expected), found \(found). \(advice)." }
}
