/// A short hash of a tensor's values, to know a tensor again wherever its file went.
///
/// It is of the values as 32-bit floats, so a copy in a wider type has the same. Not cryptographic.
package enum TensorFingerprint {
  private static let stretch = 65536

  /// Sixteen hexadecimal digits.
  package static func of(_ tensor: TensorDescriptor, in source: any TensorSource) throws(TensorError) -> String {
    var hash = SeededGenerator.mixed(UInt64(tensor.elementCount))
    for dimension in tensor.shape { hash = SeededGenerator.mixed(hash ^ UInt64(dimension)) }
    var values = [Float](repeating: 0, count: min(stretch, max(tensor.elementCount, 1)))
    for start in stride(from: 0, to: tensor.elementCount, by: stretch) {
      let range = start..<min(start + stretch, tensor.elementCount)
      let read: Result<Int, TensorError> = values.withUnsafeMutableBufferPointer { buffer in
        do throws(TensorError) {
          let part = UnsafeMutableBufferPointer(rebasing: buffer[..<range.count])
          let notFinite = try source.read(range, of: tensor, into: part)
          hash = SeededGenerator.mixed(hash ^ digest(UnsafeBufferPointer(part)))
          return .success(notFinite)
        } catch {
          return .failure(error)
        }
      }
      _ = try read.get()
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Four independent lanes, so that the processor need not wait for one product before it starts the next.
  private static func digest(_ values: UnsafeBufferPointer<Float>) -> UInt64 {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
    @inline(__always) func step(_ lane: inout UInt64, _ value: Float) {
      lane = (lane ^ UInt64(value.bitPattern)) &* multiplier
      lane ^= lane >> 29
    }
    var index = 0
    while index + 4 <= values.count {
      step(&lanes.0, values[index])
      step(&lanes.1, values[index + 1])
      step(&lanes.2, values[index + 2])
      step(&lanes.3, values[index + 3])
      index += 4
    }
    while index < values.count {
      step(&lanes.0, values[index])
      index += 1
    }
    return [lanes.0, lanes.1, lanes.2, lanes.3].reduce(0) { SeededGenerator.mixed($0 ^ $1) }
  }
}
