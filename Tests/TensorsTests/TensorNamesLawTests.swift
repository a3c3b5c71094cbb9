import Domain
import Testing

@testable import Tensors

@Suite("Names of tensors, both ways")
struct TensorNamesLawTests {
  private static let named = TensorClass.allCases.compactMap { TensorNames.usual($0) }

  private func tensor(_ name: String) -> TensorDescriptor {
    TensorDescriptor(name: name, shape: [2, 2], elementType: .float32, elementCount: 4)
  }

  @Test("A class's names in safetensors files lead back to the class")
  func safetensors() {
    for names in Self.named {
      for name in names.safetensors {
        let full = name.replacing("@", with: "experts.3.")
        for prefix in ["model.layers.7.", "language_model.model.layers.7."] {
          #expect(tensor(prefix + full + ".weight").tensorClass == names.tensorClass, "\(full)")
        }
      }
    }
  }

  @Test("A class's names in GGUF files lead back to the class")
  func gguf() {
    for names in Self.named {
      for name in names.gguf {
        #expect(tensor("blk.7.\(name).weight").tensorClass == names.tensorClass, "\(name)")
      }
    }
  }

  @Test("Every class has a row, and the classes of transformers have names in both kinds of files")
  func complete() {
    let nameless: [TensorClass] = [
      .sparseIndexer, .recurrentState, .vector, .visionTower, .audioTower, .projector, .companion,
      .multiTokenPrediction, .checkpointCopy, .other,
    ]
    for tensorClass in TensorClass.allCases {
      let names = TensorNames.usual(tensorClass)
      #expect(names != nil, "\(tensorClass)")
      #expect(names?.safetensors.isEmpty == nameless.contains(tensorClass), "\(tensorClass)")
    }
  }

  @Test("A class known by name and one known from an architecture are of one family")
  func families() {
    for names in Self.named where names.tensorClass != .latentDown && names.tensorClass != .latentUp {
      for name in names.safetensors where names.tensorClass != .latentExpert {
        let full = "model.layers.7.\(name.replacing("@", with: "experts.3.")).weight"
        #expect(tensor(full).family == names.tensorClass.family, "\(full)")
      }
    }
  }

  @Test(
    "Experts and shared experts are told from dense layers",
    arguments: [
      ("model.layers.0.mlp.experts.17.down_proj.weight", TensorClass.expertDown),
      ("model.layers.0.block_sparse_moe.experts.3.w1.weight", .expertGate),
      ("language_model.model.layers.1.feed_forward.experts.gate_up_proj", .expertGate),
      ("model.layers.0.mlp.shared_experts.up_proj.weight", .sharedExpertUp),
      ("blk.7.ffn_down_exps.weight", .expertDown), ("blk.7.ffn_up_shexp.weight", .sharedExpertUp),
      ("model.layers.0.mlp.down_proj.weight", .feedForwardDown),
    ])
  func experts(name: String, tensorClass: TensorClass) { #expect(tensor(name).tensorClass == tensorClass) }

  @Test("What is no matrix is a vector")
  func vectors() {
    let bias = TensorDescriptor(
      name: "model.layers.0.mlp.down_proj.scale", shape: [4], elementType: .float32, elementCount: 4)
    #expect(bias.tensorClass == .vector && bias.family == .other)
  }

  @Test("A layer's number that no model has is none, so that nothing is counted by it")
  func layers() {
    func layer(_ number: String) -> Int? {
      TensorDescriptor(
        name: "model.layers.\(number).mlp.up_proj.weight", shape: [2, 2], elementType: .float32, elementCount: 4
      ).layerIndex
    }
    #expect(layer("61") == 61 && layer("0") == 0)
    for number in ["9223372036854775807", "3074457345618258603", "99999999999999999999", "-1"] {
      #expect(layer(number) == nil)
    }
  }

  @Test("What names tell without their numbers is what they tell with them, however they look")
  func identities() {
    let names = Self.named.flatMap { $0.safetensors + $0.gguf }.map { $0.replacing("@", with: "experts.12.") }
    let odd = ["", ".", "1", "1.2", "..7.", "a.1b.w1.weight", "h.0.w2.1", "é.3.norm", "experts.4.w1.weight"]
    let layers = names.flatMap { ["model.layers.0.\($0).weight", "model.layers.61.\($0).weight", "blk.7.\($0)"] }
    var known = KnownIdentities()
    for _ in 0..<2 {
      for name in odd + layers {
        for rank in 0..<3 {
          let (found, expected) = (known.identity(of: name, rank: rank), TensorIdentity(name: name, rank: rank))
          #expect(found.tensorClass == expected.tensorClass && found.family == expected.family, "\(name)")
        }
      }
    }
  }
}
