import Platform

/// Shell patterns over tensor names: `*`, `?` and `[…]`.
enum NamePattern {
  static func matches(_ pattern: String, _ name: String) -> Bool { fnmatch(pattern, name, 0) == 0 }
}
