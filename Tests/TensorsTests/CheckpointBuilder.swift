import Tensors
import TestSupport

/// Tensors of a checkpoint in the making, written as one safetensors file.
struct CheckpointBuilder {
  private var fields: [(SafetensorsWriter.Field, [UInt8])] = []

  mutating func add(_ name: String, _ type: ElementType, _ shape: [Int], _ bytes: [UInt8]) {
    fields.append((SafetensorsWriter.Field(name: name, elementType: type, shape: shape), bytes))
  }

  mutating func add(_ name: String, _ shape: [Int], floats: [Float]) {
    add(name, .float32, shape, littleEndianBytes(floats))
  }

  mutating func add(_ name: String, _ shape: [Int], words: [UInt32]) {
    add(name, .int32, shape, words.withUnsafeBytes { Array($0) })
  }

  func write(to path: String) throws {
    var writer = try SafetensorsWriter(path: path, fields: fields.map(\.0))
    for (_, bytes) in fields { try writer.append(bytes) }
    try writer.finish()
  }

  /// The only quantized weight that is read back from such a file, with the configuration beside it.
  func readBack(
    configuration: String? = nil, _ check: (any TensorSource, TensorDescriptor, [Float]) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try write(to: "\(folder)/model.safetensors")
      if let configuration { try TensorsTests.write(Array(configuration.utf8), to: "\(folder)/config.json") }
      let source = try WeightFiles.open(path: folder)
      guard let tensor = source.tensors.first(where: { $0.storage != nil }) else {
        throw TensorError(
          .noTensors, file: folder, expected: "a quantized weight", found: "\(source.tensors.map(\.name))", advice: "-")
      }
      let values = try source.values(of: tensor).values
      try check(source, tensor, values)
      try checkRanges(source, tensor, values)
    }
  }

  /// Any range reads what the whole reads.
  private func checkRanges(_ source: any TensorSource, _ tensor: TensorDescriptor, _ values: [Float]) throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let first = Int.random(in: 0..<values.count, using: &generator)
      let range = first..<Int.random(in: first...values.count, using: &generator)
      var part = [Float](repeating: .nan, count: range.count)
      _ = try part.withUnsafeMutableBufferPointer { try source.read(range, of: tensor, into: $0) }
      guard part == Array(values[range]) else {
        throw TensorError(.outOfRange, file: "test", expected: "the same values", found: "\(range)", advice: "-")
      }
    }
  }
}

/// Codes as a dense stream of bits in 32-bit words.
func packed(_ codes: [UInt32], bits: Int) -> [UInt32] {
  var words = [UInt32](repeating: 0, count: (codes.count * bits + 31) / 32)
  for (index, code) in codes.enumerated() {
    for bit in 0..<bits where code >> UInt32(bit) & 1 == 1 {
      words[(index * bits + bit) / 32] |= 1 << UInt32((index * bits + bit) % 32)
    }
  }
  return words
}

/// Random codes of so many bits.
func randomCodes(_ rows: Int, _ columns: Int, bits: Int, seed: UInt64) -> [[UInt32]] {
  var generator = SeededGenerator(seed: seed)
  return (0..<rows).map { _ in
    (0..<columns).map { _ in UInt32.random(in: 0..<1 << UInt32(bits), using: &generator) }
  }
}

/// The columns of rows.
func transposed<Element>(_ rows: [[Element]]) -> [[Element]] {
  (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
}
