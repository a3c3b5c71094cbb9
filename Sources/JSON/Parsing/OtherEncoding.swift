/// What a file is that begins as no JSON in UTF-8 does: a text in other units, or something packed.
enum OtherEncoding {
  /// Nil for all else.
  static func of(_ bytes: [UInt8]) -> String? {
    if let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) { return mark.words }
    guard bytes.count >= 2 else { return nil }
    // JSON begins with an ASCII character, so that zeros beside it tell how wide units are (RFC 4627, 3).
    let first = (bytes + [1, 1]).prefix(4).map { $0 == 0 }
    switch (first[0], first[1], first[2], first[3]) {
    case (true, true, true, false), (false, true, true, true): return text("UTF-32")
    case (true, false, _, _), (false, true, _, _): return text("UTF-16")
    default: return nil
    }
  }

  private static let marks: [(bytes: [UInt8], words: String)] = [
    ([0xFF, 0xFE, 0, 0], text("UTF-32")), ([0, 0, 0xFE, 0xFF], text("UTF-32")), ([0xFF, 0xFE], text("UTF-16")),
    ([0xFE, 0xFF], text("UTF-16")), ([0x1F, 0x8B], packed("gzip")), ([0x28, 0xB5, 0x2F, 0xFD], packed("zstd")),
    ([0x50, 0x4B, 3, 4], packed("zip")), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], packed("xz")),
    ([0x42, 0x5A, 0x68], packed("bzip2")),
  ]

  private static func text(_ name: String) -> String { "\(name) text; save it as UTF-8" }
  private static func packed(_ name: String) -> String { "a file packed with \(name); unpack it first" }
}
