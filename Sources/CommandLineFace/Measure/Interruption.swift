import Platform
import Synchronization

/// Notes that the user pressed Ctrl-C (or asked the program to end), so that work can stop and keep its results.
enum Interruption {
  private static let number = Atomic<Int32>(0)

  /// From here on SIGINT and SIGTERM are noted; a second one ends the program at once.
  static func watch() {
    for signalNumber in [SIGINT, SIGTERM] {
      signal(signalNumber) { received in
        if Interruption.number.load(ordering: .relaxed) != 0 { _exit(ExitStatus.signal(received)) }
        Interruption.number.store(received, ordering: .relaxed)
      }
    }
  }

  /// The signal that came; nil while none did.
  static var received: Int32? {
    let number = number.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}
