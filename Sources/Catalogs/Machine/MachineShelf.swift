import Machine
import Synchronization

/// The machine at hand, asked once, when somebody first wants to know.
final class MachineShelf: Sendable {
  private let reader: any MachineReader
  private let known = Mutex<Machine?>(nil)

  init(_ reader: any MachineReader) { self.reader = reader }

  var machine: Machine {
    known.withLock { known in
      let machine = known ?? MachineProbe.machine(reader)
      known = machine
      return machine
    }
  }
}
