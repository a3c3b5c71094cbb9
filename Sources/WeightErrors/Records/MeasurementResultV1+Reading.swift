import Domain
import Quantization

extension MeasurementResultV1 {
  /// Ratios that follow from other numbers are not read but worked out again; numbers that no measurement gives are
  /// refused.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let row = RecordedNumbers(container: container)
    result = MeasurementResult(
      tensor: try container.decode(String.self, forKey: .tensor), shape: try row.shape(),
      tensorClass: try container.decode(TensorFamily.self, forKey: .tensorClass),
      layerIndex: try container.decodeIfPresent(Int.self, forKey: .layerIndex),
      scheme: try container.decode(String.self, forKey: .scheme),
      format: try container.decode(String.self, forKey: .format),
      method: try container.decode(String.self, forKey: .method),
      bitsPerWeight: try row.number(.bitsPerWeight, 0...RecordedNumbers.mostBits),
      metrics: ErrorMetrics(
        relativeSquaredError: try row.ratio(.relativeSquaredError), meanSquaredError: try row.ratio(.meanSquaredError),
        cosineSimilarity: try row.number(.cosineSimilarity, -1...1),
        maximumAbsoluteError: try row.ratio(.maximumAbsoluteError)),
      outputRelativeError: try row.ratio(.outputRelativeError),
      notFiniteCount: try row.count(.notFiniteCount), seconds: try row.seconds(),
      notes: try container.decodeIfPresent([String].self, forKey: .notes) ?? [])
  }
}

/// Numbers of a recorded row within what a measurement can give, so that what is worked out with them stays finite.
private struct RecordedNumbers {
  typealias Keys = MeasurementResultV1.CodingKeys

  let container: KeyedDecodingContainer<Keys>

  /// A single weight with scales of its own has some hundred.
  static let mostBits = 1e6
  /// The squared error of the largest floats is 1e77; squares of this number are still finite.
  private static let largest = 1e100

  /// Zero or more.
  func ratio(_ key: Keys) throws -> Double? { try number(key, 0...Self.largest) }

  func number(_ key: Keys, _ range: ClosedRange<Double>) throws -> Double? {
    guard let number = try container.decodeIfPresent(Double.self, forKey: key) else { return nil }
    guard range.contains(number) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container,
        debugDescription: "expected a number from \(range.lowerBound) to \(range.upperBound), found \(number)")
    }
    return number
  }

  func seconds() throws -> Double {
    _ = try container.decode(Double.self, forKey: .seconds)
    return try ratio(.seconds) ?? 0
  }

  func count(_ key: Keys) throws -> Int {
    let count = try container.decode(Int.self, forKey: key)
    guard count >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container, debugDescription: "expected a count of zero or more, found \(count)")
    }
    return count
  }

  func shape() throws -> [Int] {
    let shape = try container.decode([Int].self, forKey: .shape)
    var product = 1
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else {
        throw DecodingError.dataCorruptedError(
          forKey: .shape, in: container,
          debugDescription: "expected lengths of zero or more and fewer than 2^63 weights, found \(shape)")
      }
      product = next
    }
    return shape
  }
}
