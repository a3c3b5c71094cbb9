import Domain
import FoundationEssentials

/// Reads plans that were exported earlier.
package enum PlanFile {
  /// The whole plan.
  package static func read(_ path: String) throws(ExportError) -> Plan {
    try decode(Plan.self, from: try InputFile.read(path), path: path)
  }

  /// Only what was asked, to plan it again; the rest of the file may be missing.
  package static func readRequest(_ path: String) throws(ExportError) -> PlanRequest {
    try decode(Question.self, from: try InputFile.read(path), path: path).request
  }

  /// The plan that some JSON holds; `path` names it in errors.
  package static func plan(json: Data, path: String) throws(ExportError) -> Plan {
    try decode(Plan.self, from: json, path: path)
  }

  private struct Question: Decodable {
    let request: PlanRequest
  }

  /// A value behind the check of its version, so that the text is parsed once.
  private struct Versioned<Value: Decodable>: Decodable {
    let value: Value

    enum CodingKeys: CodingKey { case schemaVersion }

    init(from decoder: any Decoder) throws {
      let found = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .schemaVersion)
      guard found == Plan.currentSchemaVersion else { throw UnknownVersion(found: found) }
      value = try Value(from: decoder)
    }
  }

  private struct UnknownVersion: Error {
    let found: Int
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, from data: Data, path: String
  ) throws(ExportError) -> Value {
    do {
      return try JSONDecoder().decode(Versioned<Value>.self, from: data).value
    } catch let error as UnknownVersion {
      throw .unknownVersion(path: path, found: error.found, known: Plan.currentSchemaVersion)
    } catch let error as DecodingError {
      throw .malformed(path: path, DecodingText.sentence(error))
    } catch {
      throw .malformed(path: path, "\(error)")
    }
  }
}
