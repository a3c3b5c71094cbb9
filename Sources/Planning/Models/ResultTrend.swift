import Domain

/// A benchmark's result by size and age, for the order of models whose results nobody published.
///
/// result ≈ a + b · log₂(size) + c · year, least squares over models with a published result; the size is √(all ·
/// active) parameters, which puts mixtures between both. It orders, and is never told as a result: families differ by
/// ten points and more.
struct ResultTrend {
  private let plane: (a: Double, b: Double, c: Double)

  /// Fewer published results than this, or all of one size or age, make no trend.
  private static let leastModels = 6

  init?(_ results: [(model: ModelRow.Summary, value: Double)]) {
    let points = results.compactMap { result in Self.point(result.model).map { ($0.size, $0.year, result.value) } }
    guard points.count >= Self.leastModels else { return nil }
    let count = Double(points.count)
    let mean = points.reduce((0.0, 0.0, 0.0)) { ($0.0 + $1.0 / count, $0.1 + $1.1 / count, $0.2 + $1.2 / count) }
    var (xx, xy, yy, xv, yv) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in points {
      let (x, y, value) = (point.0 - mean.0, point.1 - mean.1, point.2 - mean.2)
      (xx, xy, yy, xv, yv) = (xx + x * x, xy + x * y, yy + y * y, xv + x * value, yv + y * value)
    }
    let determinant = xx * yy - xy * xy
    guard determinant > 1e-9 * max(xx * yy, 1) else { return nil }
    let b = (xv * yy - yv * xy) / determinant
    let c = (yv * xx - xv * xy) / determinant
    plane = (mean.2 - b * mean.0 - c * mean.1, b, c)
  }

  /// Where a model would stand; nil where its date isn't known.
  func value(of model: ModelRow.Summary) -> Double? {
    Self.point(model).map { plane.a + plane.b * $0.size + plane.c * $0.year }
  }

  private static func point(_ model: ModelRow.Summary) -> (size: Double, year: Double)? {
    guard let date = model.released?.split(separator: "-"), let year = date.first.flatMap({ Double($0) }) else {
      return nil
    }
    let month = date.dropFirst().first.flatMap { Double($0) } ?? 6
    let size = (Double(max(model.parameters, 1)) * Double(max(model.activeParametersPerToken, 1))).squareRoot()
    // Straight between powers of two, which is exact enough for an order.
    return (Double(size.exponent) + size.significand - 1, year + month / 12)
  }
}
