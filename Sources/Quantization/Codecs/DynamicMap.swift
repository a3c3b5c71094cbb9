/// The 256 values of bitsandbytes' signed "dynamic" eight-bit type: seven decades, each split ever more finely.
///
/// Decade i (10⁻⁶ … 1) holds 2ⁱ midpoints of equal intervals between 0.1 and 1, with both signs; 0 and 1 are added,
/// −1 is not, so the smallest value is −0.993. Each is rounded as the reference's single-precision code rounds it.
enum DynamicMap {
  static let values: [Float] = {
    var values: [Float] = [0, 1]
    for decade in 0..<7 {
      let scale = Float((decade..<6).reduce(1.0) { power, _ in power / 10 })
      let bounds = bounds(intervals: 1 << decade)
      for (low, high) in zip(bounds, bounds.dropFirst()) {
        let value = scale * ((low + high) / 2)
        values += [value, -value]
      }
    }
    return values.sorted()
  }()

  /// Equally spaced from 0.1 to 1: the first half counted from the start, the other from the end, rounded once each.
  private static func bounds(intervals: Int) -> [Float] {
    let step = Double((1 - Float(0.1)) / Float(intervals))
    return (0...intervals).map { index in
      index < (intervals + 1) / 2
        ? Float(Double(Float(0.1)) + step * Double(index)) : Float(1 - step * Double(intervals - index))
    }
  }

  private static let midpoints: [Float] = zip(values, values.dropFirst()).map { ($0 + $1) / 2 }

  /// The code of the nearest value; the lower one at a midpoint, and 0 for what is not a number.
  static func code(of value: Float) -> UInt8 {
    var (low, high) = (0, midpoints.count)
    while low < high {
      let middle = (low + high) / 2
      if midpoints[middle] < value { low = middle + 1 } else { high = middle }
    }
    return UInt8(low)
  }
}
