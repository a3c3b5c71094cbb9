import Testing

@testable import Presentation
@testable import Tensors

@Suite("What a file holds that has nothing to measure")
struct FoundTensorsTextTests {
  private func tensor(
    _ name: String, _ shape: [Int], _ type: ElementType, stored label: String? = nil
  ) -> TensorDescriptor {
    TensorDescriptor(
      name: name, shape: shape, elementType: type, elementCount: shape.reduce(1, *),
      storage: label.map { QuantizedStorage(label: $0, byteCount: 1) })
  }

  @Test("Types, dimensions and classes are counted, the most frequent first")
  func counts() {
    let tensors =
      (0..<3).map { tensor("ids.\($0)", [2], .int64) } + [
        tensor("a.bias", [4], .float32), tensor("b.bias", [4], .float32),
        tensor("model.embed_tokens.weight", [4, 4], .float16), tensor("e", [0, 4], .float32),
        tensor("c", [1, 32], .uint8, stored: "Q8_1"),
      ]
    let text = FoundTensorsText.sentence(tensors)
    #expect(
      text == "3 of I64, 2 of one dimension, 1 of Q8_1, which isn't read yet, "
        + "1 of a class that recipes leave as it is (embedding), 1 without elements")
    #expect(FoundTensorsText.canBeNamed(tensors) && !FoundTensorsText.canBeNamed(Array(tensors.prefix(3))))
    let many = ElementType.allCases.filter { !$0.isFloatingPoint }.map { tensor("t", [1], $0) }
    #expect(FoundTensorsText.sentence(many).hasSuffix(", others"))
  }
}
