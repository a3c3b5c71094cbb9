import Domain
import Tensors

/// What each tensor is stored in, and the method that fills it: what one row of results is about.
package struct Treatment: Sendable {
  /// The format's id, or the name of a mix of formats.
  package let id: String
  package let method: any QuantizationMethod
  private let formats: Formats

  private enum Formats: Sendable {
    case one(any Codec)
    case byTensor([String: any Codec])
  }

  package init(format: any Codec, method: any QuantizationMethod = RoundToNearest()) {
    id = format.id
    formats = .one(format)
    self.method = method
  }

  /// A scheme that stores tensors, by name, in different formats; those without one stay as they are.
  package init(
    id: String, formats: [String: any Codec], method: any QuantizationMethod = RoundToNearest()
  ) {
    self.id = id
    self.formats = .byTensor(formats)
    self.method = method
  }

  /// The scheme of a format's id or alias, rounded to nearest.
  package init?(named name: String) {
    guard let format = CodecCatalog.format(named: name) else { return nil }
    self.init(format: format)
  }

  /// What a tensor is stored in; nil where the scheme leaves it as it is.
  package func format(for tensor: TensorDescriptor) -> (any Codec)? {
    switch formats {
    case .one(let format): format
    case .byTensor(let formats): formats[tensor.name]
    }
  }

  /// The one format of all tensors; nil for a mix.
  package var soleFormat: (any Codec)? {
    if case .one(let format) = formats { format } else { nil }
  }

  /// What fills a tensor's format: in a mix, tensors that stay floats are only cast.
  package func method(for tensor: TensorDescriptor) -> any QuantizationMethod {
    if case .byTensor(let formats) = formats, formats[tensor.name] is CastCodec { return RoundToNearest() }
    return method
  }

  /// The bits that a tensor takes; nil where the scheme leaves it as it is or cannot hold it.
  package func storage(of tensor: TensorDescriptor) -> StorageSize? {
    guard let format = format(for: tensor) else { return nil }
    return try? method(for: tensor).storage(of: tensor.matrix, in: format)
  }

  /// The same scheme for some tensors only, the others left as they are.
  package func limited(to tensors: [TensorDescriptor]) -> Treatment {
    let pairs = tensors.compactMap { tensor in format(for: tensor).map { (tensor.name, $0) } }
    return Treatment(
      id: id, formats: Dictionary(pairs, uniquingKeysWith: { first, _ in first }), method: method)
  }

  /// Whether it is for the scheme to say what becomes of a tensor: what a mix keeps as floats is no part of its error.
  func quantizes(_ tensor: TensorDescriptor) -> Bool { !(isMix && format(for: tensor) is CastCodec) }

  /// Whether it only rounds to nearest, which takes little more than reading.
  package var isRounded: Bool { method.id == RoundToNearest().id }

  /// The same formats, rounded to nearest.
  var rounded: Treatment {
    switch formats {
    case .one(let format): Treatment(format: format)
    case .byTensor(let formats): Treatment(id: id, formats: formats)
    }
  }

  /// Whether tensors are stored in different formats, or some not at all.
  package var isMix: Bool {
    if case .byTensor = formats { true } else { false }
  }
}
