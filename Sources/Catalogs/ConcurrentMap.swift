import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Maps on all cores, results in order: a whole catalog is a hundred small files, each some 70 µs of decoding.
  ///
  /// - Parameter stretch: elements that one core takes at a time.
  package func concurrentMap<Result: Sendable>(
    stretch: Int = 16, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let stretches = (count + stretch - 1) / stretch
    guard stretches > 1 else { return map(transform) }
    let done = Mutex([[Result]](repeating: [], count: stretches))
    DispatchQueue.concurrentPerform(iterations: stretches) { index in
      let results = self[index * stretch..<Swift.min((index + 1) * stretch, count)].map(transform)
      done.withLock { $0[index] = results }
    }
    return done.withLock { $0.flatMap(\.self) }
  }
}
