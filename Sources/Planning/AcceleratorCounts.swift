import Domain

/// Numbers of accelerators that are tried.
enum AcceleratorCounts {
  /// Those that are sold, within one node: what tables show.
  static let sold = [1, 2, 4, 8]
  /// One by one as far as two nodes of eight, then whole nodes.
  static let ladder = Array(1...16) + [24, 32, 40, 48, 56, 64]
  /// Steps beyond it for models that are too large for most clusters.
  static let clusters = [96, 128, 192, 256]
  /// The last step of the ladder.
  static let largest = 64
  /// Accelerators of a usual node, which fleets consist of.
  static let node = 8
  /// The most that a fleet is made of unasked.
  static let fleet = 4096
  /// Beyond this an answer that fits is not looked for among more, unless more would serve what it can't.
  static let usual = 16

  /// Bytes at 16 bits from which on clusters are tried.
  private static let clusterBytes = 1e12

  /// The counts that tables show of hosts with so many.
  static func sold(in host: Int) -> [Int] { sold.map { Layout.product($0, host) } }

  /// The counts to try for a model of so many parameters.
  ///
  /// - Parameter unit: what layouts that were asked for come in multiples of; a few of it are tried however large it is.
  static func ladder(parameters: Int64 = 0, unit: Int = 1) -> [Int] {
    let all = Double(parameters) * 2 > clusterBytes ? ladder + clusters : ladder
    guard unit > 1 else { return all }
    let whole = (1...4).map { Layout.product(unit, $0) }.filter { $0 < .max }
    return Set(all.filter { $0 % unit == 0 } + whole).sorted()
  }

  /// The counts to try after one that falls short: the ladder's, then fleets larger by one part in 32 each.
  static func larger(than count: Int, parameters: Int64, unit: Int) -> [Int] {
    let whole = Layout.leastMultiple(node, unit)
    let larger = ladder(parameters: parameters, unit: unit).filter { $0 > count }
    let fleets = sequence(first: max(larger.last ?? 0, count)) { last in
      let (next, isLarge) = last.addingReportingOverflow(Layout.product(max(last / growth / whole, 1), whole))
      return isLarge || next > fleet ? nil : next / whole * whole
    }
    return larger + fleets.dropFirst()
  }

  /// Fleets grow by one part in so many.
  private static let growth = 32
}
