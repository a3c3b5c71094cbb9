import Domain
import Quantization
import Tensors
import Testing

@Suite("Pruning")
struct PruningCatalogTests {
  private func stage(_ name: String) throws -> any PruningStage {
    try #require(PruningCatalog.stage(named: name), Comment(rawValue: name))
  }

  @Test("Exactly the share goes, of the layer or of each row", arguments: [0, 1, 25, 50, 75, 99, 100])
  func shares(percent: Int) throws {
    let layer = try Samples.layer(24, 256)
    let all = layer.weights.count
    let magnitude = try stage("magnitude-\(percent)").prune(layer)
    #expect(magnitude.mask.keptCount == all - all * percent / 100)
    let wanda = try stage("wanda-\(percent)").prune(layer)
    for row in 0..<24 {
      let kept = wanda.mask.isKept[row * 256..<(row + 1) * 256].count { $0 }
      #expect(kept == 256 - 256 * percent / 100)
    }
    // One more in each block of 128 columns, as in its own code.
    let sparse = try stage("sparsegpt-\(percent)").prune(layer).mask
    let removed = all - sparse.keptCount
    #expect((all * percent / 100 - 2...all * percent / 100 + 2).contains(removed), "\(removed)")
    let width = try stage("width-\(percent)").prune(layer)
    #expect(width.mask.keptCount == 24 * (256 - 256 * percent / 100))
    for pruned in [magnitude, wanda, width] {
      #expect(zip(pruned.weights, pruned.mask.isKept).allSatisfy { $1 || $0 == 0 })
    }
  }

  @Test("Equal weights are no trouble: still exactly the share")
  func ties() throws {
    let layer = try Samples.layer(8, 64)
    let equal = layer.with(weights: [Float](repeating: -0.5, count: 512), mask: nil)
    #expect(try stage("magnitude-30").prune(equal).mask.keptCount == 512 - 153)
    #expect(try stage("magnitude-2of4").prune(equal).mask.keptCount == 256)
    #expect(try stage("sparsegpt-2of4").prune(equal).mask.keptCount == 256)
  }

  @Test(
    "Of each few neighbours so many stay, and the rest of a row",
    arguments: ["magnitude", "wanda", "sparsegpt"], [(2, 4), (4, 8), (1, 4), (1, 2)])
  func blocks(name: String, pattern: (kept: Int, length: Int)) throws {
    for columns in [256, 135] {
      let mask = try stage("\(name)-\(pattern.kept)of\(pattern.length)").prune(try Samples.layer(10, columns)).mask
      for row in 0..<10 {
        let line = mask.isKept[row * columns..<(row + 1) * columns]
        let full = columns / pattern.length * pattern.length
        for first in stride(from: line.startIndex, to: line.startIndex + full, by: pattern.length) {
          #expect(line[first..<first + pattern.length].count { $0 } == pattern.kept)
        }
        #expect(line.suffix(columns - full).allSatisfy { $0 })
      }
    }
  }

  @Test("Knowing the inputs helps: SparseGPT beats Wanda, which beats magnitudes")
  func order() throws {
    let layer = try Samples.layer(96, 256)
    for pattern in ["50", "2of4", "70"] {
      let errors = try ["magnitude", "wanda", "sparsegpt"].map {
        try #require(try Samples.outputError(layer, "\($0)-\(pattern)", "fp32"))
      }
      #expect(errors[0] > errors[1] && errors[1] > errors[2], "\(pattern): \(errors)")
    }
  }

  @Test("Storage counts what stays and says where it is")
  func storage() throws {
    let shape = MatrixShape(rows: 64, columns: 1024)
    func bits(_ method: String, _ format: String) throws -> Double {
      let size = try Samples.method(method).storage(of: shape, in: Samples.format(format))
      return Double(size.totalBits) / Double(shape.elementCount)
    }
    #expect(try bits("magnitude-2of4", "bf16") == 9)
    #expect(try bits("sparsegpt-2of4+gptq", "int4-g128") == 3.125)
    #expect(try bits("wanda-50", "bf16") == 9)
    #expect(try bits("magnitude-75+rtn", "int8-channel") == 2 + 1 + 16.0 / 1024)
    #expect(try bits("magnitude-10", "int4-g128") == 4.125, "a bitmask would cost more than it saves")
    #expect(try bits("magnitude-50", "gguf-q4_0") == 4.5, "GGUF's blocks hold every weight")
    #expect(try bits("width-25", "int4-g128") == 0.75 * 4.125)
    #expect(try bits("magnitude-100", "bf16") == 1)
  }

  @Test(
    "Patterns that make no sense are not known",
    arguments: ["magnitude-101", "wanda-5of4", "sparsegpt-2of3", "magnitude-", "magnitude", "width-2of4", "wanda--5"])
  func unknown(name: String) throws {
    #expect(PruningCatalog.stage(named: name) == nil)
    #expect(throws: MethodError.self) { try MethodCatalog.chain(named: name) }
  }

  @Test("Depth: blocks that write the least of the stream go first")
  func depth() throws {
    let ranking = DepthRanking(energies: [0: 4, 1: 4, 2: 1, 3: 8, 4: 0.5], embeddingEnergy: 1)
    #expect(ranking.scores.map(\.block) == [0, 1, 2, 3, 4])
    #expect(ranking.scores[2].share == 0.1)
    #expect(ranking.blocksToDrop(percent: 40) == [2, 4])
    #expect(ranking.blocksToDrop(percent: 0).isEmpty)
    #expect(ranking.blocksToDrop(percent: 100) == [0, 1, 2, 3, 4])
    #expect(ranking.blocksToDrop(percent: 19).isEmpty)
    let projections = try (0..<3).map { block in
      let scale: Float = block == 1 ? 0.01 : 1
      let layer = try Samples.layer(8, 16, seed: UInt64(block))
      let tensor = Samples.descriptor(8, 16, name: "model.layers.\(block).mlp.down_proj.weight")
      return (tensor: tensor, layer: layer.with(weights: layer.weights.map { $0 * scale }, mask: nil))
    }
    #expect(try DepthRanking(projections: projections).blocksToDrop(percent: 34) == [1])
  }
}
