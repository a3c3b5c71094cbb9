import Catalogs
import Domain
import Estimation
import Quantities
import TestSupport
import Testing
import WeightErrors

@testable import Planning

@Suite("The quality of a plan")
struct QualityModelTests {
  /// The same error for every format, of weights that were measured.
  private struct Measured: SchemeErrorSource {
    let error: Double
    var basis: QualityEstimate.Basis { .measured }
    var note: QualityEstimate.Note { .measured(tensors: 1, areSynthetic: false, file: "model.safetensors") }
    func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval? { Interval(exactly: error) }
  }

  private func estimate(
    _ model: String, _ scheme: String, measured error: Double? = nil, change: (Scheme) -> Scheme = { $0 }
  ) throws -> QualityEstimate {
    let store = try ShippedCatalogs.store()
    let profile = try ModelProfile(store.model(model))
    let all = try store.allSchemes()
    let quality = QualityModel(
      errors: error.map { [Measured(error: $0)] } ?? [], profile: profile, fit: try store.qualityFit(), schemes: all)
    return quality.estimate(StoredWeights(profile, scheme: change(try store.scheme(scheme))))
  }

  @Test("What is stored as published, or wider, loses nothing; all else has a range")
  func published() throws {
    for (model, scheme) in [("llama-3.1-8b-instruct", "bf16"), ("deepseek-v3", "fp8-block")] {
      let estimate = try estimate(model, scheme)
      #expect(estimate.recovery == Interval(exactly: 1) && estimate.perplexityIncrease == Interval(exactly: 0))
    }
    let quantized = try estimate("llama-3.1-8b-instruct", "fp8-block")
    #expect(try #require(quantized.recovery).low < 1)
  }

  @Test(
    "Models that write no text get no figures of those that do",
    arguments: ["modernbert-base", "bge-m3", "vit-base-patch16-224", "whisper-base", "qwen3-embedding-0.6b"])
  func encoders(model: String) throws {
    let estimate = try estimate(model, "w8a8-int8")
    #expect(estimate.recovery == nil && estimate.perplexityIncrease == nil && estimate.benchmarkRecovery == nil)
    #expect(estimate.notes.contains(.fact(.ofLanguageModels)))
  }

  /// What a checkpoint's configuration says of a model like Llama 3 8B loses.
  private func checkpoint(_ quantization: String) throws -> QualityEstimate {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "config.json",
      """
      {"model_type":"llama","hidden_size":4096,"intermediate_size":14336,"num_hidden_layers":32,
       "num_attention_heads":32,"num_key_value_heads":8,"vocab_size":128256,"max_position_embeddings":8192,
       "tie_word_embeddings":false,"torch_dtype":"bfloat16","quantization_config":\(quantization)}
      """)
    let store = try ShippedCatalogs.store()
    let model = try store.model(path)
    let checkpoint = try #require(model.checkpoint)
    let stored = try store.scheme(checkpoint.scheme).stored(as: checkpoint)
    // As plans of it have them.
    let all = try store.allSchemes().map { $0.id == stored.id ? stored : $0 }
    let profile = try ModelProfile(model)
    let quality = QualityModel(
      errors: [SyntheticErrors(model: model, schemes: all)], profile: profile, fit: try store.qualityFit(), schemes: all
    )
    return quality.estimate(StoredWeights(profile, scheme: stored))
  }

  @Test("Checkpoints in formats that no scheme has lose what their errors stand for, coarser ones more")
  func formats() throws {
    func loss(_ text: String) throws -> Double {
      let estimate = try checkpoint(text)
      #expect(estimate.relativeSquaredError != nil && !estimate.notes.isEmpty, "\(text)")
      return 1 - (try #require(estimate.recovery)).likely
    }
    func gptq(_ bits: Int, _ group: Int) -> String {
      #"{"quant_method":"gptq","bits":\#(bits),"group_size":\#(group),"sym":true}"#
    }
    let rising = try [gptq(4, 32), gptq(4, 128), gptq(4, -1), gptq(3, 128)].map(loss)
    #expect(rising == rising.sorted() && rising[0] < rising[3], "\(rising)")
    let coarse = try checkpoint(gptq(2, 128))
    #expect(coarse.recovery == nil && coarse.relativeSquaredError != nil)
    #expect(coarse.notes.contains { if case .fact(.coarserThanRows) = $0 { true } else { false } })
    let bases = try checkpoint(gptq(3, 128)).notes.compactMap { note in
      if case .fact(.scaledPerplexity(_, let base)) = note { base } else { nil }
    }
    #expect(try bases == [ShippedCatalogs.store().scheme("gptq").name])
    let bitsAndBytes = #"{"quant_method":"bitsandbytes","load_in_4bit":true,"bnb_4bit_quant_type":"%"}"#
    #expect(try loss(bitsAndBytes.replacing("%", with: "nf4")) < loss(bitsAndBytes.replacing("%", with: "fp4")))
  }

  @Test(
    "What nothing tells of says why",
    arguments: ["ik-iq6_k", "ik-iq2_k", "exl3-4bpw"])
  func unmeasurable(scheme: String) throws {
    let store = try ShippedCatalogs.store()
    let profile = try ModelProfile(store.model("qwen3-8b"))
    let all = try store.allSchemes()
    let quality = QualityModel(
      errors: [SyntheticErrors(model: profile.model, schemes: all)], profile: profile, fit: try store.qualityFit(),
      schemes: all)
    let estimate = quality.estimate(StoredWeights(profile, scheme: try store.scheme(scheme)))
    #expect(estimate.recovery == nil && estimate.notes == [.fact(.unmeasurable)])
    let odd = try checkpoint(#"{"quant_method":"gptq","bits":5,"group_size":256,"sym":true}"#)
    #expect(odd.recovery == nil && odd.notes == [.fact(.unmeasurable)])
  }

  @Test("Weights that err less than invented ones lose less, and are told so")
  func measured() throws {
    let (model, scheme) = ("llama-3.1-8b-instruct", "gguf-q4_k_m")
    let usual = try estimate(model, scheme)
    let (finer, coarser) = (try estimate(model, scheme, measured: 0.002), try estimate(model, scheme, measured: 0.008))
    let increases = try [finer, usual, coarser].map { try #require($0.perplexityIncrease).likely }
    #expect(increases[0] < increases[1] && increases[1] < increases[2])
    let kept = try [finer, usual, coarser].map { try #require($0.recovery).likely }
    #expect(kept[0] > kept[1] && kept[1] > kept[2])
    #expect(finer.notes.contains { if case .fact(.scaledByError) = $0 { true } else { false } })
  }

  @Test("What a file says of its scheme isn't overruled")
  func told() throws {
    let folder = try TemporaryFolder()
    let shipped = String(decoding: try FileSystem.read("\(SourceTree.catalogs)/schemes/awq.json"), as: UTF8.self)
    let range = #""publishedRecovery": { "low": 0.9, "likely": 0.91, "high": 0.92, "rows": 3, "source": "ours" }, "#
    let place = try #require(shipped.firstRange(of: "\"calibration\""))
    let text = shipped[..<place.lowerBound] + range + shipped[place.lowerBound...]
    let own = try ShippedCatalogs.store().scheme(try folder.write("awq.json", String(text)))
    let estimate = try estimate("llama-3.1-8b-instruct", "awq") { _ in own }
    #expect(estimate.recovery == Interval(low: 0.9, likely: 0.91, high: 0.92))
    #expect(estimate.notes.contains(.fact(.publishedRecovery(source: "ours"))))
  }

  @Test("Somebody's checkpoint has an original that it was made from, unlike a model that is published so")
  func checkpoints() throws {
    let store = try ShippedCatalogs.store()
    #expect(try estimate("deepseek-v3", "fp8-block").recovery == Interval(exactly: 1))
    let schemes = try #require(try store.qualityFit()).schemes
    #expect(schemes.contains { $0.scheme == "fp8-block" && $0.loss > 0 })
  }

  @Test("A checkpoint of another format than its nearest scheme's isn't told what was published of that")
  func nearest() throws {
    let estimate = try estimate("llama-3.1-8b-instruct", "awq") {
      $0.stored(as: Checkpoint(scheme: "awq", label: "l", name: "INT2, group 32", source: "s"))
    }
    #expect(estimate.recovery == nil && estimate.perplexityIncrease == nil)
  }
}
