/// Which published rows constants are fitted on, and which tell how well they do elsewhere.
///
/// All rows of one model from one source go together: neighbours of a fitted row say nothing new.
enum FittingSplit {
  /// The first number with which every kind of two pairs or more has rows of both halves.
  private static let seed = "36"
  /// Pairs in ten that are fitted.
  private static let fitted = 6

  /// - Parameter source: its version, after `@`, and the place within it, after `:`, don't count.
  static func isFitted(model: String, source: String) -> Bool {
    let origin = source.prefix { $0 != "@" && $0 != ":" }
    return hash("\(seed) \(model) \(origin)") % 10 < fitted
  }

  /// FNV-1a of 64 bits, and a last mixing, as its low bits alone follow the last letters: the same on every machine.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
  }
}
