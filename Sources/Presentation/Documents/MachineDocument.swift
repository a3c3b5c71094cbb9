import Catalogs
import Documents
import Domain
import Machine
import Quantities
import StyledText

/// What the machine at hand has, as a document.
package enum MachineDocument {
  package static func document(_ machine: MachineHardware) -> Document {
    let notes = MachineText.others(machine)
    return Document(
      title: "This machine",
      sections: [
        Section([.table(table(machine.groups))]),
        Section("Host", [.facts(facts(machine.machine))]),
        Section([.list(notes.map { Item($0, role: .warning) })]),
        Section([.paragraph(answer(machine), .dim)]),
      ],
      records: Records(
        columns: ["device", "count", "memory_bytes", "free_bytes", "entry"],
        rows: machine.groups.map { group in
          [
            .text(group.name), .whole(Int64(group.count)), group.memory.map { .whole($0.bytes) } ?? .unknown,
            group.free.map { .whole($0.bytes) } ?? .unknown, .init(group.accelerator?.id),
          ]
        }))
  }

  private static func table(_ groups: [MachineHardware.Group]) -> DocumentTable {
    var table = DocumentTable([
      .init("", .right), .init("Device", wraps: true), .init("Memory", .right), .init("Free now", .right),
      .init("Planned as", wraps: true),
    ])
    for group in groups {
      let entry = group.accelerator?.id ?? (group.candidates.isEmpty ? nil : group.candidates.joined(separator: " or "))
      table.add([
        Line("\(group.count) ×", .dim), Line(group.name),
        Line(group.memory.map(NumberText.bytes) ?? DocumentTable.unknown),
        Line(group.free.map(NumberText.bytes) ?? DocumentTable.unknown),
        Line(entry ?? DocumentTable.unknown, group.accelerator == nil ? .dim : .accent),
      ])
    }
    return table
  }

  private static func facts(_ machine: Machine) -> [Fact] {
    let processor = machine.processor
    let memory = machine.memory
    let counted = processor.map {
      "\(NumberText.counted($0.sockets, "socket")), \(NumberText.counted($0.cores, "core"))"
    }
    let free = memory?.available.map { "\(NumberText.bytes($0)) free now" }
    return [
      Fact("Board", machine.board ?? Fact.unknown),
      Fact("Processor", processor?.name ?? Fact.unknown, note: counted ?? ""),
      Fact("Extensions", processor.map { $0.features.joined(separator: ", ") } ?? Fact.unknown),
      Fact("Memory", memory.map { NumberText.bytes($0.total) } ?? Fact.unknown, note: free ?? ""),
      Fact(
        "Channels", memory?.channels.map { "\($0)" } ?? Fact.unknown,
        note: [memory?.kind, memory?.transfersPerSecond.map { "\(NumberText.grouped(Int($0 / 1e6))) MT/s" }]
          .compactMap(\.self).joined(separator: ", ")),
      Fact(
        "Bandwidth", memory?.bandwidth.map(NumberText.rate) ?? Fact.unknown,
        note: memory?.bandwidth == nil
          ? "the firmware's tables tell it, to the superuser" : "channels × 8 bytes × transfers"),
    ].filter { !$0.value.isEmpty }
  }

  private static func answer(_ machine: MachineHardware) -> String {
    do {
      return "'--on this' is \(try MachineText.taken(machine))."
    } catch {
      return error.message
    }
  }
}
