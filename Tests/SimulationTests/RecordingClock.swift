import Simulation
import Synchronization

/// Keeps every pass that it times.
final class RecordingClock: PassClock {
  private let recorded = Mutex<[Pass]>([])

  var passes: [Pass] { recorded.withLock { $0 } }

  func seconds(of pass: Pass) -> Double {
    recorded.withLock { $0.append(pass) }
    return LinearClock().seconds(of: pass)
  }
}
