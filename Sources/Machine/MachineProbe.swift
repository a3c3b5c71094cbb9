/// Asks a machine what it has.
package enum MachineProbe {
  /// Graphics by the vendors' tools, then by the kernel's files where these don't tell; all else by files.
  package static func machine(_ reader: any MachineReader) -> Machine {
    var machine = Machine()
    machine.board = BoardProbe.name(reader)
    NvidiaProbe.add(to: &machine, reader)
    RadeonProbe.add(to: &machine, reader)
    KernelProbe.addIntel(to: &machine, reader)
    machine.processor = ProcessorProbe.processor(reader)
    machine.memory = MemoryProbe.memory(reader)
    return machine
  }
}
