/// How a model came about that no catalog holds: from which file, and what had to be assumed of it.
package struct ModelOrigin: Sendable, Hashable {
  /// A key that a configuration leaves out, and what the library's class takes for it.
  package struct AssumedKey: Sendable, Hashable {
    package let key: String
    package let value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The file or folder; nil for a size alone.
  package let path: String?
  package let assumed: [AssumedKey]
  /// An architecture's name that is not known here, so that the keys were read as a plain decoder's.
  package let unknownType: String?

  package init(path: String?, assumed: [AssumedKey] = [], unknownType: String? = nil) {
    self.path = path
    self.assumed = assumed
    self.unknownType = unknownType
  }
}
