import JSON

/// Several safetensors files that together hold one model.
package struct ShardedSafetensors: CheckpointSource {
  package let label: String
  package let tensors: [TensorDescriptor]
  private let shards: [SafetensorsFile]
  private let shardOfTensor: [String: Int]

  package var isSynthetic: Bool { false }
  package var files: [String] { [label] + shards.flatMap(\.files) }

  /// - Parameters:
  ///   - label: the directory or index file, as the user named it.
  ///   - paths: the shards; no tensor may stand in two of them.
  package init(label: String, paths: [String]) throws(TensorError) {
    self.label = label
    var shards: [SafetensorsFile] = []
    var tensors: [TensorDescriptor] = []
    var shardOfTensor: [String: Int] = [:]
    for path in paths {
      let shard = try SafetensorsFile(path: path)
      for tensor in shard.tensors {
        guard shardOfTensor.updateValue(shards.count, forKey: tensor.name) == nil else {
          throw TensorError(
            .duplicateName, file: path, subject: tensor.name, expected: "each tensor in one shard",
            found: "it in another shard too", advice: "Remove files that do not belong to the model")
        }
        tensors.append(tensor)
      }
      shards.append(shard)
    }
    self.shards = shards
    self.tensors = tensors
    self.shardOfTensor = shardOfTensor
  }

  /// The shards that a `model.safetensors.index.json` names; each tensor must be where the index says.
  package init(indexPath: String) throws(TensorError) {
    let map = try Self.weightMap(indexPath)
    let folder = indexPath.lastIndex(of: "/").map { String(indexPath[..<$0]) } ?? "."
    let names = Set(map.values).sorted()
    for name in names where name.contains("/") || name == ".." {
      throw TensorError(
        .headerStructure, file: indexPath, subject: "weight_map", expected: "file names in the same folder",
        found: "“\(name)”", advice: "Download the index again")
    }
    try self.init(label: indexPath, paths: names.map { "\(folder)/\($0)" })
    for (tensor, file) in map.sorted(by: { $0.key < $1.key })
    where shardOfTensor[tensor].map({ shards[$0].label }) != "\(folder)/\(file)" {
      throw TensorError(
        .missingTensor, file: "\(folder)/\(file)", subject: tensor, expected: "the tensor that the index places here",
        found: "none", advice: "Download this shard again")
    }
  }

  private static func weightMap(_ path: String) throws(TensorError) -> [String: String] {
    let json = try JSONNode(fileAt: path, advice: "Download the index again")
    let maps = json.members?.filter { $0.key == "weight_map" } ?? []
    guard maps.count < 2 else { throw twice("weight_map", in: path) }
    guard let places = maps.first?.value.members else {
      throw TensorError(
        .headerStructure, file: path, subject: "weight_map", expected: "an object from tensors to files",
        found: "none", advice: "Download the index again")
    }
    var map: [String: String] = [:]
    for place in places {
      guard let name = place.value.string else {
        throw TensorError(
          .headerStructure, file: path, subject: place.key, expected: "a file name", found: place.value.kindName,
          advice: "Download the index again")
      }
      guard map.updateValue(name, forKey: place.key) == nil else { throw twice(place.key, in: path) }
    }
    return map
  }

  private static func twice(_ key: String, in path: String) -> TensorError {
    TensorError(
      .duplicateName, file: path, subject: key, expected: "each key once", found: "it twice",
      advice: "Download the index again")
  }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    try shard(of: tensor).read(elements, of: tensor, into: destination)
  }

  package func stored(_ tensor: TensorDescriptor) throws(TensorError) -> ByteSlice {
    try shard(of: tensor).stored(tensor)
  }

  private func shard(of tensor: TensorDescriptor) throws(TensorError) -> SafetensorsFile {
    guard let shard = shardOfTensor[tensor.name] else {
      throw .noTensor(tensor.name, in: label)
    }
    return shards[shard]
  }
}
