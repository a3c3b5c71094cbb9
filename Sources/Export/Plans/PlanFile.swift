import Domain
import FoundationEssentials
import JSON

/// Reads plans that were exported earlier.
package enum PlanFile {
  /// The whole plan.
  package static func read(_ path: String) throws(ExportError) -> Plan {
    try plan(json: try InputFile.read(path), path: path)
  }

  /// Only what was asked, to plan it again; the rest of the file may be missing. Its numbers are those that options take.
  package static func readRequest(_ path: String) throws(ExportError) -> PlanRequest {
    try decode(Question.self, from: try InputFile.read(path), path: path) { question, root in
      root["request"].flatMap { question.request.problem(in: $0) }
    }.request.request
  }

  /// The plan that some JSON holds; `path` names it in errors.
  package static func plan(json: Data, path: String) throws(ExportError) -> Plan {
    try decode(PlanV1.self, from: json, path: path).plan
  }

  private struct Question: Decodable {
    let request: RequestV1
  }

  private struct Version: Decodable {
    let schemaVersion: Int
  }

  /// Decodes a value of a known version; keys that later programs of that version added are ignored.
  ///
  /// - Parameter problem: what is wrong with a value that could be read, beside what it was read from.
  private static func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data, path: String, problem: (Value, JSONNode) -> String? = { _, _ in nil }
  ) throws(ExportError) -> Value {
    let found: Int
    let document: JSONDocument
    var value: Value?
    do throws(JSONProblem) {
      document = try JSONDocument([UInt8](data))
      found = try document.decode(Version.self, ignoringOtherKeys: true).schemaVersion
      if found == PlanV1.version { value = try document.decode(type, ignoringOtherKeys: true) }
    } catch {
      throw .malformed(path: path, DecodingText.sentence(error))
    }
    guard let value else { throw .unknownVersion(path: path, found: found, known: PlanV1.version) }
    if let problem = problem(value, document.root) { throw .malformed(path: path, problem) }
    return value
  }
}
