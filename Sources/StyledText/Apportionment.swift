/// Divides whole cells in proportion to weights, so that the parts add up to the total (largest remainder).
package enum Apportionment {
  /// Cells for each weight; weights that are not positive and finite get none.
  ///
  /// The parts sum to `total` if any weight counts, else to zero. With `atLeastOne`, a weight that counts gets a
  /// cell even where its share is smaller, as long as there are cells enough for all of them.
  package static func shares(of total: Int, weights: [Double], atLeastOne: Bool = false) -> [Int] {
    let counted = weights.map { $0.isFinite && $0 > 0 ? $0 : 0 }
    let largest = counted.max() ?? 0
    guard total > 0, largest > 0 else { return weights.map { _ in 0 } }
    // Scaling by the largest weight keeps the sum finite.
    let sum = counted.reduce(0) { $0 + $1 / largest }
    let exact = counted.map { Double(total) * ($0 / largest) / sum }
    var shares = exact.map { Int($0) }
    let byRemainder = exact.indices.filter { counted[$0] > 0 }.sorted {
      let (left, right) = (exact[$0] - Double(shares[$0]), exact[$1] - Double(shares[$1]))
      return left == right ? $0 < $1 : left > right
    }
    var missing = total - shares.reduce(0, +)
    for index in byRemainder where missing > 0 {
      shares[index] += 1
      missing -= 1
    }
    if atLeastOne { raiseSmallest(&shares, counted: counted, total: total) }
    return shares
  }

  /// Gives a cell to each counted part that has none, taken from the part that has most.
  private static func raiseSmallest(_ shares: inout [Int], counted: [Double], total: Int) {
    guard counted.count(where: { $0 > 0 }) <= total else { return }
    for index in shares.indices where counted[index] > 0 && shares[index] == 0 {
      guard let donor = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[donor] > 1 else { return }
      shares[donor] -= 1
      shares[index] = 1
    }
  }
}
