import Domain
import Quantization
import Tensors

/// A catalog scheme laid over the tensors of a file: which of its formats each one gets.
package struct SchemeOnTensors: Sendable {
  private let scheme: Scheme
  private let traits: TensorTraits

  package init(_ scheme: Scheme, tensors: [TensorDescriptor]) {
    self.scheme = scheme
    traits = TensorTraits(tensors)
  }

  /// The laboratory's formats by tensor name, the kept 16-bit ones among them, so that bits a weight are the file's.
  package func formats(of tensors: [TensorDescriptor]) -> [String: any Codec] {
    var formats: [String: any Codec] = [:]
    for tensor in tensors where tensor.elementType.isFloatingPoint && tensor.elementCount > 0 && !tensor.isPooler {
      let stored = scheme.format(
        for: tensor.ruledClass, layer: traits.place(of: tensor), in: traits.model(for: tensor))
      formats[tensor.name] = stored.id(columns: tensor.matrix.columns).flatMap(CodecCatalog.format(named:))
    }
    return formats
  }

  /// The one format that stands for the scheme, on all that recipes quantize; nil where tensors differ.
  package var soleFormat: (any Codec)? {
    let names = Set(scheme.rules.map(\.format).filter { $0.isQuantized }.compactMap(\.id))
    guard names.count == 1, scheme.kind != .gguf, !scheme.isMix else { return nil }
    return names.first.flatMap(CodecCatalog.format(named:))
  }

  /// What is measured of the scheme: tensors that it stores in fewer than 16 bits, each with its format.
  func quantized(_ tensors: [TensorDescriptor]) -> [(tensor: TensorDescriptor, format: any Codec)] {
    if let format = soleFormat { return tensors.quantizable().map { ($0, format) } }
    let formats = formats(of: tensors)
    return tensors.compactMap { tensor in
      guard tensor.shape.count >= 2, let format = formats[tensor.name], !(format is CastCodec) else { return nil }
      return (tensor, format)
    }
  }
}

/// What a file's tensors tell of the model that rules ask about.
private struct TensorTraits: Sendable {
  private let layersByFamily: [TensorFamily: [Int]]
  private let queryHeadsPerKeyValueHead: Double
  private let isTied: Bool
  private let experts: Int?

  init(_ tensors: [TensorDescriptor]) {
    layersByFamily = Dictionary(grouping: tensors.filter { $0.layerIndex != nil }, by: \.family)
      .mapValues { Array(Set($0.compactMap(\.layerIndex))).sorted() }
    isTied = !tensors.contains { $0.tensorClass == .outputHead }
    let queryRows = tensors.first { $0.family == .attentionQuery && $0.shape.count == 2 }?.matrix.rows
    let keyRows = tensors.first { $0.family == .attentionKey && $0.shape.count == 2 }?.matrix.rows
    // Heads are equally wide, so rows are in the ratio of heads.
    queryHeadsPerKeyValueHead =
      if let queryRows, let keyRows, keyRows > 0 { Double(queryRows) / Double(keyRows) } else { 1 }
    experts = Self.experts(tensors)
  }

  /// The experts of a layer, by their numbers in names or by the first dimension of a stack.
  private static func experts(_ tensors: [TensorDescriptor]) -> Int? {
    var numbers: Set<Int> = []
    for tensor in tensors where tensor.isExpert {
      if tensor.shape.count == 3 { return tensor.shape[0] }
      let parts = tensor.name.split(separator: ".")
      for (word, next) in zip(parts, parts.dropFirst()) where word == "experts" {
        if let number = Int(next) { numbers.insert(number) }
      }
    }
    return numbers.isEmpty ? nil : numbers.count
  }

  /// The tensor's place among the layers that have one of its family; 0 outside of layers.
  func place(of tensor: TensorDescriptor) -> Int {
    guard let layer = tensor.layerIndex else { return 0 }
    return layersByFamily[tensor.family]?.firstIndex(of: layer) ?? 0
  }

  func model(for tensor: TensorDescriptor) -> Scheme.ModelTraits {
    Scheme.ModelTraits(
      layers: layersByFamily[tensor.family]?.count ?? 1, queryHeadsPerKeyValueHead: queryHeadsPerKeyValueHead,
      tiedEmbedding: isTied, experts: experts)
  }
}

extension TensorDescriptor {
  fileprivate var isExpert: Bool { name.contains("experts.") || name.contains("_exps") || name.contains(".experts") }

  /// What makes one vector or a score of an encoder's tokens, which engines keep as it is.
  fileprivate var isPooler: Bool { family == .outputHead && tensorClass == .other }

  /// The class whose rules hold: llama.cpp's count a fused matrix as a value projection.
  fileprivate var ruledClass: TensorClass {
    family == .attentionFused && shape.count > 1 ? .attentionValue : tensorClass
  }
}
