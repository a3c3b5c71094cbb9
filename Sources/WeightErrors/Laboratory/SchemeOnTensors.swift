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
    for tensor in tensors where tensor.elementType.isFloatingPoint && tensor.elementCount > 0 {
      let matrix = tensor.matrix
      let stored = scheme.format(
        for: tensor.catalogClass, layer: traits.place(of: tensor), in: traits.model(for: tensor))
      let name = stored.fallback(columns: matrix.columns).map(\.laboratoryFormat) ?? stored.laboratoryFormat
      formats[tensor.name] = name.flatMap { CodecCatalog.format(named: $0) }
    }
    return formats
  }
}

/// What a file's tensors tell of the model that rules ask about.
private struct TensorTraits: Sendable {
  private let layersByClass: [TensorFamily: [Int]]
  private let queryHeadsPerKeyValueHead: Double
  private let isTied: Bool
  private let experts: Int?

  init(_ tensors: [TensorDescriptor]) {
    layersByClass = Dictionary(grouping: tensors.filter { $0.layerIndex != nil }, by: \.tensorClass)
      .mapValues { Array(Set($0.compactMap(\.layerIndex))).sorted() }
    isTied = !tensors.contains { $0.tensorClass == .outputHead }
    let queryRows = tensors.first { $0.tensorClass == .attentionQuery && $0.shape.count == 2 }?.matrix.rows
    let keyRows = tensors.first { $0.tensorClass == .attentionKey && $0.shape.count == 2 }?.matrix.rows
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

  /// The tensor's place among the layers that have one of its class; 0 outside of layers.
  func place(of tensor: TensorDescriptor) -> Int {
    guard let layer = tensor.layerIndex else { return 0 }
    return layersByClass[tensor.tensorClass]?.firstIndex(of: layer) ?? 0
  }

  func model(for tensor: TensorDescriptor) -> Scheme.ModelTraits {
    Scheme.ModelTraits(
      layers: layersByClass[tensor.tensorClass]?.count ?? 1, queryHeadsPerKeyValueHead: queryHeadsPerKeyValueHead,
      tiedEmbedding: isTied, experts: experts)
  }
}

extension TensorDescriptor {
  fileprivate var isExpert: Bool { name.contains("experts.") || name.contains("_exps") || name.contains(".experts") }
  fileprivate var isSharedExpert: Bool { name.contains("shared_expert") || name.contains("_shexp") }

  /// The catalog's name of the tensor's class.
  fileprivate var catalogClass: TensorClass {
    if shape.count < 2 { return .vector }
    switch tensorClass {
    case .embedding: return .embedding
    case .outputHead: return .outputHead
    case .attentionQuery: return .attentionQuery
    case .attentionKey: return .attentionKey
    // llama.cpp's rules count a fused matrix as a value projection.
    case .attentionValue, .attentionFused: return .attentionValue
    case .attentionOutput: return .attentionOutput
    case .feedForwardGate: return isSharedExpert ? .sharedExpertGate : isExpert ? .expertGate : .feedForwardGate
    case .feedForwardUp: return isSharedExpert ? .sharedExpertUp : isExpert ? .expertUp : .feedForwardUp
    case .feedForwardDown: return isSharedExpert ? .sharedExpertDown : isExpert ? .expertDown : .feedForwardDown
    case .router: return .router
    case .stateSpace: return .recurrentProjection
    case .vision: return .visionTower
    case .norm, .bias: return .vector
    case .other: return .other
    }
  }
}
