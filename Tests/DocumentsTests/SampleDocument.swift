import StyledText

@testable import Documents

/// A document with every kind of block, and names that would be markup anywhere.
enum SampleDocument {
  static let hostileName = "<script>alert('x & \"y\"')</script>|*_`[a](b)\u{202E}\u{1}"

  static func document(name: String = hostileName, capacity: Double = 100) -> Document {
    Document(
      title: name, isTitledOnPage: true,
      banner: Banner(word: "FITS", sentence: "\(name) fits", role: .good, points: [Item(name, role: .warning)]),
      sections: [
        Section(name, basis: name, [.facts([Fact(name, name, note: name), Fact("Arithmetic", "1", continues: true)])]),
        Section("Table", [.table(table(name)), .table(grouped(name)), .table(wide(name))]),
        Section("Pictures", pictures(name, capacity: capacity)),
        Section(
          "Words",
          [
            .list([Item(name, detail: name), Item("second")]), .remarks([name]), .remarks([name, name]),
            .paragraph(name, .dim),
          ]),
        Section("Nothing", [.facts([]), .list([]), .remarks([""]), .paragraph("")]),
        Section("Only files", [Block.paragraph("for files").only(.file)]),
        Section("Only pages", [Block.paragraph("for pages").only(.page)]),
      ],
      records: Records(columns: ["name", "number"], rows: [[.text(name), .number(1)]]))
  }

  static func table(_ name: String) -> DocumentTable {
    var table = DocumentTable([
      .init("Name", wraps: true), .init(name, .right), .init("Empty", isOptional: true), .init("Page", only: .page),
      .init("File", only: .file), .init("Once", isToldOnce: true),
    ])
    for row in 1...3 {
      table.add([Line(name, .good), Line("\(row)"), "–", "p", "f", "same"], isEmphasized: row == 2)
    }
    return table
  }

  static func grouped(_ name: String) -> DocumentTable {
    var table = DocumentTable([.init("Tensor"), .init("Shape"), .init("Scheme"), .init("Bits", .right)])
    table.groupColumns = 2
    for tensor in ["a", name] {
      for scheme in ["int8", "nf4"] { table.add([Line(tensor), "2×3", Line(scheme), "8"]) }
    }
    return table
  }

  static func wide(_ name: String) -> DocumentTable {
    var table = DocumentTable([.init("Class")] + (1...6).flatMap { [.init("scheme\($0)", .right), .init("Share")] })
    table.repeats = .init(fixed: 1, size: 2)
    table.add([Line(name)] + (1...12).map { Line("\($0)000") })
    return table
  }

  private static func pictures(_ name: String, capacity: Double) -> [Block] {
    let parts = [
      ShareBar.Segment(name, amount: 60, text: "60 GiB", role: .barWeights),
      .init("KV cache", amount: 20, text: "20 GiB", role: .barKeyValueCache),
    ]
    return [
      .bar(ShareBar(title: name, segments: parts, capacity: capacity, capacityText: "100", restText: "20 spare")),
      .ranges(
        RangeChart(
          title: name,
          rows: [
            .init(name, low: 1, likely: 2, high: 3, text: "2 (1–3)"),
            .init("not a number", low: .nan, likely: 1, high: .infinity, text: "?"),
          ])),
      .histogram(
        Histogram(
          title: Line(name), values: [-1, -0.5, 0, 0.5, .nan, 1], marks: [-1, 0, 1], reach: 1, reachText: "1",
          emptyText: "all zero")),
      .histogram(
        Histogram(title: Line(name), values: [0], marks: [], reach: 0, reachText: "0", emptyText: "all zero")),
    ]
  }
}
