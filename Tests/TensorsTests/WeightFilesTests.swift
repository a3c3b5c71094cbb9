import Platform
import TestSupport
import Testing

@testable import Tensors

/// What lies where weights should be, and files that change while they are read.
@Suite("Odd files of weights")
struct WeightFilesTests {
  private static let plain = safetensorsBytes(
    #"{"a.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#, data: Array(repeating: 1, count: 8))

  @Test(
    "A pipe in a file's place is refused at once, whichever file it stands for",
    arguments: [
      "model.safetensors", "model.gguf", "config.json", "model.safetensors.index.json", "model-00001-of-00001.gguf",
    ])
  func pipes(name: String) throws {
    let folder = try TemporaryFolder()
    if name == "config.json" { try folder.write("model.safetensors", Self.plain) }
    #expect(mkfifo(folder.path(name), 0o600) == 0)
    let error = #expect(throws: TensorError.self) { try WeightFiles.open(path: folder.path) }
    #expect(error?.kind == .notAFile && error?.found == "a named pipe" && error?.file.hasSuffix(name) == true)
  }

  @Test("A shard that is a device, and a configuration that links to itself or to nowhere, are told")
  func links() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write("model.safetensors.index.json", #"{"weight_map":{"a.weight":"one.safetensors"}}"#)
    #expect(symlink("/dev/zero", folder.path("one.safetensors")) == 0)
    #expect(#expect(throws: TensorError.self) { try WeightFiles.open(path: index) }?.found == "a device")
    for target in ["config.json", "nowhere"] {
      let folder = try TemporaryFolder()
      try folder.write("model.safetensors", Self.plain)
      #expect(symlink(target, folder.path("config.json")) == 0)
      let error = #expect(throws: TensorError.self) { try WeightFiles.open(path: folder.path) }
      #expect(error?.file.hasSuffix("config.json") == true && error?.kind == .cannotOpen)
    }
  }

  @Test("JSON of more bytes than any index has is refused before it is read")
  func sparseIndex() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write("model.safetensors.index.json", "{}")
    #expect(truncate(index, 50 << 30) == 0)
    let error = #expect(throws: TensorError.self) { try WeightFiles.open(path: folder.path) }
    #expect(error?.kind == .headerLength)
  }

  @Test("A file that is cut while it is read ends in an error that names it, not in a fault", arguments: [false, true])
  func cut(isGGUF: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(isGGUF ? "m.gguf" : "m.safetensors")
    if isGGUF {
      var builder = GGUFBuilder(tensors: 1, pairs: 0)
      builder.tensor("t", [64, 1024], type: 8, Array(repeating: 1, count: 64 * 32 * 34))
      try write(builder.file, to: path)
    } else {
      var builder = CheckpointBuilder()
      builder.add("t.weight", .int8, [64, 1024], Array(repeating: 3, count: 65_536))
      builder.add("t.weight_scale", [64, 1], floats: Array(repeating: 1, count: 64))
      try builder.write(to: path)
    }
    let source = try WeightFiles.open(path: path)
    let tensor = try #require(source.tensors.first)
    #expect(truncate(path, 4096) == 0)
    let error = #expect(throws: TensorError.self) { try source.values(of: tensor) }
    #expect(error?.file == path && error?.found == "the end of the file")
  }
}
