/// How a model came about that nobody catalogued by hand: from which file, and what had to be assumed of it.
package struct ModelOrigin: Sendable, Hashable {
  /// A key that a configuration leaves out, and what the library's class takes for it.
  package struct AssumedKey: Codable, Sendable, Hashable {
    package let key: String
    package let value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The file that was read.
  package let path: String
  /// Tensors whose shapes and types the file told; nil where a configuration alone was read.
  package var tensors: Int?
  package var assumed: [AssumedKey]
  /// An architecture's name that is not known here, so that the keys were read as a plain decoder's.
  package var unknownType: String?
  /// Encoders of other modalities that the file names and whose weights nobody counts here.
  package var uncounted: [Tower.Kind]

  /// Whether it is a typical model of a size that `path` tells, and no file.
  package var isTypical = false

  /// Whether the files tell all that the model is planned by.
  package var tellsAll: Bool { assumed.isEmpty && unknownType == nil && uncounted.isEmpty }

  package init(
    path: String, tensors: Int? = nil, assumed: [AssumedKey] = [], unknownType: String? = nil,
    uncounted: [Tower.Kind] = []
  ) {
    self.path = path
    self.tensors = tensors
    self.assumed = assumed
    self.unknownType = unknownType
    self.uncounted = uncounted
  }

  /// Whether everything was told by the file.
  package var isCertain: Bool { !isTypical && assumed.isEmpty && unknownType == nil && uncounted.isEmpty }
}

extension ModelOrigin: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case path, tensors, assumed, unknownType, uncounted }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      path: try container.decode(String.self, forKey: .path),
      tensors: try container.decodeIfPresent(Int.self, forKey: .tensors),
      assumed: try container.value(.assumed, default: []),
      unknownType: try container.decodeIfPresent(String.self, forKey: .unknownType),
      uncounted: try container.value(.uncounted, default: []))
  }

  /// A typical model of a size is from no file and is never written.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encodeIfPresent(tensors, forKey: .tensors)
    try container.encode(assumed, forKey: .assumed, unless: [])
    try container.encodeIfPresent(unknownType, forKey: .unknownType)
    try container.encode(uncounted, forKey: .uncounted, unless: [])
  }
}
