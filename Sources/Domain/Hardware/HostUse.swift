/// The hosts that a count of accelerators comes in.
package struct HostUse: Sendable, Hashable {
  /// Its id, or the path of an entry of one's own.
  package let reference: String
  /// The id of the accelerator in it.
  package let accelerator: String
  /// Accelerators of one host.
  package let accelerators: Int

  package init(reference: String, accelerator: String, accelerators: Int) {
    self.reference = reference
    self.accelerator = accelerator
    self.accelerators = max(accelerators, 1)
  }

  /// Hosts that so many accelerators take.
  package func hosts(of count: Int) -> Int { count / accelerators + (count % accelerators == 0 ? 0 : 1) }
}

extension PlanRequest {
  /// Moves to other hardware, whose hosts are whole: the accelerators asked for are rounded up.
  package mutating func place(on hardware: Accelerator) {
    accelerator = hardware.reference
    host = hardware.hostUse
    count = count.map { wholeHosts(of: $0) }
  }

  /// How many of what was named are asked for: hosts where it is one, else accelerators.
  package var askedCount: Int? {
    get { count.map { host?.hosts(of: $0) ?? $0 } }
    set { count = newValue.map { Layout.product($0, host?.accelerators ?? 1) } }
  }

  /// Accelerators come in multiples of it.
  package var wholeHost: Int { host?.accelerators ?? 1 }

  func wholeHosts(of count: Int) -> Int { Layout.product(host?.hosts(of: count) ?? count, wholeHost) }
}
