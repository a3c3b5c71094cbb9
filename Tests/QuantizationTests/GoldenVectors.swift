import FoundationEssentials
import Platform
import Tensors
import TestSupport

/// Test vectors made with other implementations: inputs, and what each format made of them.
///
/// A folder holds `formats.json` (cases, formats, metrics), `inputs.safetensors` and `formats_*.safetensors`
/// (`<case>/<format>/<field>`).
struct GoldenVectors: Sendable {
  struct Record: Decodable, Sendable {
    let status: String
    let mse: Figure?
    let rel_fro: Figure?
    let sqnr_db: Figure?
    let cosine: Figure?
    let max_abs_err: Figure?
    let deq_sha256: String?
  }

  /// A number, or one of the words for what JSON lacks; null stays nil.
  struct Figure: Decodable, Sendable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = try container.decode(String.self).contains("inf") ? .infinity : .nan
      }
    }
  }

  private struct Document: Decodable {
    struct Case: Decodable {
      let formats: [String: Record]
    }
    let cases: [String: Case]
  }

  let inputs: any TensorSource
  let cases: [String: [String: Record]]
  private let files: [SafetensorsFile]

  init(folder: String) throws {
    let document = try JSONDecoder().decode(
      Document.self, from: Data(contentsOf: URL(filePath: "\(folder)/formats.json")))
    cases = document.cases.mapValues(\.formats)
    inputs = try SafetensorsFile(path: "\(folder)/inputs.safetensors")
    files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("formats_") && $0.hasSuffix(".safetensors") }
      .map { try SafetensorsFile(path: "\(folder)/\($0)") }
  }

  /// The bytes of a field, or nil where the vectors have none.
  func field(_ name: String) throws -> (descriptor: TensorDescriptor, bytes: [UInt8])? {
    for file in files {
      if let descriptor = file.tensor(named: name) { return (descriptor, try file.bytes(of: descriptor)) }
    }
    return nil
  }

  /// The floats of a field, infinite ones included, whatever float type it is stored in.
  func floats(_ name: String) throws -> [Float]? {
    guard let (descriptor, bytes) = try field(name) else { return nil }
    return bytes.withUnsafeBytes { buffer in
      switch descriptor.elementType {
      case .float32: Array(buffer.bindMemory(to: Float.self))
      case .bfloat16: buffer.bindMemory(to: UInt16.self).map { Float(bitPattern: UInt32($0) << 16) }
      default: nil
      }
    }
  }

  /// The small set beside the tests.
  static let fixtures = SourceTree.fixtures + "/lab"

  /// The folders to check: the fixtures, and the full set where the environment names one.
  static let folders: [String] = [fixtures] + [environment("QUANTPLAN_GOLDEN")].compactMap(\.self)
}

/// A variable of the environment, nil when unset or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
