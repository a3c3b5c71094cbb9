extension JSONNode {
  /// This value as a change of another one: objects are joined key by key, null takes a key away, all else replaces.
  ///
  /// Source: RFC 7396, JSON Merge Patch.
  package func merged(over base: JSONNode) -> JSONNode {
    guard case .object(let changes) = value else { return self }
    var members = base.members ?? []
    for change in changes {
      let place = members.firstIndex { $0.key == change.key }
      if change.value.isNull {
        if let place { members.remove(at: place) }
        continue
      }
      let old = place.map { members[$0].value } ?? JSONNode(.null)
      let member = JSONMember(change.key, change.value.merged(over: old), keyOffset: change.keyOffset)
      if let place { members[place] = member } else { members.append(member) }
    }
    return JSONNode(.object(members), offset: offset)
  }

  /// The same value as if it stood so many bytes later, for what comes from another text.
  package func moved(by bytes: Int) -> JSONNode {
    switch value {
    case .array(let items): JSONNode(.array(items.map { $0.moved(by: bytes) }), offset: offset + bytes)
    case .object(let members):
      JSONNode(
        .object(members.map { JSONMember($0.key, $0.value.moved(by: bytes), keyOffset: $0.keyOffset + bytes) }),
        offset: offset + bytes)
    default: JSONNode(value, offset: offset + bytes)
    }
  }

  /// An object without some of its members.
  package func without(_ keys: Set<String>) -> JSONNode {
    guard let members else { return self }
    return JSONNode(.object(members.filter { !keys.contains($0.key) }), offset: offset)
  }

  /// The value with one of its parts replaced, or added, at a path of keys; null takes the part away when it is merged.
  package func setting(_ path: some Collection<String>, to new: JSONNode) -> JSONNode {
    guard let key = path.first else { return new }
    var members = self.members ?? []
    let place = members.firstIndex { $0.key == key }
    let old = place.map { members[$0].value } ?? JSONNode(.object([]))
    let member = JSONMember(key, old.setting(path.dropFirst(), to: new))
    if let place { members[place] = member } else { members.append(member) }
    return JSONNode(.object(members), offset: offset)
  }
}
