import Domain
import Quantities
import Quantization
import Tensors

/// What tensors are of which none is a matrix that recipes quantize: "3 of I64, 2 vectors, 1 embedding".
package enum FoundTensorsText {
  private static let mostKinds = 5

  package static func sentence(_ tensors: [TensorDescriptor]) -> String {
    let counts = tensors.reduce(into: [String: Int]()) { $0[kind($1), default: 0] += 1 }
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = kinds.prefix(mostKinds).map { "\(NumberText.grouped($0.value)) \($0.key)" }
    return (shown + (kinds.count > mostKinds ? ["others"] : [])).joined(separator: ", ")
  }

  /// Whether some are floats, which a pattern would choose.
  package static func canBeNamed(_ tensors: [TensorDescriptor]) -> Bool {
    !tensors.quantizable(matching: "*").isEmpty
  }

  private static func kind(_ tensor: TensorDescriptor) -> String {
    if tensor.elementCount == 0 { return "without elements" }
    guard tensor.elementType.isFloatingPoint else {
      return tensor.storage.map { "of \($0.label), which isn't read yet" } ?? "of \(tensor.elementType.rawValue)"
    }
    if tensor.shape.count < 2 { return "of one dimension" }
    return "of a class that recipes leave as it is (\(tensor.family.words))"
  }
}
