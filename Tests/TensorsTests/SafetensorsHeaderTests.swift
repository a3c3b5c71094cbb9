import Tensors
import TestSupport
import Testing

/// A file that lies is refused with the place, what was expected and found, and what to do.
@Suite("Damaged safetensors files")
struct SafetensorsHeaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let kind: TensorError.Kind

    init(_ name: String, _ kind: TensorError.Kind, header: String, data: Int = 8) {
      self.name = name
      self.kind = kind
      bytes = safetensorsBytes(header, data: Array(repeating: 0, count: data))
    }

    init(_ name: String, _ kind: TensorError.Kind, bytes: [UInt8]) {
      self.name = name
      self.kind = kind
      self.bytes = bytes
    }

    var testDescription: String { name }
  }

  private static func entry(_ offsets: String, shape: String = "[2]", type: String = "\"F32\"") -> String {
    "{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  static let cases: [Case] = [
    Case("empty file", .tooShort, bytes: []),
    Case("seven bytes", .tooShort, bytes: [1, 0, 0, 0, 0, 0, 0]),
    Case("header longer than the file", .headerLength, bytes: [200, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
    Case("header of 2⁶⁴ bytes", .headerLength, bytes: Array(repeating: 0xff, count: 16)),
    Case("header over the limit", .headerLength, bytes: [1, 0xe1, 0xf5, 0x05, 0, 0, 0, 0, 0x7b, 0x7d]),
    Case("no header", .headerSyntax, bytes: Array(repeating: 0, count: 8)),
    Case("not JSON", .headerSyntax, header: "hello"),
    Case("cut-off JSON", .headerSyntax, header: "{\"a\":{\"dtype\":\"F32\""),
    Case("text after the object", .headerSyntax, header: "{} x"),
    Case("not UTF-8", .headerSyntax, bytes: [7, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    Case("half a surrogate", .headerSyntax, header: #"{"\ud800":1}"#),
    Case(
      "more values than any header has", .headerSyntax, header: "[" + String(repeating: "0,", count: 5_000_000) + "0]"),
    Case("nested a thousand deep", .headerSyntax, header: String(repeating: "[", count: 1000)),
    Case("an array", .headerStructure, header: "[1,2]"),
    Case("a number", .headerStructure, header: "12"),
    Case("a tensor that is a string", .headerStructure, header: "{\"a\":\"b\"}"),
    Case("metadata that is a number", .headerStructure, header: "{\"__metadata__\":3}"),
    Case("metadata that holds a number", .headerStructure, header: "{\"__metadata__\":{\"a\":3}}"),
    Case("no dtype", .headerStructure, header: "{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}"),
    Case("no shape", .headerStructure, header: "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}"),
    Case("no offsets", .headerStructure, header: "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}"),
    Case("unknown dtype", .unknownType, header: "{\"a\":\(entry("[0,8]", type: "\"F31\""))}"),
    Case("dtype that is a number", .headerStructure, header: "{\"a\":\(entry("[0,8]", type: "32"))}"),
    Case("negative dimension", .shape, header: "{\"a\":\(entry("[0,8]", shape: "[-2]"))}"),
    Case("fractional dimension", .shape, header: "{\"a\":\(entry("[0,8]", shape: "[2.5]"))}"),
    Case("dimensions that overflow", .shape, header: "{\"a\":\(entry("[0,8]", shape: "[4294967296,4294967296]"))}"),
    Case("bytes that overflow", .shape, header: "{\"a\":\(entry("[0,8]", shape: "[4611686018427387904]"))}"),
    Case("dimension beyond 64 bits", .shape, header: "{\"a\":\(entry("[0,8]", shape: "[99999999999999999999]"))}"),
    Case("one offset", .offsets, header: "{\"a\":\(entry("[0]"))}"),
    Case("end before begin", .offsets, header: "{\"a\":\(entry("[8,0]"))}"),
    Case("negative begin", .offsets, header: "{\"a\":\(entry("[-8,0]"))}"),
    Case("size unlike the shape", .size, header: "{\"a\":\(entry("[0,4]"))}"),
    Case("end past the file", .truncated, header: "{\"a\":\(entry("[0,8]"))}", data: 4),
    Case(
      "offsets near 2⁶³", .truncated, header: "{\"a\":\(entry("[9223372036854775799,9223372036854775807]"))}"),
    Case("overlap", .layout, header: "{\"a\":\(entry("[0,8]")),\"b\":\(entry("[4,12]"))}", data: 12),
    Case("hole", .layout, header: "{\"a\":\(entry("[0,8]")),\"b\":\(entry("[12,20]"))}", data: 20),
    Case("hole at the start", .layout, header: "{\"a\":\(entry("[4,12]"))}", data: 12),
    Case("bytes after the last tensor", .trailingBytes, header: "{\"a\":\(entry("[0,8]"))}", data: 9),
    Case("the same tensor twice", .duplicateName, header: "{\"a\":\(entry("[0,8]")),\"a\":\(entry("[0,8]"))}"),
    Case(
      "dtype twice", .duplicateName,
      header: "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,8]}}"),
    Case("metadata key twice", .duplicateName, header: "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", data: 0),
  ]

  @Test("Each kind of damage is named", arguments: cases)
  func refused(_ hostile: Case) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/model.safetensors"
      try write(hostile.bytes, to: path)
      let error = #expect(throws: TensorError.self) { try SafetensorsFile(path: path) }
      #expect(error?.kind == hostile.kind, "\(error?.description ?? "accepted")")
      #expect(error?.file == path)
      #expect(error?.advice.isEmpty == false)
    }
  }

  @Test("No cut of a good file is accepted, and no byte flipped in its header brings the program down")
  func cutsAndFlips() throws {
    let header = "{\"__metadata__\":{\"format\":\"pt\"},\"a\":\(Self.entry("[0,8]")),\"b\":\(Self.entry("[8,16]"))}"
    let good = safetensorsBytes(header, data: Array(1...16))
    var generator = SeededGenerator(seed: 7)
    try withTemporaryFolder { folder in
      let path = "\(folder)/model.safetensors"
      for length in 0..<good.count {
        try write(Array(good.prefix(length)), to: path)
        #expect(throws: TensorError.self) { try SafetensorsFile(path: path) }
      }
      for _ in 0..<500 {
        var damaged = good
        damaged[Int.random(in: 0..<8 + header.utf8.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
        try write(damaged, to: path)
        guard let file = try? SafetensorsFile(path: path) else { continue }
        for tensor in file.tensors where tensor.elementType.isFloatingPoint { _ = try file.values(of: tensor) }
      }
    }
  }

  @Test("A directory, a missing file and a file cut short say what to do")
  func advice() throws {
    try withTemporaryFolder { folder in
      let directory = #expect(throws: TensorError.self) { try SafetensorsFile(path: folder) }
      #expect(directory?.kind == .notAFile)
      let missing = #expect(throws: TensorError.self) { try SafetensorsFile(path: "\(folder)/none") }
      #expect(missing?.kind == .cannotOpen)
      let path = "\(folder)/cut.safetensors"
      try write(safetensorsBytes("{\"a\":\(Self.entry("[0,8]"))}", data: [0, 0, 0]), to: path)
      let cut = #expect(throws: TensorError.self) { try SafetensorsFile(path: path) }
      #expect(cut?.description.contains("ends 5 bytes early: download it again") == true)
    }
  }
}
