import FoundationEssentials
import Quantization
import Tensors

/// Test vectors of methods: layers with activations, and what other implementations made of them.
///
/// A folder holds `algos.json` (layers, runs, metrics) and `algos.safetensors`: `<layer>/W`, `<layer>/X` and
/// `<layer>/<run>/<field>`.
struct MethodGoldens: Sendable {
  struct Run: Decodable, Sendable {
    let output_rel: Double?
    let rel_fro: Double?
    let sparsity: Double?
    let w8a8_output_rel: Double?
    let w8_only_output_rel: Double?
  }

  private struct Document: Decodable {
    struct Layer: Decodable {
      let runs: [String: Run]
    }
    let layers: [String: Layer]
  }

  let runs: [String: [String: Run]]
  private let file: SafetensorsFile

  init(folder: String) throws {
    let document = try JSONDecoder().decode(
      Document.self, from: Data(contentsOf: URL(filePath: "\(folder)/algos.json")))
    runs = document.layers.mapValues(\.runs)
    file = try SafetensorsFile(path: "\(folder)/algos.safetensors")
  }

  /// The layer of that name, ready for methods.
  func layer(
    _ name: String, workers: Int = 1, instructions: InstructionSet = .best
  ) throws -> Layer? {
    guard let tensor = file.tensor(named: "\(name)/W") else { return nil }
    return Layer(
      name: tensor.name, shape: tensor.matrix, weights: try file.values(of: tensor).values,
      activations: try FileActivations(file).activations(for: tensor),
      work: WorkContext(workers: workers, instructions: instructions))
  }

  /// A stored field's floats, or its bytes.
  func floats(_ name: String) throws -> [Float]? {
    try file.tensor(named: name).map { try file.values(of: $0).values }
  }

  func bytes(_ name: String) throws -> [UInt8]? {
    try file.tensor(named: name).map { try file.bytes(of: $0) }
  }

  static let folders: [String] = [GoldenVectors.fixtures] + [environment("QUANTPLAN_GOLDEN")].compactMap(\.self)
}
