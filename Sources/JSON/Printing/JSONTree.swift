/// A JSON value whose objects keep the order in which their keys were written.
///
/// Containers are references, as Swift's encoders fill them after they were handed out.
enum JSONTree {
  /// A finished piece of JSON: a number, a quoted string, true, false or null.
  case scalar(String)
  case object(JSONMembers)
  case array(JSONArray)

  static var null: JSONTree { .scalar("null") }
}

final class JSONMembers {
  private(set) var members: [(key: String, value: JSONTree)] = []

  /// Adds a member, or replaces the one with this key in its place.
  func set(_ value: JSONTree, forKey key: String) {
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append((key, value))
    }
  }
}

final class JSONArray {
  var elements: [JSONTree] = []
}
