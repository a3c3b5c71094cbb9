import Domain
import Planning
import Quantities

/// Members of a placement, those together that are asked the same and fare the same.
struct PlacementGroups {
  struct Group {
    let first: PlacementReport.Member
    /// Places in the report.
    var members: [Int]

    var model: String { first.request.model }
    /// "qwen3-8b", "10 × bert-base-uncased".
    var name: String { PlacementGroups.counted(members.count, model) }
  }

  private(set) var all: [Group] = []
  var placed: [Group] { all.filter { !$0.first.devices.isEmpty } }

  init(_ report: PlacementReport) {
    for (index, member) in report.members.enumerated() {
      if let place = all.firstIndex(where: { Self.alike($0.first, member) }) {
        all[place].members.append(index)
      } else {
        all.append(Group(first: member, members: [index]))
      }
    }
  }

  private static func alike(_ left: PlacementReport.Member, _ right: PlacementReport.Member) -> Bool {
    left.request == right.request && left.deployment == right.deployment && left.devices == right.devices
      && left.slowdown == right.slowdown && left.ledger == right.ledger
  }

  /// A model's name, with the number of them where there are several.
  static func counted(_ count: Int, _ model: String) -> String {
    count == 1 ? model : "\(NumberText.grouped(count)) × \(model)"
  }
}
