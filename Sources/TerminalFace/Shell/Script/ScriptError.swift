/// A step of a script that can't be done.
package struct ScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  package let line: Int
  package let problem: String

  package var description: String { "line \(line): \(problem)" }
}
