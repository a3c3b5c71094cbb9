import Domain
import JSON

/// Reads traces of requests: JSON Lines, one a request.
package enum TraceFile {
  /// A million requests take some 100 MB.
  private static let largest = 1 << 30
  private static let mostRequests = 2_000_000

  /// The requests of a file; blank lines are skipped.
  package static func read(_ path: String) throws(CatalogError) -> Trace {
    let text = try FileSystem.read(path, limit: largest)
    var requests: [Trace.Request] = []
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      requests.append(try TraceLine(Array(line), path: path, number: index + 1).request())
    }
    let trace = Trace(path: path, requests: requests)
    guard (2...mostRequests).contains(requests.count), trace.seconds > 0 else {
      throw .malformed(
        MalformedEntry(
          path: path, line: nil, keyPath: "", expected: "2 to \(mostRequests) requests that come at different times",
          found: "\(requests.count) within \(trace.seconds) s", fix: "record a longer time"))
    }
    return trace
  }
}
