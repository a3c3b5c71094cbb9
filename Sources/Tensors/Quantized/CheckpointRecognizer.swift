/// Finds quantized weights among a checkpoint's tensors by their names, types and shapes.
struct CheckpointRecognizer {
  struct Weight {
    let descriptor: TensorDescriptor
    let stored: QuantizedTensor
  }

  /// A tensor of the file, and where its bytes are.
  struct Part {
    let descriptor: TensorDescriptor
    let bytes: ByteSlice

    var shape: [Int] { descriptor.shape }
    var type: ElementType { descriptor.elementType }
    var count: Int { descriptor.elementCount }
  }

  let source: any CheckpointSource
  let configuration: QuantizationConfiguration
  /// Recognized weights by the name of the tensor that holds their codes.
  private(set) var weights: [String: Weight] = [:]
  private let byName: [String: TensorDescriptor]
  private var consumed: Set<String> = []

  init(_ source: some CheckpointSource, _ configuration: QuantizationConfiguration) {
    self.source = source
    self.configuration = configuration
    byName = Dictionary(source.tensors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func recognize() throws(TensorError) {
    for tensor in source.tensors {
      if let module = tensor.name.dropping(".weight_packed") {
        try readPacked(module, try part(tensor.name))
      } else if let module = tensor.name.dropping(".qweight") {
        try readColumnPacked(module, try part(tensor.name))
      } else if let module = tensor.name.dropping("_blocks"), byName["\(module)_scales"] != nil {
        try readMicroscaled(module, try part(tensor.name))
      } else if let module = tensor.name.dropping(".weight") {
        try readWeight(module, try part(tensor.name))
      }
    }
  }

  /// Codes that keep the plain name.
  private mutating func readWeight(_ module: String, _ codes: Part) throws(TensorError) {
    // Bytes of codes whatever their type says: for FSDP, bitsandbytes keeps them as floats.
    if try readCodebook("\(module).weight", codes) { return }
    switch codes.type {
    case .uint8: try readBytes(module, codes)
    case .int8: try readIntegers(module, codes)
    case .float8E4M3, .float8E5M2: try readFloat8(module, codes)
    default: break
    }
  }

  /// What is left for the user: weights under their own names, and tensors that no weight has used up.
  var tensors: [TensorDescriptor] {
    source.tensors.compactMap { tensor in
      if let weight = weights[tensor.name] { return weight.descriptor }
      return consumed.contains(tensor.name) || Self.isActivationScale(tensor.name) ? nil : tensor
    }
  }

  private static func isActivationScale(_ name: String) -> Bool {
    ["input_scale", "input_zero_point", "input_global_scale", "output_scale", "k_scale", "v_scale", "q_scale"]
      .contains { name.hasSuffix(".\($0)") }
  }

  // MARK: Parts

  func part(_ name: String) throws(TensorError) -> Part {
    guard let part = try optionalPart(name) else {
      throw fault(.missingTensor, name, expected: "this tensor, beside the codes that need it", found: "none")
    }
    return part
  }

  func optionalPart(_ name: String) throws(TensorError) -> Part? {
    guard let descriptor = byName[name] else { return nil }
    return Part(descriptor: descriptor, bytes: try source.stored(descriptor))
  }

  func fault(
    _ kind: TensorError.Kind, _ subject: String, expected: String, found: String
  ) -> TensorError {
    TensorError(
      kind, file: source.label, subject: subject, expected: expected, found: found,
      advice: "The checkpoint contradicts itself, or is in a form that this program doesn't know: download it again")
  }

  func require(_ condition: Bool, _ part: Part, _ expected: String) throws(TensorError) {
    guard condition else {
      throw fault(
        .shape, part.descriptor.name, expected: expected, found: "\(part.type.rawValue) \(part.shape)")
    }
  }

  /// Keeps a weight; the first part holds the codes.
  mutating func keep(
    _ name: String, shape: [Int], label: String, parts: [Part?], _ stored: QuantizedTensor
  ) throws(TensorError) {
    let parts = parts.compactMap(\.self)
    guard let codes = parts.first else { return }
    let count = shape.reduce(1, *)
    guard byName[name] == nil || name == codes.descriptor.name else {
      throw fault(.duplicateName, name, expected: "the weight either plain or quantized", found: "both")
    }
    for part in parts { consumed.insert(part.descriptor.name) }
    let storage = QuantizedStorage(label: label, byteCount: parts.reduce(0) { $0 + $1.descriptor.byteCount })
    let descriptor = TensorDescriptor(
      name: name, shape: shape, elementType: .float32, elementCount: count, storage: storage)
    weights[codes.descriptor.name] = Weight(descriptor: descriptor, stored: stored)
  }
}

extension String {
  fileprivate func dropping(_ suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }
}
