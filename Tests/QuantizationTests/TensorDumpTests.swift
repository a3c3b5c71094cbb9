import FoundationEssentials
import Quantization
import Tensors
import TestSupport
import Testing

@Suite("Dumps")
struct TensorDumpTests {
  @Test("Dequantized weights, codes, scales and zero points are written and agree with the measured error")
  func contents() throws {
    let tensor = Samples.descriptor(4, 256, name: "layers.0.mlp.up_proj.weight")
    let weights = try Samples.matrix(4, 256, seed: 1)
    let source = MemorySource(tensors: [tensor], values: [tensor.name: weights])
    let scheme = try #require(Treatment(named: "int4-g128-asym"))
    try withTemporaryFolder { folder in
      let path = "\(folder)/dump.safetensors"
      try TensorDump.write([tensor], of: source, schemes: [scheme], to: path)
      let file = try SafetensorsFile(path: path)
      let suffixes = ["dequantized", "codes", "scales", "zero_points"]
      #expect(Set(file.tensors.map(\.name)) == Set(suffixes.map { "\(tensor.name).\($0)" }))
      let values = try file.values(of: #require(file.tensor(named: "\(tensor.name).dequantized"))).values
      let written = ErrorMetrics(ErrorSums(weights: weights, dequantized: values))
      let measured = ErrorMetrics(try Samples.sums(weights, tensor.matrix, try #require(scheme.format(for: tensor))))
      #expect(written.maximumAbsoluteError == measured.maximumAbsoluteError)
      let codes = try #require(file.tensor(named: "\(tensor.name).codes"))
      #expect(codes.elementType == .int8 && codes.shape == [4, 256])
      #expect(file.tensor(named: "\(tensor.name).scales")?.shape == [4, 2])
    }
  }

  @Test("Several schemes are told apart by their id, and what a scheme cannot hold is left out")
  func several() throws {
    let tensor = Samples.descriptor(3, 200, name: "w")
    let source = MemorySource(tensors: [tensor], values: ["w": try Samples.matrix(3, 200, seed: 1)])
    let schemes = try ["int4-g128", "int8", "nf4-dq", "bf16"].map { try #require(Treatment(named: $0)) }
    try withTemporaryFolder { folder in
      let path = "\(folder)/dump.safetensors"
      let names = try TensorDump.write([tensor], of: source, schemes: schemes, to: path)
      #expect(!names.contains { $0.contains("int4-g128") })
      #expect(names.contains("w.int8-channel.codes") && names.contains("w.nf4-dq.scale_codes"))
      #expect(names.contains("w.bf16.dequantized") && !names.contains("w.bf16.codes"))
      #expect(Set(try SafetensorsFile(path: path).tensors.map(\.name)) == Set(names))
    }
  }

  @Test("A folder that is not there is an error, and a tensor that cannot be read leaves no file")
  func failures() throws {
    let tensor = Samples.descriptor(2, 128, name: "w")
    let source = MemorySource(tensors: [tensor], values: [:])
    let scheme = try #require(Treatment(named: "int8"))
    try withTemporaryFolder { folder in
      #expect(throws: TensorError.self) {
        try TensorDump.write([tensor], of: source, schemes: [scheme], to: "\(folder)/dump.safetensors")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
      #expect(throws: TensorError.self) {
        try TensorDump.write([], of: source, schemes: [scheme], to: "\(folder)/none/dump.safetensors")
      }
    }
  }
}
