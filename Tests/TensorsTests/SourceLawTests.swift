import Synchronization
import TestSupport
import Testing

@testable import Tensors

@Suite("Tensors are the same from any source of bytes")
struct SourceLawTests {
  /// Bytes in memory that note how much is asked of them at a time.
  private final class WatchedBytes: ByteSource {
    let label = "watched"
    let bytes: [UInt8]
    private let largest = Mutex(0)

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var byteCount: Int { bytes.count }
    var largestRead: Int { largest.withLock { $0 } }

    func read(_ range: Range<Int>, into target: UnsafeMutableRawBufferPointer) throws(TensorError) {
      largest.withLock { $0 = max($0, range.count) }
      try MemoryBytes(bytes, label: label).read(range, into: target)
    }
  }

  private func expectSame(_ left: any TensorSource, _ right: any TensorSource) throws {
    #expect(left.tensors == right.tensors)
    for tensor in left.tensors where tensor.elementType.isFloatingPoint {
      let (values, notFinite) = try left.values(of: tensor)
      let other = try right.values(of: tensor)
      #expect(values.map(\.bitPattern) == other.values.map(\.bitPattern) && notFinite == other.notFinite)
    }
  }

  @Test("Safetensors, plain and quantized, from a file and from memory")
  func safetensors() throws {
    for files in try FuzzCorpus.folders() {
      try withTemporaryFolder { folder in
        for (name, bytes) in files { try write(bytes, to: "\(folder)/\(name)") }
        for (name, bytes) in files where name.hasSuffix(".safetensors") {
          let file = try SafetensorsFile(path: "\(folder)/\(name)")
          let memory = try SafetensorsFile(MemoryBytes(bytes, label: file.label))
          try expectSame(file, memory)
          let configuration = try QuantizationConfiguration(folder: folder)
          try expectSame(
            QuantizedCheckpoint.wrapping(file, configuration), QuantizedCheckpoint.wrapping(memory, configuration))
        }
      }
    }
  }

  @Test("GGUF from a file and from memory, with a header of several windows")
  func gguf() throws {
    var builder = GGUFBuilder(tensors: 2, pairs: 2)
    builder.string("tokenizer.ggml.tokens")
    builder.number(UInt32(9))
    builder.number(UInt32(8))
    builder.number(UInt64(20_000))
    for token in 0..<20_000 { builder.string("token \(token)") }
    let long = String(repeating: "ä", count: 70_000)
    builder.pair("tokenizer.chat_template", long)
    let scale: [UInt8] = [0, 0x3c]
    let block = scale + (0..<32).map { UInt8($0) }
    builder.tensor("a", [3, 8192], type: 8, (0..<768).flatMap { _ in block })
    builder.tensor("b", [40_000], type: 0, littleEndianBytes((0..<40_000).map { Float($0) }))
    try withTemporaryFolder { folder in
      try write(builder.file, to: "\(folder)/model.gguf")
      let watched = WatchedBytes(builder.file)
      let memory = try GGUFFile(watched)
      #expect(memory.metadata["tokenizer.ggml.tokens"] == .array(count: 20_000))
      #expect(memory.metadata["tokenizer.chat_template"]?.string == long)
      try expectSame(GGUFFile(path: "\(folder)/model.gguf"), memory)
      let tensor = try #require(memory.tensor(named: "a"))
      #expect(try memory.values(of: tensor).values == (0..<24_576).map { Float($0 % 32) })
      #expect(watched.largestRead <= 140_000)
    }
  }

  @Test("A row-packed checkpoint is read in windows, however large it is")
  func windows() throws {
    let (rows, columns) = (600, 2048)
    var builder = CheckpointBuilder()
    builder.add(
      "w.weight_packed", [rows, columns / 8], words: (0..<UInt32(rows * columns / 8)).map { $0 &* 2_654_435_761 })
    builder.add("w.weight_scale", [rows, 16], floats: (0..<rows * 16).map { 1 + Float($0) })
    builder.add("w.weight_shape", .int32, [2], [rows, columns].flatMap { [UInt8($0 & 255), UInt8($0 >> 8), 0, 0] })
    try withTemporaryFolder { folder in
      try builder.write(to: "\(folder)/model.safetensors")
      let watched = WatchedBytes(try bytesOfFile("\(folder)/model.safetensors"))
      let plain = try SafetensorsFile(watched)
      let checkpoint = try QuantizedCheckpoint.wrapping(plain, QuantizationConfiguration(folder: folder))
      let tensor = try #require(checkpoint.tensor(named: "w.weight"))
      let values = try checkpoint.values(of: tensor).values
      #expect(watched.largestRead <= 1 << 16)
      for row in [0, 63, 64, 127, 599] {
        for column in [0, 7, 8, 2047] {
          let word = UInt32(row * columns / 8 + column / 8) &* 2_654_435_761
          let code = Int(word >> (4 * (UInt32(column) % 8)) & 15) - 8
          #expect(values[row * columns + column] == Float(code) * (1 + Float(row * 16 + column / 128)))
        }
      }
    }
  }
}
