import Domain
import FoundationEssentials
import JSON

/// Reads plans that were exported earlier.
package enum PlanFile {
  /// The whole plan.
  package static func read(_ path: String) throws(ExportError) -> Plan {
    try plan(json: try InputFile.read(path), path: path)
  }

  /// Only what was asked, to plan it again; the rest of the file may be missing.
  package static func readRequest(_ path: String) throws(ExportError) -> PlanRequest {
    try decode(Question.self, from: try InputFile.read(path), path: path).request.request
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
  private static func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data, path: String
  ) throws(ExportError) -> Value {
    let found: Int
    do throws(JSONProblem) {
      let document = try JSONDocument([UInt8](data))
      found = try document.decode(Version.self, ignoringOtherKeys: true).schemaVersion
      if found == PlanV1.version { return try document.decode(type, ignoringOtherKeys: true) }
    } catch {
      throw .malformed(path: path, DecodingText.sentence(error))
    }
    throw .unknownVersion(path: path, found: found, known: PlanV1.version)
  }
}
