import StyledText
import TerminalModel

/// Where the ledger and the room beyond it stand; sizes in, rectangles out.
struct MemoryLayout: Hashable {
  let question: Rectangle
  let bar: Rectangle
  let ledgerArea: Rectangle
  let roomArea: Rectangle
  let ledger: [Line]
  let room: [Line]

  init(_ screen: MemoryScreen, _ shared: SharedState) {
    var rest = ShellLayout(shared.size).screen
    question = rest.takeTop(QuestionLayout.rows(above: shared.size))
    bar = rest.takeTop(rest.height >= 14 ? 3 : 0)
    guard let plan = shared.plan else {
      (ledgerArea, roomArea, ledger, room) = (rest, .zero, [Line("There is no plan yet.", .dim)], [])
      return
    }
    let isWide = rest.width >= 110
    let width = PaneContent.lineWidth(in: isWide ? rest.width / 2 - 1 : rest.width)
    ledger = DetailText(plan: plan, look: shared.look, width: width).memory
    room = RoomText(news: screen.room, plan: plan, look: shared.look, width: width).lines
    if isWide {
      let halves = rest.columns([.share(1), .share(1)], spacing: 2)
      (ledgerArea, roomArea) = (halves[0], halves[1])
    } else {
      roomArea = rest.takeBottom(min(room.count + 1, rest.height / 2))
      ledgerArea = rest
    }
  }
}
