import Catalogs
import Domain
import JSON
import Quantities

/// Whether the counts, times and rates of a result can all be of one run.
struct ResultConsistency {
  let path: String
  /// Requests that were answered; nil where the file doesn't tell.
  let requests: Double?
  /// How long all of them took together.
  let seconds: Double?

  /// How many times as much, or as little, as follows a rate may be: warm-ups and ends are counted in or left out.
  private static let tolerance = 2.0

  /// Requests that were answered, by `completed`; refused where none was, or more failed: such figures are of a server
  /// that turns requests away.
  static func requests(_ node: JSONNode, path: String) throws(CatalogError) -> Double? {
    guard let completed = try count("completed", node, path) else { return nil }
    guard completed > 0 else {
      throw fault(path, "completed", expected: "at least one request that was answered", found: "0")
    }
    if let failed = try count("failed", node, path), failed > completed {
      throw fault(
        path, "failed", expected: "at most half of the \(text(completed + failed)) requests", found: text(failed))
    }
    if let asked = try count("num_prompts", node, path), !(asked / 2...asked).contains(completed) {
      throw fault(
        path, "completed", expected: "from half to all of `num_prompts`, \(text(asked))", found: text(completed))
    }
    return completed
  }

  /// Refuses a rate that is over twice or under half of what the requests and their time give.
  ///
  /// - Parameter each: what it counts of each request; nil where the file doesn't tell.
  func check(_ rate: Double?, _ key: String, each: Double? = 1, of what: String = "requests") throws(CatalogError) {
    guard let rate, let each, let requests, let seconds, seconds > 0 else { return }
    let expected = requests * each / seconds
    guard rate > expected * Self.tolerance || rate < expected / Self.tolerance else { return }
    throw Self.fault(
      path, key,
      expected: "about \(NumberText.significant(expected)), as \(NumberText.significant(requests * each)) \(what) took "
        + "\(NumberText.significant(seconds)) s",
      found: NumberText.significant(rate))
  }

  /// Refuses more requests a second than came.
  func check(_ rate: Double, arrivals: Double) throws(CatalogError) {
    guard rate > arrivals * Self.tolerance else { return }
    throw Self.fault(
      path, "request_throughput", expected: "at most what came, `request_rate` \(NumberText.significant(arrivals))",
      found: NumberText.significant(rate))
  }

  private static func count(_ key: String, _ node: JSONNode, _ path: String) throws(CatalogError) -> Double? {
    guard let value = node[key], value.value != .null else { return nil }
    guard let number = value.number, (0..<ResultFile.limit).contains(number) else {
      throw fault(path, key, expected: "a number of requests", found: value.summary)
    }
    return number
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map { NumberText.grouped($0) } ?? NumberText.significant(number)
  }

  private static func fault(_ path: String, _ key: String, expected: String, found: String) -> CatalogError {
    ResultFile.fault(
      path, key, expected: expected, found: found, fix: "measure again, and give the file as it was written")
  }
}
