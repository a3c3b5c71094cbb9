import Quantities

extension NumberText {
  /// Room left or lacking in whole gibibytes, always with its sign: "+12", "−141", "±0".
  package static func spare(_ count: ByteCount) -> String {
    let magnitude = count.gibibytes.magnitude
    let digits = magnitude < 9.95 && magnitude >= 0.05 ? fixed(magnitude, 1) : fixed(magnitude, 0)
    if digits == "0" { return "±0" }
    return (count < .zero ? "−" : "+") + digits
  }

  /// A size that may be negative, with the sign that numbers have in tables: "−135.9 GiB".
  package static func difference(_ count: ByteCount) -> String {
    count < .zero ? "−" + bytes(.zero - count) : bytes(count)
  }

  /// Room left or lacking in words: "11.8 GiB spare", "short by 141.3 GiB".
  package static func spareInWords(_ count: ByteCount) -> String {
    count < .zero ? "short by " + bytes(ByteCount.zero - count) : bytes(count) + " spare"
  }

  /// About so many significant digits, without zeros at the end of a fraction: 80 with four digits → "80".
  package static func trimmed(_ number: Double, _ digits: Int = 4) -> String {
    let text = significant(number, digits)
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    return String((kept.first == "." ? kept.dropFirst() : kept).reversed())
  }

  /// Bits without needless digits: 4 → "4", 4.25 → "4.25", 4.125 → "4.13".
  package static func bits(_ bits: Double) -> String { bits == bits.rounded() ? fixed(bits, 0) : fixed(bits, 2) }

  /// "1 GPU", "4 GPUs": a number with its noun.
  package static func counted(_ count: Int, _ noun: String) -> String {
    grouped(count) + " " + noun + (count == 1 ? "" : "s")
  }
}
