import FoundationEssentials
import Quantization
import Tensors
import TestSupport
import Testing

/// Blocks that ggml wrote are read back as ggml reads them, to the bit.
@Suite("GGUF blocks are dequantized as ggml does")
struct GGUFDecodingGoldenTests {
  private static let types: [String: UInt32] = [
    "q4_0": 2, "q4_1": 3, "q5_0": 6, "q5_1": 7, "q8_0": 8, "q2_K": 10, "q3_K": 11, "q4_K": 12, "q5_K": 13,
    "q6_K": 14, "iq4_nl": 20, "iq4_xs": 23, "mxfp4": 39, "nvfp4": 40,
  ]

  @Test("Values equal the reference's", arguments: GoldenVectors.folders)
  func golden(folder: String) throws {
    let golden = try GoldenVectors(folder: folder)
    var checked: [String: Int] = [:]
    for (caseName, formats) in golden.cases.sorted(by: { $0.key < $1.key }) {
      let shape = try #require(golden.inputs.tensor(named: caseName)).shape
      for (format, record) in formats where format.hasPrefix("ggml_") {
        let name = format.split(separator: "_").dropFirst().prefix(while: { $0 != "imatrix" }).joined(separator: "_")
        let prefix = "\(caseName)/\(format)"
        guard let type = Self.types[name], let codes = try golden.field("\(prefix)/codes")?.bytes else { continue }
        try check(golden, prefix, codes, type, shape, record)
        checked[name, default: 0] += 1
      }
    }
    print("\(folder): \(checked.sorted { $0.key < $1.key })")
    #expect(checked.values.reduce(0, +) > 10)
  }

  private func check(
    _ golden: GoldenVectors, _ prefix: String, _ codes: [UInt8], _ type: UInt32, _ shape: [Int],
    _ record: GoldenVectors.Record
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("model.gguf")
    try Data(file(codes, type, shape)).write(to: URL(filePath: path))
    let source = try GGUFFile(path: path)
    let (values, notFinite) = try source.values(of: source.tensors[0])
    let label = Comment(rawValue: prefix)
    if let expected = try golden.floats("\(prefix)/deq") {
      // What is not finite reads as zero.
      let finite: [Float] = expected.map { $0.isFinite ? $0 : 0 }
      #expect(values.map(\.bitPattern) == finite.map(\.bitPattern), label)
      let broken = expected.count { !$0.isFinite }
      #expect(notFinite == broken, label)
    } else if let hash = record.deq_sha256, notFinite == 0 {
      // The set beside the tests has the first half of each hash.
      #expect(SHA256.hexDigest(of: values.withUnsafeBytes { Array($0) }).hasPrefix(hash), label)
    }
  }

  /// A file with one tensor and no metadata.
  private func file(_ codes: [UInt8], _ type: UInt32, _ shape: [Int]) -> [UInt8] {
    var bytes: [UInt8] = Array("GGUF".utf8)
    func add(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    add(UInt32(3))
    for number in [1, 0, 1] { add(UInt64(number)) }
    bytes.append(UInt8(ascii: "t"))
    add(UInt32(shape.count))
    for length in shape.reversed() { add(UInt64(length)) }
    add(type)
    add(UInt64(0))
    bytes += Array(repeating: 0, count: (32 - bytes.count % 32) % 32)
    return bytes + codes
  }
}
