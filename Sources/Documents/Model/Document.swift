import StyledText

/// A result as people read it, whatever shows it: a title, an answer, sections, and exact values for programs.
///
/// Renderers know documents and nothing else: a page of text, Markdown, HTML and comma-separated values.
package struct Document: Hashable, Sendable {
  package var title: String
  /// Whether a page begins with the title, too; a file always does.
  package var isTitledOnPage: Bool
  package var banner: Banner?
  package var sections: [Section]
  package var records: Records

  package init(
    title: String, isTitledOnPage: Bool = false, banner: Banner? = nil, sections: [Section],
    records: Records = Records(columns: [], rows: [])
  ) {
    self.title = title
    self.isTitledOnPage = isTitledOnPage
    self.banner = banner
    self.sections = sections
    self.records = records
  }
}

/// The answer: a word, a sentence, and the reasons.
package struct Banner: Hashable, Sendable {
  /// "FITS": colour never stands alone.
  package let word: String
  package let sentence: String
  package let role: Role
  package let points: [Item]

  package init(word: String, sentence: String, role: Role, points: [Item]) {
    self.word = word
    self.sentence = sentence
    self.role = role
    self.points = points
  }
}

/// A point of a list.
package struct Item: Hashable, Sendable {
  package let text: String
  package let role: Role
  /// What goes with it, such as the flags that bring a change about; empty where there is nothing.
  package let detail: String

  package init(_ text: String, role: Role = .text, detail: String = "") {
    self.text = text
    self.role = role
    self.detail = detail
  }
}
