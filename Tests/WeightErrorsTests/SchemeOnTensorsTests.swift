import Catalogs
import Quantization
import Tensors
import TestSupport
import Testing
import WeightErrors

@Suite("Catalog schemes laid over a file's tensors")
struct SchemeOnTensorsTests {
  /// A decoder of some layers with grouped queries.
  private func decoder(layers: Int, width: Int = 512, tied: Bool = false) -> [TensorDescriptor] {
    func tensor(_ name: String, _ rows: Int, _ columns: Int) -> TensorDescriptor {
      TensorDescriptor(name: name, shape: [rows, columns], elementType: .bfloat16, elementCount: rows * columns)
    }
    let blocks = (0..<layers).flatMap { layer in
      [
        tensor("model.layers.\(layer).self_attn.q_proj.weight", width, width),
        tensor("model.layers.\(layer).self_attn.k_proj.weight", width / 4, width),
        tensor("model.layers.\(layer).self_attn.v_proj.weight", width / 4, width),
        tensor("model.layers.\(layer).self_attn.o_proj.weight", width, width),
        tensor("model.layers.\(layer).mlp.gate_proj.weight", 2 * width, width),
        tensor("model.layers.\(layer).mlp.down_proj.weight", width, 2 * width),
      ]
    }
    return [tensor("model.embed_tokens.weight", 1000, width)] + blocks
      + (tied ? [] : [tensor("lm_head.weight", 1000, width)])
  }

  private func formats(_ scheme: String, _ tensors: [TensorDescriptor]) throws -> [String: String] {
    SchemeOnTensors(try ShippedCatalogs.store().scheme(scheme), tensors: tensors).formats(of: tensors)
      .mapValues(\.id)
  }

  @Test("Q4_K_M gives six bits to the head and to half of the value and down projections")
  func mix() throws {
    let tensors = decoder(layers: 32)
    let formats = try formats("gguf-q4_k_m", tensors)
    #expect(formats["lm_head.weight"] == "gguf-q6_k" && formats["model.embed_tokens.weight"] == "gguf-q4_k")
    // llama.cpp's rule for 32 layers: the first eighth, the last, and every third between.
    let more: Set = [0, 1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 28, 29, 30, 31]
    for layer in 0..<32 {
      let expected = more.contains(layer) ? "gguf-q6_k" : "gguf-q4_k"
      #expect(formats["model.layers.\(layer).self_attn.v_proj.weight"] == expected, "\(layer)")
      #expect(formats["model.layers.\(layer).mlp.down_proj.weight"] == expected, "\(layer)")
      #expect(formats["model.layers.\(layer).self_attn.q_proj.weight"] == "gguf-q4_k")
    }
  }

  @Test("A tied embedding takes the head's type, and odd widths fall back")
  func tiedAndNarrow() throws {
    let formats = try formats("gguf-q4_k_m", decoder(layers: 4, width: 384, tied: true))
    #expect(formats["model.embed_tokens.weight"] == "gguf-q8_0")
    #expect(formats["model.layers.1.self_attn.q_proj.weight"] == "gguf-q5_0")
    #expect(formats["model.layers.1.mlp.down_proj.weight"] == "gguf-q4_k")
  }

  @Test("Schemes of one format leave embeddings and head at 16 bits")
  func uniform() throws {
    let formats = try formats("w4a16-g128", decoder(layers: 2))
    #expect(formats["lm_head.weight"] == "bf16" && formats["model.layers.0.mlp.gate_proj.weight"] == "int4-g128")
  }
}
