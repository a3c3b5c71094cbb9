import Catalogs
import JSON
import Quantization

/// One line of a file of measurements: a result's keys, and beside them what they rest on.
package struct MeasurementRow: Codable {
  private static let currentVersion = 1

  /// How labels of invented weights and activations begin.
  private static let invented = "synthetic "

  private let measurement: RecordedMeasurement
  private let programVersion: String

  /// - Parameter version: the program's.
  package init(_ measurement: RecordedMeasurement, version: String) {
    self.measurement = measurement
    programVersion = version
  }

  static func decode(_ line: [UInt8]) throws(JSONProblem) -> RecordedMeasurement {
    try JSONLine.decode(MeasurementRow.self, from: line).measurement
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, tensorHash, calibration, source, synthetic, calibrationSynthetic, seed, version
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let found = try container.decode(Int.self, forKey: .schemaVersion)
    guard found == Self.currentVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .schemaVersion, in: container, debugDescription: "expected \(Self.currentVersion), found \(found)")
    }
    let source = try container.decode(String.self, forKey: .source)
    let calibration = try container.decodeIfPresent(String.self, forKey: .calibration)
    let isInvented = try container.decode(Bool.self, forKey: .synthetic)
    // Earlier versions said in one word that weights or activations were invented; their labels tell which.
    let told = try container.decodeIfPresent(Bool.self, forKey: .calibrationSynthetic)
    let areActivations = told ?? calibration?.hasPrefix(Self.invented) ?? false
    measurement = RecordedMeasurement(
      result: try MeasurementResultV1(from: decoder).result,
      tensorHash: try container.decode(String.self, forKey: .tensorHash), calibration: calibration, source: source,
      isSynthetic: told == nil && areActivations ? source.hasPrefix(Self.invented) : isInvented,
      isCalibrationSynthetic: areActivations, seed: try container.decode(UInt64.self, forKey: .seed))
    programVersion = try container.decode(String.self, forKey: .version)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.currentVersion, forKey: .schemaVersion)
    try MeasurementResultV1(measurement.result).encode(to: encoder)
    try container.encode(measurement.tensorHash, forKey: .tensorHash)
    try container.encode(measurement.calibration, forKey: .calibration)
    try container.encode(measurement.source, forKey: .source)
    try container.encode(measurement.isSynthetic, forKey: .synthetic)
    try container.encode(measurement.isCalibrationSynthetic, forKey: .calibrationSynthetic)
    try container.encode(measurement.seed, forKey: .seed)
    try container.encode(programVersion, forKey: .version)
  }
}

extension JSONProblem {
  /// The key, what was expected and what was found.
  var sentence: String { (keyPath.isEmpty ? "" : "\(keyPath): ") + "expected \(expected), found \(found)" }
}
