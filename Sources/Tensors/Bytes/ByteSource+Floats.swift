import Kernels

extension ByteSource {
  /// Writes stored elements as 32-bit floats and returns how many were NaN or infinite: those become 0.
  ///
  /// - Parameters:
  ///   - offset: where the first of them lies.
  ///   - target: room for `count` floats.
  func convert(
    _ count: Int, of type: cq_type, width: Int, at offset: Int, into target: UnsafeMutablePointer<Float>
  ) throws(TensorError) -> Int {
    var notFinite = 0
    try forEachStretch(of: offset..<offset + count * width, unit: width) { bytes, first in
      notFinite += cq_convert(
        InstructionSet.best.level, type, bytes.baseAddress, bytes.count / width, target + first / width)
    }
    return notFinite
  }
}
