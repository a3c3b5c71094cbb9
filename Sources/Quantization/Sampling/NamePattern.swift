import Platform
import Tensors

/// Shell patterns over tensor names: `*`, `?` and `[…]`.
enum NamePattern {
  static func matches(_ pattern: String, _ name: String) -> Bool { fnmatch(pattern, name, 0) == 0 }
}

extension [TensorDescriptor] {
  /// Those whose names match a pattern, of whatever type.
  package func matching(_ pattern: String) -> [TensorDescriptor] {
    filter { NamePattern.matches(pattern, $0.name) }
  }
}
