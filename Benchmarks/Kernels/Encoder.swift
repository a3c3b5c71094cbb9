import Quantization
import Tensors

/// Encodes a matrix in stretches that stay in the cache and keeps all its codes and scales, as a writer of files would.
///
/// The dequantized values are written too, but a stretch at a time over the last ones.
final class Encoder {
  private let quantizer: any Quantizer
  private let rowsAtOnce: Int
  private var scratch: [Float]
  private var stored: [UInt8] = []

  /// Formats that must know all of the matrix first are encoded as a whole.
  init(source: MemorySource, format: any Codec) throws {
    let shape = source.tensor.matrix
    let whole = try format.quantizer(for: shape, using: .best)
    let blockRows = max(1, (whole.blockElements + shape.columns - 1) / shape.columns)
    let stretch = max(blockRows, 65536 / shape.columns / blockRows * blockRows)
    rowsAtOnce = whole.needsSurvey || !shape.rows.isMultiple(of: stretch) ? shape.rows : stretch
    quantizer = try format.quantizer(for: MatrixShape(rows: rowsAtOnce, columns: shape.columns), using: .best)
    scratch = [Float](repeating: 0, count: rowsAtOnce * shape.columns)
  }

  func run(_ source: MemorySource) throws {
    let count = scratch.count
    var end = 0
    for start in stride(from: 0, to: source.tensor.elementCount, by: count) {
      let encoded = try encode(source, start..<start + count)
      for field in encoded.fields { end = store(field.bytes, at: end) }
    }
  }

  private func encode(_ source: MemorySource, _ elements: Range<Int>) throws -> EncodedMatrix {
    var quantizer = quantizer
    // Floats are read where they lie, as the peers read them; bfloat16 is converted.
    if source.tensor.elementType == .float32 {
      return source.weights.withUnsafeBufferPointer { all in
        let weights = UnsafeBufferPointer(rebasing: all[elements])
        quantizer.surveyWhole(weights)
        return quantizer.encode(weights)
      }
    }
    return try scratch.withUnsafeMutableBufferPointer { buffer in
      try source.read(elements, of: source.tensor, into: buffer)
      let weights = UnsafeBufferPointer(buffer)
      quantizer.surveyWhole(weights)
      return quantizer.encode(weights)
    }
  }

  private func store(_ bytes: [UInt8], at start: Int) -> Int {
    let end = start + bytes.count
    if stored.count < end { stored.append(contentsOf: repeatElement(0, count: end - stored.count)) }
    bytes.withUnsafeBytes { source in
      stored.withUnsafeMutableBytes { target in
        UnsafeMutableRawBufferPointer(rebasing: target[start..<end]).copyMemory(from: source)
      }
    }
    return end
  }
}
