import Catalogs
import Domain
import JSON
import Quantities

/// Reads result files of benchmarks, whichever tool wrote them; each has a reader beside this.
package enum ResultFile {
  /// What a file holds.
  package enum Contents: Sendable {
    case speed(MeasuredResult)
    case scores(BenchmarkScores)
  }

  private static let largest = 1 << 28
  /// What no count, time in milliseconds or rate comes to.
  static let limit = 1e15

  /// - Parameter inputTokens: of several tests of prompts the one that comes nearest to this is taken.
  package static func contents(_ path: String, inputTokens: Int) throws(CatalogError) -> Contents {
    let node = try node(path)
    if let tests = node.array {
      return .speed(try LlamaBenchmark(tests, path: path).result(near: Double(inputTokens)))
    }
    guard node.members != nil else {
      throw fault(path, "", expected: "an object, or a list of tests", found: node.summary)
    }
    if node["results"] != nil { return .scores(try BenchmarkScores(node, path: path)) }
    if node["performance"] != nil { return .speed(try TensorRTBenchmark(node, path: path).result()) }
    return .speed(try ServingBenchmark(node, path: path).result())
  }

  /// A result that tells speeds.
  package static func read(_ path: String, inputTokens: Int) throws(CatalogError) -> MeasuredResult {
    switch try contents(path, inputTokens: inputTokens) {
    case .speed(let result): return result
    case .scores:
      throw fault(path, "results", expected: "a benchmark's times or rates", found: "benchmarks of accuracy")
    }
  }

  /// A result that tells accuracy.
  package static func scores(_ path: String) throws(CatalogError) -> BenchmarkScores {
    let node = try node(path)
    guard node["results"] != nil else {
      throw fault(
        path, "results", expected: "what each benchmark scored", found: "no such key",
        fix: "give the results_*.json that lm_eval --output_path writes")
    }
    return try BenchmarkScores(node, path: path)
  }

  private static func node(_ path: String) throws(CatalogError) -> JSONNode {
    let bytes = try FileSystem.read(path, limit: largest)
    do {
      return try JSONNode(parsing: Array(bytes))
    } catch {
      throw fault(path, "", expected: error.expected, found: error.found)
    }
  }

  /// A number at a key, finite and more than zero; nil where there is none.
  static func number(_ key: String, of node: JSONNode?, path: String, in place: String = "") throws(CatalogError)
    -> Double?
  {
    guard let value = node?[key], value.value != .null else { return nil }
    guard let number = value.number, number > 0, number < limit else {
      throw fault(
        path, place + key, expected: "a number above 0 and below \(NumberText.significant(limit))", found: value.summary
      )
    }
    return number
  }

  static func fault(
    _ path: String, _ key: String, expected: String, found: String,
    fix: String = "give the file as the benchmark wrote it"
  ) -> CatalogError {
    .malformed(MalformedEntry(path: path, line: nil, keyPath: key, expected: expected, found: found, fix: fix))
  }
}
