import Domain
import Tensors

/// Tensors of a file by class and by the form in which they lie there: exact bytes.
struct StoredTensors {
  private struct Sum {
    var elements = 0.0
    var bits = 0.0
  }

  private var sums: [TensorClass: [String: Sum]] = [:]

  init(_ tensors: [TensorDescriptor]) {
    for tensor in tensors where tensor.name != "rope_freqs.weight" {
      let label = tensor.storage?.label ?? tensor.elementType.rawValue
      var sum = sums[tensor.tensorClass]?[label] ?? Sum()
      sum.elements += Double(tensor.elementCount)
      sum.bits += Double(tensor.byteCount) * 8
      sums[tensor.tensorClass, default: [:]][label] = sum
    }
  }

  /// The architecture with what the file has beside it, so that all bytes of the file count.
  func completed(_ architecture: ModelArchitecture) -> ModelArchitecture {
    let known = Set(architecture.tensors.filter { $0.parameters > 0 }.map(\.tensorClass))
    let strangers = sums.filter { !known.contains($0.key) }.values.flatMap(\.values).reduce(0) { $0 + $1.elements }
    guard strangers > 0, strangers < Double(ModelLimits.parameters) else { return architecture }
    return architecture.with(
      otherWeights: architecture.otherWeights + [
        AuxiliaryWeights(
          parameters: Int64(strangers), note: "tensors of the file that its architecture doesn't tell of")
      ])
  }

  /// What each class of the architecture is stored in; bits are those that the file has of it.
  func portions(of architecture: ModelArchitecture) -> [TensorClass: [Scheme.Portion]] {
    var elements: [TensorClass: Double] = [:]
    for tensor in architecture.tensors { elements[tensor.tensorClass, default: 0] += Double(tensor.parameters) }
    var forms = sums
    for (name, others) in sums where elements[name] ?? 0 == 0 {
      forms[name] = nil
      forms[.other, default: [:]].merge(others) { Sum(elements: $0.elements + $1.elements, bits: $0.bits + $1.bits) }
    }
    return forms.reduce(into: [:]) { portions, entry in
      let total = entry.value.values.reduce(0) { $0 + $1.elements }
      guard let wanted = elements[entry.key], total > 0 else { return }
      let scale = total / wanted
      portions[entry.key] = entry.value.sorted { $0.value.elements > $1.value.elements }.map { label, sum in
        Scheme.Portion(
          formatID: Self.formatID(label), bits: sum.bits / sum.elements * scale, share: sum.elements / total)
      }
    }
  }

  /// What classes are stored in of which the files hold as many elements as the architecture, others left out: names of
  /// fused matrices, or of layers that predict further tokens, tell too little.
  ///
  /// - Parameter quantized: the id of the format of a class's quantized weights, where it has one.
  func portions(
    agreeingWith architecture: ModelArchitecture, quantized: (TensorClass) -> String?
  ) -> [TensorClass: [Scheme.Portion]] {
    var elements: [TensorClass: Double] = [:]
    for tensor in architecture.tensors { elements[tensor.tensorClass, default: 0] += Double(tensor.parameters) }
    return sums.reduce(into: [:]) { portions, entry in
      let (name, forms) = entry
      let total = forms.values.reduce(0) { $0 + $1.elements }
      guard let wanted = elements[name], wanted > 0, abs(total / wanted - 1) < 1e-6 else { return }
      let id = quantized(name)
      portions[name] = forms.sorted { $0.value.elements > $1.value.elements }.map { label, sum in
        Scheme.Portion(
          formatID: Self.plain[label] ?? id, bits: sum.bits / sum.elements, share: sum.elements / total)
      }
    }
  }

  /// The form of most bytes, where it is a plain one.
  var native: NativeFormat? {
    let formats: [String: NativeFormat] = ["F32": .fp32, "F16": .fp16, "BF16": .bf16]
    return ranked.first.flatMap { formats[$0] }
  }

  private static let plain = ["F32": "fp32", "F16": "fp16", "BF16": "bf16"]

  private static func formatID(_ label: String) -> String {
    plain[label] ?? (label == "MXFP4" ? "mxfp4" : "gguf-\(label.lowercased())")
  }

  /// "GGUF, Q4_K 83 %, Q6_K 17 % of its bytes" without the shares: the forms, the largest first.
  var label: String { "GGUF, " + ranked.prefix(4).joined(separator: ", ") }

  /// Forms by their bytes.
  private var ranked: [String] {
    var bits: [String: Double] = [:]
    for forms in sums.values { for (label, sum) in forms { bits[label, default: 0] += sum.bits } }
    return bits.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
  }

  /// The catalog's scheme of such a file: what it was asked to be, else by the form that most of it has.
  func scheme(fileType: Int?) -> String {
    if let fileType, let id = Self.schemes[fileType] { return id }
    for label in ranked {
      if let id = Self.usual[label] { return id }
    }
    return "gguf-q4_k_m"
  }

  /// By llama.h's numbers of file types.
  private static let schemes = [
    0: "fp32", 1: "fp16", 2: "gguf-q4_0", 3: "gguf-q4_1", 7: "gguf-q8_0", 8: "gguf-q5_0", 9: "gguf-q5_1",
    10: "gguf-q2_k", 11: "gguf-q3_k_s", 12: "gguf-q3_k_m", 13: "gguf-q3_k_l", 14: "gguf-q4_k_s", 15: "gguf-q4_k_m",
    16: "gguf-q5_k_s", 17: "gguf-q5_k_m", 18: "gguf-q6_k", 25: "gguf-iq4_nl", 30: "gguf-iq4_xs", 32: "bf16",
    38: "mxfp4",
  ]

  private static let usual = [
    "F32": "fp32", "F16": "fp16", "BF16": "bf16", "Q4_0": "gguf-q4_0", "Q4_1": "gguf-q4_1", "Q5_0": "gguf-q5_0",
    "Q5_1": "gguf-q5_1", "Q8_0": "gguf-q8_0", "Q2_K": "gguf-q2_k", "Q3_K": "gguf-q3_k_m", "Q4_K": "gguf-q4_k_m",
    "Q5_K": "gguf-q5_k_m", "Q6_K": "gguf-q6_k", "IQ4_NL": "gguf-iq4_nl", "IQ4_XS": "gguf-iq4_xs", "MXFP4": "mxfp4",
  ]
}
