/// A source whose tensors all lie in one file.
protocol FileSource: TensorSource {
  var source: any ByteSource { get }
}

extension FileSource {
  package var label: String { source.label }
  package var isSynthetic: Bool { false }
  package var files: [String] { [source.label] }
}
