/// Requests that wait for a replica: first come, first served, but the preempted come back to the front.
struct WaitingLine {
  private var returned: [Int] = []  // the last one is first in line
  private var arrived: [Int] = []
  private var head = 0

  var count: Int { returned.count + arrived.count - head }
  var first: Int? { returned.last ?? (head < arrived.count ? arrived[head] : nil) }

  mutating func append(_ request: Int) { arrived.append(request) }

  mutating func returnToFront(_ request: Int) { returned.append(request) }

  mutating func removeFirst() {
    if returned.popLast() != nil { return }
    head += 1
    guard head >= 1024 && 2 * head >= arrived.count else { return }
    arrived.removeFirst(head)
    head = 0
  }
}
