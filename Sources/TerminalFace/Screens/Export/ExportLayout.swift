import StyledText
import TerminalModel

/// Where the forms and the preview stand; sizes in, rectangles out.
struct ExportLayout: Hashable {
  let question: Rectangle
  let forms: Rectangle
  let preview: Rectangle
  /// The lines of the preview, as they are: longer ones are cut at the edge.
  let lines: [Line]

  init(_ screen: ExportScreen, _ shared: SharedState) {
    var rest = ShellLayout(shared.size).screen
    question = rest.takeTop(QuestionLayout.rows(above: shared.size))
    if rest.width >= 72 {
      forms = rest.takeLeft(14)
      _ = rest.takeLeft(1)
    } else {
      forms = rest.takeTop(min(ExportTarget.allCases.count + 1, max(rest.height / 2, 2)))
    }
    preview = rest
    guard let plan = shared.plan else {
      lines = [Line("There is no plan yet.", .dim)]
      return
    }
    if let failure = screen.preview?.failure, screen.preview?.work.plan == plan {
      lines = [Line(failure, .warning)]
    } else if let text = screen.text(shared) {
      lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) }
    } else {
      lines = [Line("Writing\(shared.look.symbols.marks.ellipsis)", .dim)]
    }
  }
}
