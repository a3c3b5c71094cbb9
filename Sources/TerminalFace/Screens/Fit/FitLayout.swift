import TerminalModel

/// Where the question, the rows and what is said of the selected one stand; sizes in, rectangles out.
struct FitLayout: Hashable {
  let question: Rectangle
  let rule: Rectangle
  let table: Rectangle
  let note: Rectangle

  init(_ size: Size) {
    var rest = ShellLayout(size).screen
    question = rest.takeTop(QuestionLayout.rows(above: size))
    rule = rest.takeTop(1)
    note = rest.takeBottom(rest.height >= 8 ? 2 : 0)
    table = rest
  }
}
