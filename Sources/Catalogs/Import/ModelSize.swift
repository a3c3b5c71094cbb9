import Domain
import Quantities

/// A model that stands for those of a size.
package enum TypicalModel {
  /// Whether a text is a size, one that no model has included.
  package static func isMeant(by text: String) -> Bool { ModelSize(text) != nil || ModelSize.problem(text) != nil }
}

/// A number of parameters that stands for a typical model: `7B`, `1.5B`, `7e9`, and `30B:3B` with those active.
struct ModelSize {
  let text: String
  let parameters: Double
  /// Active for a token; nil in dense models.
  let active: Double?

  private static let smallest = 1e7
  private static let largest = 1e14

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let parameters = Self.number(parts[0]), (Self.smallest...Self.largest).contains(parameters)
    else { return nil }
    var active: Double?
    if parts.count == 2 {
      guard let number = Self.number(parts[1]), number < parameters, number >= Self.smallest else { return nil }
      active = number
    }
    self.text = text.uppercased()
    self.parameters = parameters
    self.active = active
  }

  /// Why two numbers are no size: the active part is not smaller than the model, or one is beyond the range.
  static func problem(_ text: String) -> MalformedEntry? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let total = number(parts[0]), let active = number(parts[1]) else { return nil }
    let isPart = active < total
    return MalformedEntry(
      path: "`\(text)`", line: nil, keyPath: isPart ? "" : "active",
      expected: isPart
        ? "a model of 10M to 100T parameters, of which 10M or more are active"
        : "fewer active parameters than the model's \(parts[0].uppercased())",
      found: isPart ? text.uppercased() : parts[1].uppercased(), fix: "write SIZE:ACTIVE, as in 30B:3B")
  }

  /// `7B`, `350M`, `1.2T`, `7e9`; a bare number is none.
  private static func number(_ text: Substring) -> Double? {
    guard let first = text.first, first.isASCII, first.isNumber else { return nil }
    let scales: [Character: Double] = ["m": 1e6, "b": 1e9, "t": 1e12]
    let lowered = text.lowercased()
    if let last = lowered.last, let scale = scales[last] {
      return DecimalText.real(lowered.dropLast()).map { $0 * scale }
    }
    return lowered.contains("e") ? DecimalText.real(lowered) : nil
  }

  // MARK: The typical model

  private static let vocabulary = 128_256
  private static let headDimension = 128
  private static let keyValueHeads = 8
  private static let expertsPerToken = 8

  /// Heads, layers and widths in the proportions of Llama 3 and Qwen3: 8 KV heads of 128, a feed-forward part 3.5 times
  /// as wide, about as many layers as a hundredth of the width.
  private var shape: (heads: Int, layers: Int, width: Int) {
    let target = active ?? parameters
    var best = (heads: 8, layers: 1, width: 3584, score: Double.infinity)
    for heads in stride(from: Self.keyValueHeads, through: 256, by: Self.keyValueHeads) {
      let hidden = Double(heads * Self.headDimension)
      let tables = Double(Self.vocabulary) * hidden * (target < 4e9 ? 1 : 2)
      let attention = 2 * hidden * (hidden + Double(Self.keyValueHeads * Self.headDimension))
      let layers = ((target - tables) / (attention + 3 * hidden * 3.5 * hidden)).rounded()
      guard layers >= 1, layers <= 512 else { continue }
      let score = abs(hidden / layers - 110)
      // What rounding left goes into the width.
      let width = ((target - tables) / layers - attention) / (3 * hidden)
      guard width >= 256, score < best.score else { continue }
      best = (heads, Int(layers), max(Int(width / 256) * 256, 256), score)
    }
    return (best.heads, best.layers, best.width)
  }

  private func feedForward(_ hidden: Int, _ layers: Int, _ width: Int) -> FeedForward {
    guard let active else { return .dense(DenseFeedForward(intermediateSize: width)) }
    // Experts that a token doesn't read make up the difference: as many as keep those that it reads within its width.
    func expert(_ experts: Int) -> Int {
      let unread = Double(3 * hidden * layers * (experts - Self.expertsPerToken))
      return max(Int((parameters - active) / unread / 64) * 64, 64)
    }
    let counts = [64, 128, 256, 384, 512, 1024]
    let experts = counts.first { expert($0) * Self.expertsPerToken <= width } ?? 1024
    let shared = max(width - expert(experts) * Self.expertsPerToken, 0)
    return .mixture(
      MixtureOfExperts(
        experts: experts, expertsPerToken: Self.expertsPerToken, intermediateSize: expert(experts),
        sharedIntermediateSize: shared > 0 ? shared : nil))
  }

  var model: Model {
    let (heads, layers, width) = shape
    let hidden = heads * Self.headDimension
    let attention = Attention(
      queryHeads: heads, keyValueHeads: Self.keyValueHeads, headDimension: Self.headDimension)
    let isTied = (active ?? parameters) < 4e9
    let part = feedForward(hidden, layers, width)
    var origin = ModelOrigin(
      path: text,
      assumed: [
        .init("layers", "\(layers)"), .init("hidden size", "\(hidden)"),
        .init("KV heads", "\(Self.keyValueHeads) of \(Self.headDimension)"),
        .init("vocabulary", "\(Self.vocabulary)"),
      ])
    if case .mixture(let mixture) = part {
      origin.assumed.append(.init("experts", "\(mixture.expertsPerToken) of \(mixture.experts)"))
    }
    origin.isTypical = true
    return Model(
      id: text.lowercased(), name: "Typical \(text)", family: "typical", publisher: "unknown", modality: .text,
      nativeFormat: .bf16,
      architecture: ModelArchitecture(
        hiddenSize: hidden, vocabularySize: Self.vocabulary, maximumPositions: 131_072,
        head: OutputHead(isTied ? .tied : .separate), rotaryDimension: Self.headDimension,
        blocks: [BlockGroup(count: layers, mixer: .attention(attention), feedForward: part)]),
      provenance: ModelProvenance(evidence: .c, sources: []), origin: origin)
  }
}
