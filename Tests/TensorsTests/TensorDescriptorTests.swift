import Domain
import Tensors
import Testing

@Suite("Tensor families by name")
struct TensorDescriptorTests {
  static let names: [(String, Int, TensorFamily, Int?)] = [
    ("model.embed_tokens.weight", 2, .embedding, nil),
    ("lm_head.weight", 2, .outputHead, nil),
    ("model.layers.12.self_attn.q_proj.weight", 2, .attentionQuery, 12),
    ("model.layers.12.self_attn.k_proj.weight", 2, .attentionKey, 12),
    ("model.layers.12.self_attn.v_proj.weight", 2, .attentionValue, 12),
    ("model.layers.12.self_attn.o_proj.weight", 2, .attentionOutput, 12),
    ("model.layers.12.self_attn.q_proj.bias", 1, .bias, 12),
    ("model.layers.0.mlp.gate_proj.weight", 2, .feedForwardGate, 0),
    ("model.layers.0.mlp.up_proj.weight", 2, .feedForwardUp, 0),
    ("model.layers.0.mlp.down_proj.weight", 2, .feedForwardDown, 0),
    ("model.layers.0.mlp.gate.weight", 2, .router, 0),
    ("model.layers.0.block_sparse_moe.gate.weight", 2, .router, 0),
    ("model.layers.0.block_sparse_moe.experts.3.w2.weight", 2, .feedForwardDown, 0),
    ("model.layers.0.mlp.experts.17.down_proj.weight", 2, .feedForwardDown, 0),
    ("language_model.model.layers.1.feed_forward.router.weight", 2, .router, 1),
    ("language_model.model.layers.1.feed_forward.experts.gate_up_proj", 3, .feedForwardGate, 1),
    ("model.layers.3.self_attn.kv_a_proj_with_mqa.weight", 2, .attentionFused, 3),
    ("model.layers.3.self_attn.q_a_proj.weight", 2, .attentionQuery, 3),
    ("model.layers.3.input_layernorm.weight", 1, .norm, 3),
    ("model.norm.weight", 1, .norm, nil),
    ("vision_model.model.layers.0.self_attn.q_proj.weight", 2, .vision, 0),
    ("blk.7.attn_q.weight", 2, .attentionQuery, 7),
    ("blk.7.ffn_gate_inp.weight", 2, .router, 7),
    ("blk.7.ffn_down_exps.weight", 3, .feedForwardDown, 7),
    ("token_embd.weight", 2, .embedding, nil),
    ("output.weight", 2, .outputHead, nil),
    ("h.5.attn.c_attn.weight", 2, .attentionFused, 5),
    ("h.5.attn.c_proj.weight", 2, .attentionOutput, 5),
    ("h.5.mlp.c_proj.weight", 2, .feedForwardDown, 5),
    ("encoder.layer.0.attention.self.query.weight", 2, .attentionQuery, 0),
    ("encoder.layer.0.attention.self.key.weight", 2, .attentionKey, 0),
    ("encoder.layer.0.attention.output.dense.weight", 2, .attentionOutput, 0),
    ("encoder.layer.0.attention.output.LayerNorm.weight", 1, .norm, 0),
    ("encoder.layer.0.intermediate.dense.weight", 2, .feedForwardUp, 0),
    ("encoder.layer.0.output.dense.weight", 2, .feedForwardDown, 0),
    ("embeddings.word_embeddings.weight", 2, .embedding, nil),
    ("backbone.layers.2.mixer.conv1d.weight", 3, .stateSpace, 2),
    ("pooler.dense.weight", 2, .outputHead, nil),
    ("classifier.out_proj.weight", 2, .outputHead, nil),
    ("gauss", 2, .other, nil),
  ]

  @Test("The naming habits of the common checkpoints", arguments: names)
  func classes(name: String, rank: Int, expected: TensorFamily, layer: Int?) {
    let shape = Array(repeating: 2, count: rank)
    let tensor = TensorDescriptor(name: name, shape: shape, elementType: .float32, elementCount: shape.reduce(1, *))
    #expect(tensor.family == expected)
    #expect(tensor.layerIndex == layer)
  }

  @Test("Embeddings, head, router, norms and vision stay as they are")
  func exceptions() {
    let kept: [TensorFamily] = [.embedding, .outputHead, .router, .vision, .norm, .bias]
    #expect(TensorFamily.allCases.allSatisfy { $0.isUsuallyQuantized != kept.contains($0) })
  }

  @Test("A convolution's inputs are all dimensions but the first; fused experts keep their last")
  func convolutions() {
    func matrix(_ name: String, _ shape: [Int], _ type: ElementType = .float32) -> MatrixShape {
      TensorDescriptor(name: name, shape: shape, elementType: type, elementCount: shape.reduce(1, *)).matrix
    }
    #expect(matrix("conv1.weight", [1, 128, 1]) == MatrixShape(rows: 1, columns: 128))
    #expect(matrix("encoder.conv2.weight", [64, 32, 3]) == MatrixShape(rows: 64, columns: 96))
    #expect(matrix("patch_embed.proj.weight", [32, 3, 14, 14]) == MatrixShape(rows: 32, columns: 588))
    #expect(matrix("pos_conv_embed.conv.weight", [64, 4, 128]) == MatrixShape(rows: 64, columns: 512))
    #expect(matrix("conv.weight", [0, 4, 3]) == MatrixShape(rows: 0, columns: 0))
    #expect(matrix("layers.0.mlp.experts.gate_up_proj", [8, 64, 16]) == MatrixShape(rows: 512, columns: 16))
    #expect(matrix("block_sparse_moe.input_linear.weight", [8, 64, 48]) == MatrixShape(rows: 512, columns: 48))
  }

  @Test("A matrix's rows run along the last dimension")
  func matrices() {
    let descriptor = TensorDescriptor(name: "experts.e", shape: [4, 3, 5], elementType: .float32, elementCount: 60)
    #expect(descriptor.matrix == MatrixShape(rows: 12, columns: 5))
    let scalar = TensorDescriptor(name: "s", shape: [], elementType: .float32, elementCount: 1)
    #expect(scalar.matrix == MatrixShape(rows: 1, columns: 1))
    let nothing = TensorDescriptor(name: "n", shape: [3, 0], elementType: .float32, elementCount: 0)
    #expect(nothing.matrix.elementCount == 0)
  }
}
