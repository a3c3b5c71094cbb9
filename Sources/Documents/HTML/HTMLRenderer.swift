import StyledText

/// Documents as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.
///
/// The markup is XML as well, so that any parser can check it.
package enum HTMLRenderer {
  package static func text(_ document: Document) -> String {
    let title = HTMLText.plain(document.title)
    let sections = document.sections.enumerated().map { section($1, id: "part-\($0 + 1)") }
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <meta name="generator" content="quantplan" />
      <title>\(title)</title>
      <style>
      \(HTMLStyle.sheet)</style>
      </head>
      <body>
      <main>
      <header>
      <h1>\(title)</h1>
      \(document.banner.map(banner) ?? "")</header>
      \(sections.joined())</main>
      </body>
      </html>

      """
  }

  private static func banner(_ banner: Banner) -> String {
    let name = HTMLText.className(banner.role) ?? "plain"
    let answer =
      "<p class=\"answer \(name)\"><strong>\(HTMLText.plain(banner.word))</strong> "
      + "<span>\(HTMLText.plain(banner.sentence))</span></p>\n"
    return answer + list(banner.points)
  }

  private static func section(_ section: Section, id: String) -> String {
    let blocks = section.blocks(in: .file)
    guard !blocks.isEmpty else { return "" }
    let heading = section.heading(in: .file)
    let basis = section.basis.isEmpty ? "" : "<p class=\"dim\">Basis: \(HTMLText.plain(section.basis)).</p>\n"
    let body = basis + blocks.enumerated().map { text($1, id: "\(id)-\($0 + 1)") }.joined()
    guard !heading.isEmpty else { return "<section>\n\(body)</section>\n" }
    return "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(HTMLText.plain(heading))</h2>\n\(body)</section>\n"
  }

  private static func text(_ block: Block, id: String) -> String {
    switch block.content {
    case .facts(let facts): HTMLTable.text(facts)
    case .table(let table): HTMLTable.text(table)
    case .bar(let bar): HTMLPicture.text(bar, id: id)
    case .ranges(let chart): HTMLPicture.text(chart)
    case .histogram(let histogram): HTMLPicture.text(histogram, id: id)
    case .list(let items): list(items)
    case .remarks(let remarks): self.remarks(remarks)
    case .paragraph(let line): "<p>\(HTMLText.spans(line))</p>\n"
    }
  }

  private static func list(_ items: [Item]) -> String {
    guard !items.isEmpty else { return "" }
    let points = items.map { item in
      let text = HTMLText.spans(Line(item.text, item.role))
      return "<li>\(text)\(item.detail.isEmpty ? "" : " <code>\(HTMLText.plain(item.detail))</code>")</li>\n"
    }
    return "<ul>\n\(points.joined())</ul>\n"
  }

  private static func remarks(_ remarks: [String]) -> String {
    if remarks.count == 1 { return "<p class=\"remarks\">\(HTMLText.value(remarks[0]))</p>\n" }
    return "<ul class=\"remarks\">\n\(remarks.map { "<li>\(HTMLText.value($0))</li>\n" }.joined())</ul>\n"
  }
}
