import Testing

@testable import Documents

@Suite("Delimited text")
struct DelimitedTextTests {
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

  @Test("What a terminal obeys or nobody sees is written as its number")
  func unseen() {
    let records = Records(columns: ["a"], rows: [[.text("é\u{1B}[31m\u{0}\u{9B}\u{202E}\u{2028}\tz")]])
    #expect(
      DelimitedText.text(Document(title: "", sections: [], records: records))
        == "a\né\\u001b[31m\\u0000\\u009b\\u202e\\u2028\tz\n")
  }

  @Test("Rows end in line feeds, unknown fields are empty, and numbers are exact")
  func rows() {
    let records = Records(
      columns: ["a", "b"],
      rows: [
        [.unknown, .text("x,y")], [.number(0.25), .number(.infinity)], [.number(1e21), .whole(.min)],
        [.flag(true), .number(3)],
      ])
    #expect(
      DelimitedText.text(Document(title: "", sections: [], records: records))
        == "a,b\n,\"x,y\"\n0.25,\n1e+21,-9223372036854775808\ntrue,3\n")
  }
}
