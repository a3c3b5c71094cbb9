/// Why tensors could not be read: the file, the place in it, what was expected, what was found, and what to do.
package struct TensorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault, for tests and for exit statuses.
  package enum Kind: String, Sendable, Hashable {
    case cannotOpen, notAFile, tooShort, headerLength, headerText, headerSyntax, headerStructure, duplicateName
    case unknownType, shape, offsets, size, layout, truncated, trailingBytes
    case notFloatingPoint, outOfRange, missingTensor, noTensors, cannotWrite
  }

  package let kind: Kind
  /// The file, as the user named it.
  package let file: String
  /// The tensor or key at fault.
  package let subject: String?
  package let expected: String
  package let found: String
  /// What the user can do.
  package let advice: String

  package init(_ kind: Kind, file: String, subject: String? = nil, expected: String, found: String, advice: String) {
    self.kind = kind
    self.file = file
    self.subject = subject
    self.expected = expected
    self.found = found
    self.advice = advice
  }

  /// Whether the file is not what it was or can't be read, rather than what is asked of it.
  package var isOfFile: Bool { [.cannotOpen, .notAFile, .truncated, .tooShort].contains(kind) }

  /// A tensor that a source was asked for and doesn't have.
  static func noTensor(_ name: String, in file: String, of holder: String = "model") -> TensorError {
    TensorError(
      .missingTensor, file: file, subject: name, expected: "a tensor of that name", found: "none",
      advice: "List the \(holder)'s tensors")
  }

  /// Elements that a tensor doesn't have.
  static func outside(
    _ elements: Range<Int>, of tensor: TensorDescriptor, in file: String, beside room: String = ""
  ) -> TensorError {
    TensorError(
      .outOfRange, file: file, subject: tensor.name, expected: "elements below \(tensor.elementCount)\(room)",
      found: "\(elements)", advice: "Ask for elements that the tensor has")
  }

  package var description: String {
    let place = subject.map { "\(file): \($0)" } ?? file
    return "\(place): expected \(expected), found \(found). \(advice)."
  }
}
