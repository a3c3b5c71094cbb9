import Documents
import Domain
import Quantities

/// A format's catalog entry in lines.
package enum FormatFacts {
  package static func facts(_ entry: FormatEntry) -> [Fact] {
    let format = entry.format
    return [
      Fact("Name", entry.name), Fact("Aliases", entry.aliases.joined(separator: ", ")),
      Fact("Summary", entry.summary), Fact("Element", NumberText.bits(format.elementBits) + " bits"),
      Fact("Scale", NumberText.bits(format.scaleBits) + " bits", note: format.granularity?.rawValue ?? "none stored"),
      Fact("Zero point", NumberText.bits(format.zeroPointBits) + " bits"),
      Fact(
        "A weight takes", NumberText.significant(format.bitsPerWeight(rows: 4096, columns: 4096)) + " bits",
        note: "scales and all, in 4,096 × 4,096"),
      Fact("Rows divide by", format.widthMultiple.map(NumberText.grouped) ?? "anything"),
      Fact("Else stored as", format.fallbacks.compactMap(\.id).joined(separator: ", ")),
    ] + entry.sources.map { Fact("Source", $0) }
  }
}
