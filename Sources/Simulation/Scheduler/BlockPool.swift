/// The KV blocks of one replica: those of one sequence each, and a chain of blocks of the prefix that prompts share.
///
/// A block of the chain counts once while any sequence uses it. Ignored: eviction. A prefix once seen is always found,
/// and takes no room while nobody uses it.
struct BlockPool {
  let capacity: Int
  private var own = 0
  /// Blocks of the prefix that some prompt has left in the cache.
  private(set) var knownPrefix = 0
  private var users: [Int: Int] = [:]  // sequences by how many blocks of the chain they use
  private var longest = Heap<Descending>()  // lengths of the chain in use, some of them outdated

  init(capacity: Int) { self.capacity = capacity }

  var chain: Int { longest.first?.value ?? 0 }
  var held: Int { own + chain }
  var free: Int { capacity - held }

  /// Takes a sequence's blocks, the first `shared` of them from the chain; false if there is no room.
  mutating func admit(blocks: Int, shared: Int) -> Bool {
    guard blocks - shared + max(0, shared - chain) <= free else { return false }
    own += blocks - shared
    use(shared)
    return true
  }

  /// Takes more blocks of one sequence's own; false if there is no room.
  mutating func grow(by blocks: Int) -> Bool {
    guard blocks <= free else { return false }
    own += blocks
    return true
  }

  mutating func release(blocks: Int, shared: Int) {
    own -= blocks - shared
    leave(shared)
  }

  /// Lets others find the first `blocks` of a sequence that has used `shared`; how many it uses from now on.
  mutating func publish(_ blocks: Int, shared: Int) -> Int {
    // What another sequence has published before stays a copy.
    guard blocks > knownPrefix else { return shared }
    knownPrefix = blocks
    own -= blocks - shared
    leave(shared)
    use(blocks)
    return blocks
  }

  private mutating func use(_ length: Int) {
    guard length > 0 else { return }
    if users[length] == nil { longest.insert(Descending(value: length)) }
    users[length, default: 0] += 1
  }

  private mutating func leave(_ length: Int) {
    guard length > 0, let count = users[length] else { return }
    users[length] = count > 1 ? count - 1 : nil
    while let first = longest.first, users[first.value] == nil { _ = longest.popFirst() }
  }
}

/// A number that comes first when it is large.
private struct Descending: Comparable {
  let value: Int
  static func < (left: Self, right: Self) -> Bool { left.value > right.value }
}
