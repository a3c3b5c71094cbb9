import Simulation

/// How models slow one another where they take turns on a device.
///
/// Without MPS a GPU runs the kernels of one process at a time and gives each that has work an equal slice of time, so a
/// model is 1 + Σ (shares of time in which each other one has work) times slower. Sequences in flight that come by
/// themselves are Poisson distributed: one has work for 1 − e^(−N) of the time, N in flight on average, more of them the
/// slower they are answered. Loads that keep sequences in flight at all times have work always.
/// Ignores: bandwidth that one process leaves to another, caches that they evict, switches of context.
struct Sharing {
  /// What one model does by itself, and where it lies.
  struct Member {
    /// In flight on average; nil where there always are some.
    let inFlight: Double?
    let devices: [Int]
  }

  let members: [Member]

  private static let rounds = 64

  /// The share of time in which each has work, once all are as slow as they get.
  func busyShares() -> [Double] {
    var busy = members.map { Self.share($0, slowed: 1) }
    for _ in 0..<Self.rounds {
      let slow = members.indices.map { slowdown(of: $0, busy) }
      busy = zip(members, slow).map { Self.share($0, slowed: $1) }
    }
    return busy
  }

  /// 1 where it is alone; on several devices the most crowded one counts.
  func slowdown(of member: Int, _ busy: [Double]) -> Double {
    members[member].devices.map { device in 1 + others(of: member, on: device).reduce(0) { $0 + busy[$1] } }.max() ?? 1
  }

  /// Those who share a device with it.
  func neighbours(of member: Int) -> [Int] {
    members.indices.filter { other in
      other != member && !Set(members[other].devices).isDisjoint(with: members[member].devices)
    }
  }

  private func others(of member: Int, on device: Int) -> [Int] {
    members.indices.filter { $0 != member && members[$0].devices.contains(device) }
  }

  static func share(_ member: Member, slowed: Double) -> Double {
    guard !member.devices.isEmpty else { return 0 }
    guard let inFlight = member.inFlight else { return 1 }
    return 1 - Elementary.exponential(-inFlight * slowed)
  }
}
