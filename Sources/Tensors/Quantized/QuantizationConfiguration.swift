import JSON
import Platform

/// What a checkpoint's `config.json` says of its quantization; names and shapes of tensors decide where it is silent.
struct QuantizationConfiguration: Sendable {
  /// The file, for messages.
  var path = "config.json"
  /// `compressed-tensors`, `awq`, `gptq`, `bitsandbytes`, `fp8`, `mxfp4`...
  var method: String?
  /// Bits that some group of modules has.
  var bits: [Int] = []
  /// Group sizes that some group of modules has.
  var groupSizes: [Int] = []
  /// Rows and columns of blocks with one scale.
  var block: (rows: Int, columns: Int)?
  /// `gptq_v2` stores zero points as they are, `gptq` less one.
  var checkpointFormat: String?

  private static let known: Set<String> = [
    "compressed-tensors", "awq", "gptq", "bitsandbytes", "fp8", "mxfp4", "modelopt", "fbgemm_fp8", "compressed_tensors",
  ]

  /// Reads `config.json` of a folder; nothing where there is none, or where it tells of no quantization.
  init(folder: String) throws(TensorError) {
    path = "\(folder)/config.json"
    guard RegularFile.isThere(path) else { return }
    let json = try JSONNode.configuration(path)
    let key = ["quantization_config", "compression_config"].first { json[$0] != nil }
    guard let key, let section = json[key] else { return }
    method = section["quant_method"]?.string
    if let method, !Self.known.contains(method) {
      throw TensorError(
        .unknownType, file: path, subject: "\(key).quant_method", expected: Self.known.sorted().joined(separator: ", "),
        found: "“\(method)”", advice: "Name a checkpoint in one of these forms, or the original weights")
    }
    read(section)
  }

  private mutating func read(_ section: JSONNode) {
    checkpointFormat = section["checkpoint_format"]?.string
    bits = [section["bits"]?.integer ?? section["w_bit"]?.integer].compactMap(\.self)
    groupSizes = [section["group_size"]?.integer ?? section["q_group_size"]?.integer].compactMap(\.self)
    block = Self.pair(section["weight_block_size"])
    guard let groups = section["config_groups"]?.members else { return }
    for group in groups {
      guard let weights = group.value["weights"] else { continue }
      bits += [weights["num_bits"]?.integer].compactMap(\.self)
      groupSizes += [weights["group_size"]?.integer].compactMap(\.self)
      block = block ?? Self.pair(weights["block_structure"])
    }
  }

  private static func pair(_ value: JSONNode?) -> (rows: Int, columns: Int)? {
    guard let array = value?.array, array.count == 2, let rows = array[0].integer, let columns = array[1].integer,
      rows > 0, columns > 0
    else { return nil }
    return (rows, columns)
  }
}

extension JSONNode {
  /// A `config.json` that is there.
  static func configuration(_ path: String) throws(TensorError) -> JSONNode {
    try JSONNode(fileAt: path, advice: "Download the configuration again")
  }
}
