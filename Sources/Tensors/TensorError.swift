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

  package var description: String {
    let place = subject.map { "\(file): \($0)" } ?? file
    return "\(place): expected \(expected), found \(found). \(advice)."
  }
}
