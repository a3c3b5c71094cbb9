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
