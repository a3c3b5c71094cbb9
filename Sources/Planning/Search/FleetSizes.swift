import Domain

/// The numbers of accelerators that replicas of one size may have together: any multiple as far as two nodes, then whole
/// nodes, as the ladder has them.
struct FleetSizes {
  private let small: Int
  private let large: Int
  private let smallSizes: Int

  /// - Parameters:
  ///   - replica: accelerators of one replica.
  ///   - unit: what counts come in multiples of anyhow.
  init(replica: Int, unit: Int) {
    small = Layout.leastMultiple(replica, unit)
    large = Layout.leastMultiple(small, AcceleratorCounts.node)
    smallSizes = AcceleratorCounts.usual / small
  }

  /// The size of this place, from 0 on; saturates.
  subscript(place: Int) -> Int {
    if place < smallSizes { return Layout.product(place + 1, small) }
    return Layout.product(AcceleratorCounts.usual / large + 1 + place - smallSizes, large)
  }

  /// The place of the largest size that is no more than so many; −1 where all are more.
  func last(upTo count: Int) -> Int {
    count <= AcceleratorCounts.usual
      ? count / small - 1 : smallSizes - 1 + max(count / large - AcceleratorCounts.usual / large, 0)
  }
}
