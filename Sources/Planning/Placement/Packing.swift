import Quantities

/// Puts parts of different sizes onto equal devices.
///
/// Largest first, each onto the device where it leaves least (best fit), or, where all of them fit so as well, onto the
/// least busy device with room: the first packs most, the second interferes least.
struct Packing {
  /// One model: so many ranks on as many devices.
  struct Part: Hashable {
    let member: Int
    let ranks: Int
    let bytes: ByteCount
    /// The most that a device it lies on may hold.
    let capacity: ByteCount
    let busy: Double
  }

  struct Result {
    /// Indices of parts on each device.
    var devices: [[Int]]
    var unplaced: [Int] = []
  }

  let parts: [Part]
  let devices: Int

  /// The arrangement that leaves fewest parts out, and of those the one that spreads work.
  func best() -> Result {
    let spread = arranged { load, part in (load.busy, Double(load.used.bytes)) }
    guard !spread.unplaced.isEmpty else { return spread }
    let tight = arranged { load, part in (-Double(load.used.bytes), load.busy) }
    return tight.unplaced.count < spread.unplaced.count ? tight : spread
  }

  private struct Load {
    var used = ByteCount.zero
    var busy = 0.0
    var capacity = ByteCount(.max)
    var parts: [Int] = []

    func admits(_ part: Part) -> Bool { used + part.bytes <= min(capacity, part.capacity) }
  }

  /// Parts by size, each on the devices of the least preference; the first device counts where two are alike.
  private func arranged(_ preference: (Load, Part) -> (Double, Double)) -> Result {
    var loads = [Load](repeating: Load(), count: devices)
    var unplaced: [Int] = []
    let order = parts.indices.sorted { left, right in
      let (first, second) = (parts[left], parts[right])
      if first.ranks != second.ranks { return first.ranks > second.ranks }
      return first.bytes == second.bytes ? left < right : first.bytes > second.bytes
    }
    for index in order {
      let part = parts[index]
      let admitting = loads.indices.filter { loads[$0].admits(part) }
        .sorted { (preference(loads[$0], part), $0) < (preference(loads[$1], part), $1) }
      guard admitting.count >= part.ranks else {
        unplaced.append(index)
        continue
      }
      for device in admitting.prefix(part.ranks) {
        loads[device].used += part.bytes
        loads[device].busy += part.busy
        loads[device].capacity = min(loads[device].capacity, part.capacity)
        loads[device].parts.append(index)
      }
    }
    return Result(devices: loads.map(\.parts), unplaced: unplaced)
  }
}

/// Compares a pair and then an index, from left to right.
private func < (left: ((Double, Double), Int), right: ((Double, Double), Int)) -> Bool {
  if left.0.0 != right.0.0 { return left.0.0 < right.0.0 }
  if left.0.1 != right.0.1 { return left.0.1 < right.0.1 }
  return left.1 < right.1
}
