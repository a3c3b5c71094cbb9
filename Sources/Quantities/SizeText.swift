/// Sizes as people write them: `64GB`, `62.5GiB`, `0.5TB`, `70368744177664B`.
package enum SizeText {
  private static let units: [(name: String, bytes: Int64)] = [
    ("tib", 1 << 40), ("gib", 1 << 30), ("mib", 1 << 20), ("kib", 1 << 10), ("tb", 1_000_000_000_000),
    ("gb", 1_000_000_000), ("mb", 1_000_000), ("kb", 1000), ("b", 1),
  ]

  /// Nil for what is no size, and for one beyond a thousand terabytes.
  package static func bytes(_ text: String) -> ByteCount? {
    let lowered = text.lowercased()
    guard let unit = units.first(where: { lowered.hasSuffix($0.name) }) else { return nil }
    guard let number = DecimalText.real(lowered.dropLast(unit.name.count)), number > 0,
      number * Double(unit.bytes) <= 1e15
    else { return nil }
    return ByteCount(Int64((number * Double(unit.bytes)).rounded()))
  }

  /// The shortest whole number of a unit, which reads back as the same size.
  package static func text(_ size: ByteCount) -> String {
    let names = [
      "tib": "TiB", "gib": "GiB", "mib": "MiB", "kib": "KiB", "tb": "TB", "gb": "GB", "mb": "MB", "kb": "kB",
    ]
    let texts = units.filter { size.bytes % $0.bytes == 0 }.map { "\(size.bytes / $0.bytes)\(names[$0.name] ?? "B")" }
    return texts.min { $0.count < $1.count } ?? "\(size.bytes)B"
  }
}
