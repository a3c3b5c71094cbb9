/// What every entry of the catalogs is called.
struct EntryNames: Decodable {
  let id: String
  let name: String
  /// Other names that people type; none where the entry tells of none.
  let aliases: [String]

  private enum CodingKeys: String, CodingKey { case id, name, aliases }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    name = try values.decode(String.self, forKey: .name)
    aliases = try values.value(.aliases, default: [])
  }

  /// To be taken apart by the entry that they name.
  var all: (id: String, name: String, aliases: [String]) { (id, name, aliases) }
}
