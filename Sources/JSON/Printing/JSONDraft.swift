/// A JSON value under construction: Swift's encoders fill containers after they were handed out.
enum JSONDraft {
  case value(JSONNode.Value)
  case object(DraftObject)
  case array(DraftArray)

  /// The finished value.
  var node: JSONNode {
    switch self {
    case .value(let value): JSONNode(value)
    case .object(let object): JSONNode(.object(object.members.map { JSONMember($0.key, $0.value.node) }))
    case .array(let array): JSONNode(.array(array.elements.map(\.node)))
    }
  }
}

final class DraftObject {
  private(set) var members: [(key: String, value: JSONDraft)] = []

  /// Adds a member, or replaces the one with this key in its place.
  func set(_ value: JSONDraft, forKey key: String) {
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append((key, value))
    }
  }
}

final class DraftArray {
  var elements: [JSONDraft] = []
}
