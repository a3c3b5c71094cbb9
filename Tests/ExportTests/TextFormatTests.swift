import Testing

@testable import Export

@Suite("Delimited text, Markdown and file endings")
struct TextFormatTests {
  @Test(
    "A field is quoted where a comma, a quotation mark or a line's end asks for it",
    arguments: [
      ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
      ("two\nlines", "\"two\nlines\""),
      ("\r", "\"\r\""), ("\"", "\"\"\"\""), (" space ", " space "), ("é;|", "é;|"), ("\r\n", "\"\r\n\""),
    ])
  func quoting(field: String, expected: String) {
    #expect(DelimitedText.quoted(field) == expected)
  }

  @Test("Rows end in line feeds and unknown fields are empty")
  func rows() {
    var csv = DelimitedText(header: ["a", "b"])
    csv.add([nil, "x,y"])
    csv.add([DelimitedText.number(0.25), DelimitedText.number(nil)])
    #expect(csv.text == "a,b\n,\"x,y\"\n0.25,\n")
  }

  @Test("Markdown cells escape bars and markup, and stay on one line")
  func cells() {
    var table = MarkdownTable(["Name", "Size:"])
    table.add(["a|b\nc", "*5* <GiB>"])
    #expect(table.text == "| Name | Size |\n|---|---:|\n| a\\|b c | \\*5\\* \\<GiB\\> |\n")
  }

  @Test(
    "A file's ending tells its format",
    arguments: [
      ("plan.json", ExportFormat.json), ("a/b.CSV", .csv), ("x.md", .markdown), ("x.markdown", .markdown),
      ("plan.txt", nil), ("plan", nil), ("a.json/plan", nil), ("-", nil), (".json", .json),
    ] as [(String, ExportFormat?)])
  func endings(path: String, format: ExportFormat?) {
    #expect(ExportFormat(path: path) == format)
  }
}
