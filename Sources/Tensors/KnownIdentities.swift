/// Identities by names without their numbers: layers name their tensors alike, so that a file of 100,000 tensors has few.
struct KnownIdentities {
  private struct Key: Hashable {
    let name: String
    let isVector: Bool
  }

  private var known: [Key: TensorIdentity] = [:]

  /// What the name tells, worked out once for all names that differ in numbers alone.
  mutating func identity(of name: String, rank: Int) -> TensorIdentity {
    let key = Key(name: Self.withoutNumbers(name), isVector: rank < 2)
    if let identity = known[key] { return identity }
    let identity = TensorIdentity(name: name, rank: rank)
    known[key] = identity
    return identity
  }

  /// Parts between dots that are digits alone, which no piece of a class's names is.
  private static func withoutNumbers(_ name: String) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(name.utf8.count)
    var part = 0
    var isNumber = true
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    for byte in name.utf8 {
      if byte == UInt8(ascii: ".") {
        if isNumber, kept.count > part { kept.replaceSubrange(part..., with: [UInt8(ascii: "#")]) }
        kept.append(byte)
        (part, isNumber) = (kept.count, true)
      } else {
        isNumber = isNumber && isDigit(byte)
        kept.append(byte)
      }
    }
    if isNumber, kept.count > part { kept.replaceSubrange(part..., with: [UInt8(ascii: "#")]) }
    return String(decoding: kept, as: UTF8.self)
  }
}
