import JSON

/// What is wrong with a file's JSON, as a sentence that names the key, what was expected and what was found.
enum DecodingText {
  static func sentence(_ problem: JSONProblem) -> String {
    let key = problem.keyPath.isEmpty ? "the whole" : "\".\(problem.keyPath)\""
    return switch problem.kind {
    case .syntax: "it isn't JSON: line \(problem.line): expected \(problem.expected), found \(problem.found)"
    case .missing: "the key \(key) is missing"
    case .unknown, .value: "\(key) should be \(problem.expected): found \(problem.found)"
    }
  }
}
