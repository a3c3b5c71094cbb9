import JSON

/// JSON values of any shape, with numbers and texts from the corners.
struct RandomNode {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(depth: Int = 0) -> JSONNode {
    switch bits() % (depth < 6 ? 9 : 7) {
    case 0: JSONNode(.null)
    case 1: JSONNode(.bool(bits() & 1 == 0))
    case 2: JSONNode(.integer(Int64(truncatingIfNeeded: bits()) >> Int64(bits() % 64)))
    case 3: JSONNode(.unsigned(bits() | 1 << 63))
    case 4: JSONNode(.real(fraction()))
    case 5, 6: JSONNode(.string(text()))
    case 7: JSONNode(.array((0..<bits() % 5).map { _ in next(depth: depth + 1) }))
    default: JSONNode(.object(members(depth: depth)))
    }
  }

  private mutating func members(depth: Int) -> [JSONMember] {
    (0..<bits() % 20).map { JSONMember("\($0)" + text(), next(depth: depth + 1)) }
  }

  /// Any finite double that prints with a point or an exponent, and -0.
  private mutating func fraction() -> Double {
    let value = Double(bitPattern: bits())
    guard value.isFinite, value != value.rounded() else {
      return [-0.0, 0.5, .leastNonzeroMagnitude, 1e300, -1e-7][Int(bits() % 5)]
    }
    return value
  }

  private mutating func text() -> String {
    let pieces = ["a", " ", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "日本", "🦙", "/", "\u{2028}", "\u{FEFF}"]
    return (0..<bits() % 8).map { _ in pieces[Int(bits() % UInt64(pieces.count))] }.joined()
  }

  /// SplitMix64.
  private mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
