import Documents
import Domain
import Planning
import Quantities
import StyledText

/// Several models on one machine, as a document; models that are alike in everything are told once.
package enum PlacementDocument {
  package static func document(_ report: PlacementReport) -> Document {
    Currency.$told.withValue(report.members.first?.request.currency) { told(report) }
  }

  private static func told(_ report: PlacementReport) -> Document {
    let groups = PlacementGroups(report)
    return Document(
      title: title(report), banner: banner(report, groups),
      sections: [
        Section("Devices", [.table(devices(report, groups))]),
        Section("Models", [.table(models(groups)), .remarks(groups.placed.isEmpty ? [] : notes(report))]),
        Section("Who slows whom", [.list(interference(groups))]),
        Section("What doesn't fit", [.list(remedies(report))]), Section("What would help", [.list(help(report))]),
      ],
      records: records(report))
  }

  private static func notes(_ report: PlacementReport) -> [String] {
    [
      "Processes take turns on a GPU: each is 1 + the others' shares of time with work times slower, an estimate "
        + "without MPS, of kernels that fill the device. At work: how many have work at a time. Needs: the share of a "
        + "device that loads which come by themselves take at best.",
      report.members.contains { $0.busyShare == 1 }
        ? "Sequences in flight at all times are work at all times; --request-rate, or plans made with it, tell what comes."
        : "",
    ]
  }

  private static func title(_ report: PlacementReport) -> String {
    "\(NumberText.counted(report.members.count, "model")) on \(hardware(report, report.accelerator))"
  }

  /// "2 × l40s", "1 × p5.48xlarge (8 × h100-sxm-80gb)".
  private static func hardware(_ report: PlacementReport, _ accelerator: String) -> String {
    DeploymentText.hardware(report.devices.count, accelerator, report.host, hosts: report.hostCount)
  }

  private static func banner(_ report: PlacementReport, _ groups: PlacementGroups) -> Banner {
    let hardware = hardware(report, report.acceleratorName)
    let rent = report.usdPerHour.map { ", \(NumberText.dollars($0)) an hour" } ?? ""
    let left = groups.all.filter { $0.first.devices.isEmpty }.map(\.name)
    let misses = groups.placed.reduce(0) { $0 + $1.first.misses.count * $1.members.count }
    let answer = misses == 0 ? "Yes" : "Fits, but misses \(NumberText.counted(misses, "target"))"
    let sentence =
      left.isEmpty
      ? "\(answer): \(NumberText.counted(report.members.count, "model")) on \(hardware)\(rent)."
      : "No: no room for \(left.joined(separator: ", ")) on \(hardware)."
    let outcome: Verdict.Outcome = left.isEmpty ? .fits : .doesNotFit
    let points = groups.placed.flatMap { group -> [Item] in
      let late = group.first.misses.map { Item("\(group.name): \(words($0, of: group.first))", role: .warning) }
      let isTold = group.first.misses.contains { $0.name == .requestsPerSecond }
      guard !group.first.keepsUp, !isTold else { return late }
      return late + [
        Item("\(group.name) can't keep up with the load\(beside(group.first))", role: .warning)
      ]
    }
    return Banner(word: outcome.word, sentence: sentence, role: outcome.role, points: points)
  }

  /// What is missed, and who is to blame.
  private static func words(_ miss: PlacementReport.Miss, of member: PlacementReport.Member) -> String {
    miss.target.words + (miss.isAlone ? member.interference.isEmpty ? "" : ", alone too" : beside(member))
  }

  /// Neighbours are named where there are some.
  private static func beside(_ member: PlacementReport.Member) -> String {
    member.interference.isEmpty ? "" : " beside the others"
  }

  private static func devices(_ report: PlacementReport, _ groups: PlacementGroups) -> DocumentTable {
    var table = DocumentTable([
      .init("Device"), .init("Holds", wraps: true), .init("Used", .right), .init("Of", .right),
      .init("Spare", .right), .init("At work", .right), .init("Needs", .right, isOptional: true),
    ])
    for (index, device) in report.devices.enumerated() {
      let holds = groups.all.compactMap { group -> String? in
        let here = device.residents.filter { group.members.contains($0.member) }
        guard let bytes = here.first?.bytes else { return nil }
        return PlacementGroups.counted(here.count, group.model) + " \(NumberText.bytes(bytes))"
      }
      table.add(
        [
          "\(index)", holds.isEmpty ? DocumentTable.unknown : holds.joined(separator: ", "),
          NumberText.bytes(device.usedBytes), NumberText.bytes(device.capacityBytes),
          NumberText.bytes(device.spareBytes), NumberText.trimmed(device.busyShare, 2),
          device.neededShare > 0 ? NumberText.percent(device.neededShare, 0) : DocumentTable.unknown,
        ].map { Line($0) })
    }
    return table
  }

  private static func models(_ groups: PlacementGroups) -> DocumentTable {
    var table = DocumentTable([
      .init("Model"), .init("Scheme"), .init("On"), .init("Slower", .right), .init("TTFT", .right),
      .init("TPOT", .right), .init("Requests/s", .right),
    ])
    for group in groups.placed {
      let member = group.first
      table.add(
        [
          group.name, member.deployment.scheme, member.devices.map(String.init).joined(separator: ","),
          "×" + NumberText.trimmed(member.slowdown, 3), NumberText.seconds(member.timeToFirstTokenSeconds.likely),
          member.timePerOutputTokenSeconds.map { NumberText.seconds($0.likely) } ?? DocumentTable.unknown,
          NumberText.significant(member.requestsPerSecond),
        ].map { Line($0) })
    }
    return table
  }

  /// Less than this is nobody's trouble.
  private static let leastShare = 0.005

  private static func interference(_ groups: PlacementGroups) -> [Item] {
    groups.placed.compactMap { group in
      let others = groups.all.compactMap { other -> String? in
        let shares = group.first.interference.filter { other.members.contains($0.member) }.map(\.share)
        guard shares.reduce(0, +) >= leastShare else { return nil }
        return "\(NumberText.percent(shares.reduce(0, +), 0)) by \(PlacementGroups.counted(shares.count, other.model))"
      }
      guard !others.isEmpty else { return nil }
      return Item(
        "\(group.members.count > 1 ? "each of " : "")\(group.name) is slowed \(others.joined(separator: ", "))")
    }
  }

  private static func remedies(_ report: PlacementReport) -> [Item] {
    var items = report.members.compactMap { member in
      member.remedy.map { Item("\(member.name): \(remedy($0, of: member, among: report.devices.count))") }
    }
    if !items.isEmpty, let needed = report.neededDevices {
      items.append(Item("All fit on \(hardware(needed, report))"))
    }
    return items
  }

  private static func help(_ report: PlacementReport) -> [Item] {
    report.uncrowdedDevices.map { count in
      [Item("On \(hardware(count, report)) no model misses a target for the others' sake")]
    } ?? []
  }

  /// So many devices, or the hosts that have them, with the option that asks for them.
  private static func hardware(_ devices: Int, _ report: PlacementReport) -> String {
    let hosts = report.host.map { $0.hosts(of: devices) }
    return DeploymentText.hardware(devices, report.acceleratorName, report.host, hosts: hosts)
      + " (\(RequestField.count.flag) \(hosts ?? devices))"
  }

  private static func remedy(
    _ remedy: PlacementReport.Remedy, of member: PlacementReport.Member, among devices: Int
  ) -> String {
    let count = NumberText.counted(member.deployment.count, "device")
    let short =
      remedy.shortBytes > .zero && member.deployment.count <= devices
      ? "\(NumberText.bytes(remedy.shortBytes)) short on the roomiest device"
      : "needs \(count) with \(NumberText.bytes(member.ledger.totalBytes)) free on each"
    let scheme = remedy.scheme.map { "; stored as \($0) it would fit" } ?? ""
    let repair = remedy.repair.map { "; alone it runs with \(RequestText.change(from: member.request, to: $0))" } ?? ""
    return short + scheme + repair
  }
}

extension PlacementDocument {
  private static func records(_ report: PlacementReport) -> Records {
    Records(
      columns: [
        "model", "scheme", "devices", "bytes_per_device", "busy_share", "needed_share", "slowdown",
        "time_to_first_token_seconds", "time_per_output_token_seconds", "requests_per_second", "keeps_up",
        "missed_targets", "host",
      ],
      rows: report.members.map { member in
        [
          .text(member.name), .text(member.deployment.scheme),
          .text(member.devices.map(String.init).joined(separator: " ")), .whole(member.ledger.totalBytes.bytes),
          .number(member.busyShare), .number(member.neededShare), .number(member.slowdown),
          .number(member.timeToFirstTokenSeconds.likely), .init(member.timePerOutputTokenSeconds?.likely),
          .number(member.requestsPerSecond), .flag(member.keepsUp),
          .text(member.missedTargets.map(\.rawValue).joined(separator: " ")), .init(report.host?.reference),
        ]
      })
  }
}
