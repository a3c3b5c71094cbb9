import Quantization
import Tensors
import Testing

@Suite("Calibration activations")
struct ActivationSourceTests {
  @Test("Synthetic activations are the same for a seed, differ by layer, and have correlated and outlying inputs")
  func synthetic() throws {
    let tensor = Samples.descriptor(8, 512, name: "model.layers.0.mlp.up_proj.weight")
    let source = SyntheticActivations(seed: 4, tokenCount: 256)
    let first = try #require(try source.activations(for: tensor))
    #expect(try source.activations(for: tensor)?.values == first.values)
    #expect(first.tokenCount == 256 && first.columnCount == 512 && first.isSynthetic)
    let other = Samples.descriptor(8, 512, name: "model.layers.1.mlp.up_proj.weight")
    #expect(try source.activations(for: other)?.values != first.values)
    let scales = first.columns.meanSquares.map { $0.squareRoot() }.sorted()
    #expect(scales[511] > 6 * scales[256])
    let gram = try first.gram(workers: 1)
    let correlated = (1..<512).count { column in
      abs(gram[column]) > 0.3 * (gram[0] * gram[column * 512 + column]).squareRoot()
    }
    #expect(correlated > 20)
  }

  @Test("A file's activations are found by the layer's name, and must have its inputs")
  func file() throws {
    func source(_ name: String, _ shape: [Int]) -> MemorySource {
      let count = shape.reduce(1, *)
      let tensor = TensorDescriptor(name: name, shape: shape, elementType: .float32, elementCount: count)
      return MemorySource(tensors: [tensor], values: [name: (0..<count).map { Float($0 % 7) - 3 }])
    }
    let weight = Samples.descriptor(4, 8, name: "layers.0.fc.weight")
    for name in ["layers.0.fc.weight.input", "layers.0.fc.input", "layers.0.fc"] {
      let found = try FileActivations(source(name, [2, 3, 8])).activations(for: weight)
      #expect(found?.tokenCount == 6 && found?.columns.lowest.min() == -3)
    }
    let neighbour = Samples.descriptor(4, 8, name: "L/W")
    #expect(try FileActivations(source("L/X", [5, 8])).activations(for: neighbour)?.tokenCount == 5)
    #expect(try FileActivations(source("other", [5, 8])).activations(for: weight) == nil)
    let error = #expect(throws: TensorError.self) {
      try FileActivations(source("layers.0.fc", [5, 9])).activations(for: weight)
    }
    #expect(error?.expected.contains("8 inputs") == true && error?.found == "5 × 9")
  }
}
