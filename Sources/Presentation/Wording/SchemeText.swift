import Domain

/// How schemes are called where there is little room.
package enum SchemeText {
  /// The id, and of a mix what it rests on: `w4a16-g128+…`.
  package static func short(_ id: String) -> String {
    guard MixExpression.isMeant(by: id), let plus = id.firstIndex(of: "+") else { return id }
    return id[...plus] + "…"
  }
}
