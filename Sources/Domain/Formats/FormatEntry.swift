/// A format as the catalog has it: how it stores elements, and what it is called.
package struct FormatEntry: Decodable, Sendable, Identifiable {
  package let id: String
  package let name: String
  /// Short names that people type, unique among formats.
  package let aliases: [String]
  package let summary: String
  package let format: StorageFormat
  package let sources: [String]

  private enum CodingKeys: String, CodingKey { case summary, sources }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    summary = try values.value(.summary, default: "")
    sources = try values.value(.sources, default: [])
    format = try StorageFormat(from: decoder, id: id)
  }
}
