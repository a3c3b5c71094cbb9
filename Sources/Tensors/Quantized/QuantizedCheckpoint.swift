import Synchronization

/// A checkpoint some of whose weights were quantized before they were saved: each is offered as one tensor with its
/// dequantized values, and scales, zero points and packed codes are not offered at all.
package struct QuantizedCheckpoint: TensorSource {
  package let tensors: [TensorDescriptor]
  private let source: any CheckpointSource
  private let stored: [String: QuantizedTensor]
  private let cache = TensorCache()

  package var label: String { source.label }
  package var isSynthetic: Bool { false }
  package var files: [String] { source.files }

  /// Wraps a source if it holds quantized weights; else gives it back.
  static func wrapping(
    _ source: some CheckpointSource, _ configuration: QuantizationConfiguration
  ) throws(TensorError) -> any TensorSource {
    var recognizer = CheckpointRecognizer(source, configuration)
    try recognizer.recognize()
    guard !recognizer.weights.isEmpty else { return source }
    return QuantizedCheckpoint(recognizer)
  }

  private init(_ recognizer: CheckpointRecognizer) {
    source = recognizer.source
    tensors = recognizer.tensors
    stored = recognizer.weights.reduce(into: [:]) { $0[$1.value.descriptor.name] = $1.value.stored }
  }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let weight = stored[tensor.name] else { return try source.read(elements, of: tensor, into: destination) }
    guard elements.lowerBound >= 0, elements.upperBound <= tensor.elementCount, destination.count >= elements.count,
      let target = destination.baseAddress
    else {
      guard !elements.isEmpty else { return 0 }
      throw .outside(elements, of: tensor, in: label, beside: " and room for them")
    }
    return try cache.loaded(tensor.name, weight).read(elements, into: target)
  }
}

/// The weight that was read last, so that its scales are read once for all stretches and workers.
private final class TensorCache: Sendable {
  private let last = Mutex<(name: String, weight: LoadedTensor)?>(nil)

  func loaded(_ name: String, _ stored: QuantizedTensor) throws(TensorError) -> LoadedTensor {
    try last.withLock { (last) throws(TensorError) in
      if let last, last.name == name { return last.weight }
      let weight = try LoadedTensor(stored)
      last = (name, weight)
      return weight
    }
  }
}
