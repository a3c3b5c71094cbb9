import StyledText
import Testing

@testable import Documents

@Suite("HTML")
struct HTMLRendererTests {
  private let text = HTMLRenderer.text(SampleDocument.document())

  @Test("No name becomes markup, and nothing that reorders or commands is left")
  func hostile() {
    #expect(!text.contains("<script") && text.contains("&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)"))
    #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 1 })
  }

  @Test("Tags are closed in the order in which they were opened", arguments: [100.0, 10, 0, .nan])
  func nesting(capacity: Double) {
    let html = HTMLRenderer.text(SampleDocument.document(capacity: capacity))
    var open: [Substring] = []
    for part in html.split(separator: "<").dropFirst() {
      let tag = part.prefix { $0 != ">" }
      if tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        #expect(open.popLast() == tag.dropFirst())
      } else {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    #expect(open.isEmpty)
    #expect(!html.contains("nan") && !html.contains("inf\""))
  }

  @Test("The file needs nothing else and says its language, its headings and what its pictures show")
  func selfContained() {
    for other in ["src=", "@import", "url(", "<link", "javascript:"] { #expect(!text.contains(other), "\(other)") }
    #expect(text.contains("lang=\"en\"") && text.contains("<h1>") && text.contains("prefers-color-scheme: dark"))
    #expect(text.contains("scope=\"col\"") && text.contains("scope=\"row\"") && text.contains("scope=\"rowgroup\""))
    let pictures = text.components(of: "<svg ")
    #expect(pictures == 3 && pictures == text.components(of: "<title") - 1)
  }

  @Test("Identifiers are unique, and every one that is referred to exists")
  func identifiers() {
    let ids = values(of: "id")
    #expect(Set(ids).count == ids.count)
    let references = values(of: "aria-labelledby").flatMap { $0.split(separator: " ") }
    #expect(!references.isEmpty && references.allSatisfy { ids.contains($0) })
  }

  @Test("Addresses on the web become links, other values don't")
  func links() {
    #expect(
      HTMLText.value("https://a.b/c?d=1&e=2") == "<a href=\"https://a.b/c?d=1&amp;e=2\">https://a.b/c?d=1&amp;e=2</a>")
    for text in ["javascript:alert(1)", "see https://a.b", "https://a.b and more"] {
      #expect(!HTMLText.value(text).contains("<a"))
    }
  }

  private func values(of attribute: String) -> [Substring] {
    text.split(separator: " \(attribute)=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
