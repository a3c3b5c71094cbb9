/// Variables of this process's environment.
package enum EnvironmentVariable {
  /// A variable's text; nil where it isn't set, and where it is empty.
  package static func text(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
