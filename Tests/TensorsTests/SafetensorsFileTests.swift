import FoundationEssentials
import Tensors
import TestSupport
import Testing

@Suite("Reading safetensors")
struct SafetensorsFileTests {
  @Test("A header without tensors is a file without tensors")
  func empty() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/empty.safetensors"
      try write(safetensorsBytes("{}  ", data: []), to: path)
      #expect(try SafetensorsFile(path: path).tensors.isEmpty)
    }
  }

  @Test("What the writer writes, the reader reads, names with quotes included")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/round.safetensors"
      let values: [Float] = [1, -2.5, 0, 3e30]
      var writer = try SafetensorsWriter(
        path: path,
        fields: [
          .init(name: "a \"quoted\"\n\\name", elementType: .float32, shape: [2, 2]),
          .init(name: "codes", elementType: .uint8, shape: [3]),
          .init(name: "nothing", elementType: .float32, shape: [0, 5]),
        ], metadata: ["format": "pt"])
      try writer.append(values.withUnsafeBytes { Array($0) })
      try writer.append([7, 8, 9])
      try writer.finish()
      let file = try SafetensorsFile(path: path)
      #expect(file.metadata == ["format": "pt"])
      let tensor = try #require(file.tensor(named: "a \"quoted\"\n\\name"))
      #expect(tensor.shape == [2, 2])
      #expect(try file.values(of: tensor).values == values)
      #expect(try file.bytes(of: #require(file.tensor(named: "codes"))) == [7, 8, 9])
      #expect(try file.values(of: #require(file.tensor(named: "nothing"))).values.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["round.safetensors"])
    }
  }

  @Test("A writer that is given up leaves no file behind")
  func unfinished() throws {
    try withTemporaryFolder { folder in
      for count in [2, 7] {
        let error = #expect(throws: TensorError.self) {
          try writeFourBytes(Array(repeating: 1, count: count), to: "\(folder)/half.safetensors")
        }
        #expect(error?.kind == .cannotWrite)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  private func writeFourBytes(_ bytes: [UInt8], to path: String) throws {
    var writer = try SafetensorsWriter(path: path, fields: [.init(name: "a", elementType: .uint8, shape: [4])])
    try writer.append(bytes)
    try writer.finish()
  }

  @Test("Integers are listed but not read as weights")
  func integers() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/int.safetensors"
      let header = "{\"ids\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}"
      try write(safetensorsBytes(header, data: Array(repeating: 0, count: 8)), to: path)
      let file = try SafetensorsFile(path: path)
      let error = #expect(throws: TensorError.self) { try file.values(of: file.tensors[0]) }
      #expect(error?.kind == .notFloatingPoint)
    }
  }

  @Test("Elements beyond a tensor's end are refused")
  func outOfRange() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/small.safetensors"
      let header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
      try write(safetensorsBytes(header, data: Array(repeating: 0, count: 8)), to: path)
      let file = try SafetensorsFile(path: path)
      var buffer = [Float](repeating: 0, count: 8)
      for range in [0..<3, 1..<4, 2..<8] {
        let error = #expect(throws: TensorError.self) {
          try buffer.withUnsafeMutableBufferPointer { try file.read(range, of: file.tensors[0], into: $0) }
        }
        #expect(error?.kind == .outOfRange)
      }
      let other = TensorDescriptor(name: "a", shape: [500], elementType: .float32, elementCount: 500)
      #expect(throws: TensorError.self) { try file.values(of: other) }
    }
  }

  @Test("Shards are one source, by index or by directory; a tensor missing from its shard is named")
  func shards() throws {
    try withTemporaryFolder { folder in
      for (name, value) in [("one", 1), ("two", 2)] {
        let header = "{\"\(name)\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"
        let data = withUnsafeBytes(of: Float(value)) { Array($0) }
        try write(safetensorsBytes(header, data: data), to: "\(folder)/\(name).safetensors")
      }
      let byDirectory = try WeightFiles.open(path: folder)
      #expect(byDirectory.tensors.map(\.name) == ["one", "two"])
      let index = "\(folder)/model.safetensors.index.json"
      try write(
        Array(#"{"weight_map":{"one":"one.safetensors","two":"two.safetensors"}}"#.utf8), to: index)
      let byIndex = try WeightFiles.open(path: index)
      #expect(try byIndex.values(of: #require(byIndex.tensor(named: "two"))).values == [2])
      #expect(try WeightFiles.open(path: folder).tensors.count == 2)
      try write(Array(#"{"weight_map":{"one":"one.safetensors","two":"one.safetensors"}}"#.utf8), to: index)
      #expect(#expect(throws: TensorError.self) { try WeightFiles.open(path: index) }?.kind == .missingTensor)
      try write(Array(#"{"weight_map":{"one":"../one.safetensors"}}"#.utf8), to: index)
      #expect(#expect(throws: TensorError.self) { try WeightFiles.open(path: index) }?.kind == .headerStructure)
    }
  }

  @Test("A directory without weights says so")
  func noWeights() throws {
    try withTemporaryFolder { folder in
      #expect(#expect(throws: TensorError.self) { try WeightFiles.open(path: folder) }?.kind == .noTensors)
    }
  }
}
