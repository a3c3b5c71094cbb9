/// What a decoding asked of a document's objects, so that leftovers can be called unknown.
///
/// A class, since the decoder's copies all have to mark one record; a decoding belongs to one thread.
final class ReadLog {
  /// What the types under decoding may ask for.
  let userInfo: [CodingUserInfoKey: any Sendable]
  /// By the byte at which an object starts, which no two share.
  private var records: [Int: ReadRecord] = [:]

  init(userInfo: [CodingUserInfoKey: any Sendable] = [:]) { self.userInfo = userInfo }

  func record(of members: [JSONMember], at offset: Int) -> ReadRecord {
    if let record = records[offset] { return record }
    let record = ReadRecord(members)
    records[offset] = record
    return record
  }

  /// The first key that nothing read, in an object that was opened by key.
  func unknownKey(in root: JSONNode) -> DecodingProblem? {
    // Mostly there is none, which the records tell without a walk through the document.
    records.values.contains(where: \.hasUnread) ? unknownKey(in: root, keyPath: "") : nil
  }

  private func unknownKey(in node: JSONNode, keyPath: String) -> DecodingProblem? {
    switch node.value {
    case .object(let members):
      guard let record = records[node.offset] else { return nil }
      if let member = record.firstUnread { return Self.problem(member, missed: record.missed, keyPath: keyPath) }
      return members.lazy.compactMap {
        self.unknownKey(in: $0.value, keyPath: DecodingProblem.path(keyPath, $0.key))
      }.first
    case .array(let items):
      return items.indices.lazy.compactMap { self.unknownKey(in: items[$0], keyPath: "\(keyPath)[\($0)]") }.first
    default: return nil
    }
  }

  private static func problem(_ member: JSONMember, missed: [String], keyPath: String) -> DecodingProblem {
    let near = NameMatching.nearest(to: member.key, among: missed, limit: 1).first
    return DecodingProblem(
      .unknown, offset: member.keyOffset, keyPath: DecodingProblem.path(keyPath, member.key),
      expected: near.map { "`\($0)`" } ?? "a key that this kind of entry has",
      found: "the unknown key `\(member.key)`",
      fix: near.map { "rename it to `\($0)`, or remove it" } ?? "remove it or correct its spelling")
  }
}

/// The members of one object under decoding.
final class ReadRecord {
  let members: [JSONMember]
  private var wasRead: [Bool]
  /// Keys that were asked for and are absent: what a misspelt key may have meant.
  private(set) var missed: [String] = []
  private var cursor = 0

  init(_ members: [JSONMember]) {
    self.members = members
    wasRead = Array(repeating: false, count: members.count)
  }

  /// The value of a key; looks first where the last one was found, since readers mostly go in order.
  func value(_ key: String) -> JSONNode? {
    guard let index = index(of: key, in: cursor..<members.count) ?? index(of: key, in: 0..<cursor) else {
      missed.append(key)
      return nil
    }
    cursor = index
    wasRead[index] = true
    return members[index].value
  }

  private func index(of key: String, in range: Range<Int>) -> Int? { range.first { members[$0].key == key } }

  var hasUnread: Bool { wasRead.contains(false) }

  var firstUnread: JSONMember? { wasRead.firstIndex(of: false).map { members[$0] } }
}
