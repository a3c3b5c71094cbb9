import Quantization
import Tensors
import Testing

/// Bit for bit what compressed-tensors, torch, bitsandbytes and ggml make of the same weights.
@Suite("Formats conform to their reference implementations")
struct GoldenTests {
  @Test("SHA-256 is right, so that hashes mean something")
  func hash() {
    #expect(
      SHA256.hexDigest(of: Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("Codes, scales, zero points and dequantized weights equal the reference's", arguments: GoldenVectors.folders)
  func encodings(folder: String) throws {
    let golden = try GoldenVectors(folder: folder)
    var counts: [String: (held: Int, refused: Int)] = [:]
    var unknown: Set<String> = []
    for (caseName, formats) in golden.cases.sorted(by: { $0.key < $1.key }) {
      let tensor = try #require(golden.inputs.tensor(named: caseName))
      for (name, record) in formats.sorted(by: { $0.key < $1.key }) {
        guard let format = CodecCatalog.format(named: name) else {
          unknown.insert(name)
          continue
        }
        let suite = String(name.prefix { $0 != "_" })
        if record.status == "ok" {
          counts[suite, default: (0, 0)].held += 1
        } else {
          counts[suite, default: (0, 0)].refused += 1
        }
        try check(golden, tensor, name, format, record)
      }
    }
    for (suite, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("\(folder): \(suite) \(count.held) vectors held, \(count.refused) shapes refused")
    }
    #expect(unknown.isEmpty, "\(unknown.sorted())")
    #expect(counts.values.map(\.held).reduce(0, +) > 100)
  }

  private func check(
    _ golden: GoldenVectors, _ tensor: TensorDescriptor, _ name: String, _ format: any Codec,
    _ record: GoldenVectors.Record
  ) throws {
    let label = Comment(rawValue: "\(tensor.name)/\(name)")
    if record.status != "ok" {
      #expect(throws: FormatError.self, label) { try format.storage(of: tensor.matrix) }
      return
    }
    let weights = try golden.inputs.values(of: tensor).values
    for instructions in Set([InstructionSet.baseline, .best]) {
      var quantizer = try format.quantizer(for: tensor.matrix, using: instructions)
      let (encoded, sums) = weights.withUnsafeBufferPointer { buffer in
        quantizer.surveyWhole(buffer)
        return (quantizer.encode(buffer), quantizer.measure(buffer, at: 0))
      }
      try checkFields(golden, "\(tensor.name)/\(name)", encoded)
      try checkValues(golden, "\(tensor.name)/\(name)", encoded.dequantized, record)
      // Some of the reference's figures are against the weights before they became bfloat16.
      if !name.hasSuffix("bf16weights") { checkMetrics(label, name, ErrorMetrics(sums), record) }
    }
  }

  /// Fields by our suffix and the vectors' name.
  private static let fieldNames = [
    ("codes", "codes"), ("scales", "scales"), ("zero_points", "zero_points"), ("scales", "absmax"),
    ("scale_codes", "absmax_q"), ("scale_maxima", "absmax2"), ("scale_mean", "offset"),
    ("scales_e8m0", "scales_e8m0"), ("global_scale", "global_scale"),
    ("per_tensor_scale", "per_tensor_scale"), ("zeros", "zeros"),
  ]

  private func checkFields(_ golden: GoldenVectors, _ prefix: String, _ encoded: EncodedMatrix) throws {
    for (ours, theirs) in Self.fieldNames {
      guard let field = encoded.field(ours), let expected = try golden.field("\(prefix)/\(theirs)") else { continue }
      let label = Comment(rawValue: "\(prefix)/\(theirs)")
      if field.elementType != .float32 {
        #expect(field.bytes == expected.bytes, label)
        #expect(field.shape == expected.descriptor.shape, label)
      } else if let values = try golden.floats("\(prefix)/\(theirs)") {
        let scales = field.bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        #expect(scales == values, label)
      }
    }
  }

  private func checkValues(
    _ golden: GoldenVectors, _ prefix: String, _ dequantized: [Float], _ record: GoldenVectors.Record
  ) throws {
    let label = Comment(rawValue: "\(prefix) dequantized")
    if let expected = try golden.floats("\(prefix)/deq") {
      #expect(close(dequantized, expected, relative: 1e-6), label)
    } else if let hash = record.deq_sha256 {
      // The set beside the tests has the first half of each hash.
      #expect(SHA256.hexDigest(of: dequantized.withUnsafeBytes { Array($0) }).hasPrefix(hash), label)
    }
  }

  private func checkMetrics(
    _ label: Comment, _ name: String, _ metrics: ErrorMetrics, _ record: GoldenVectors.Record
  ) {
    // Of HQQ the vectors' contract asks three digits: values that lie close to the weights leave no more.
    let tolerance = name.hasPrefix("hqq") ? 1e-3 : 1e-6
    // A cosine that is the difference of large sums is known to so many digits, however small it is.
    let pairs = [
      (metrics.meanSquaredError, record.mse, 0), (metrics.relativeError, record.rel_fro, 0),
      (metrics.signalToNoiseDecibels, record.sqnr_db, 0), (metrics.cosineSimilarity, record.cosine, 1e-12),
      (metrics.maximumAbsoluteError, record.max_abs_err, 0),
    ]
    for (ours, theirs, slack) in pairs {
      // What is not a number or infinite in the vectors may be unknown here.
      guard let ours, let theirs else {
        #expect(ours == nil && theirs?.value.isFinite != true, label)
        continue
      }
      #expect(ours == theirs.value || abs(ours - theirs.value) <= slack + tolerance * abs(theirs.value), label)
    }
  }

  private func close(_ left: [Float], _ right: [Float], relative: Float) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) || abs($0 - $1) <= relative * abs($1) }
  }
}
