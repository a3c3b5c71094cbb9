import Domain
import FoundationEssentials
import Testing

@Suite("Reading models")
struct ModelArchitectureCodingTests {
  static let attention = """
    { "kind": "attention", "queryHeads": 8, "keyValueHeads": 2, "headDimension": 8 }
    """
  static let dense = """
    { "kind": "dense", "intermediateSize": 128 }
    """

  private func message(_ text: String) -> String {
    do {
      _ = try decode(ModelArchitecture.self, text)
      return "accepted"
    } catch DecodingError.dataCorrupted(let context) {
      return context.codingPath.map(\.stringValue).joined(separator: ".") + ": " + context.debugDescription
    } catch DecodingError.keyNotFound(let key, let context) {
      return (context.codingPath.map(\.stringValue) + [key.stringValue]).joined(separator: ".") + ": missing"
    } catch {
      return "\(error)"
    }
  }

  @Test("Defaults fill what a plain model leaves out")
  func defaults() throws {
    let text = smallModel(blocks: "{ \"count\": 3, \"mixer\": \(Self.attention), \"feedForward\": \(Self.dense) }")
    let model = try decode(ModelArchitecture.self, text)
    #expect(model.kind == .decoder && model.norm == .rms && model.finalNorms == 1 && model.towers.isEmpty)
    #expect(model.layers == 3 && model.blocks[0].norms == 2 && model.maximumPositions == nil)
    guard case .attention(let attention) = model.blocks[0].mixer, case .dense(let part) = model.blocks[0].feedForward
    else {
      Issue.record("another kind")
      return
    }
    #expect(attention == Attention(queryHeads: 8, keyValueHeads: 2, headDimension: 8))
    #expect(attention.valueHeadDimension == 8 && attention.span == .full && attention.storesKeyValues)
    #expect(part == DenseFeedForward(intermediateSize: 128))
  }

  @Test(
    "Spans are read from and written as words",
    arguments: [
      ("full", AttentionSpan.full), ("window-4096", .window(4096)), ("chunk-8192", .chunk(8192)),
      ("bidirectional", .bidirectional), ("bidirectional-196", .bidirectionalWindow(196)),
    ])
  func spans(name: String, span: AttentionSpan) {
    #expect(AttentionSpan(name: name) == span)
    #expect(span.name == name)
  }

  @Test(
    "Other words are no spans",
    arguments: ["", "window", "window-", "window-0", "window--4", "chunk-9999999999", "bidirectional-", "Full"])
  func badSpans(name: String) {
    #expect(AttentionSpan(name: name) == nil)
  }

  @Test(
    "Mistakes are named with their place, what was found and what was expected",
    arguments: [
      ("{ \"kind\": \"atention\" }", "blocks.Index 0.mixer.kind: unknown value \"atention\"; expected one of"),
      (
        attention.replacing("queryHeads", with: "heads"),
        "blocks.Index 0.mixer.heads: unknown key \"heads\"; expected one of"
      ),
      (
        attention.replacing("\"headDimension\": 8", with: "\"headDimension\": 0"),
        "blocks.Index 0.mixer.headDimension: expected a whole number from 1 to 16777216, found 0"
      ),
      (
        attention.replacing("\"keyValueHeads\": 2", with: "\"keyValueHeads\": 3"),
        "blocks.Index 0.mixer.keyValueHeads: expected a divisor of the 8 query heads, found 3"
      ),
      (
        attention.replacing("8 }", with: "8, \"span\": \"window\" }"),
        "blocks.Index 0.mixer.span: unknown span \"window\"; expected"
      ),
      (attention.replacing("8 }", with: "8, \"biases\": \"qx\" }"), "blocks.Index 0.mixer.biases: expected some"),
      ("{ \"kind\": \"mamba2\", \"heads\": 8 }", "blocks.Index 0.mixer.headDimension: missing"),
      ("{ \"kind\": \"none\", \"heads\": 8 }", "blocks.Index 0.mixer.heads: unknown key"),
    ])
  func mistakes(mixer: String, expected: String) {
    let text = smallModel(blocks: "{ \"count\": 3, \"mixer\": \(mixer), \"feedForward\": \(Self.dense) }")
    let found = message(text)
    #expect(found.hasPrefix(expected), "\(found)")
  }

  private static let parts = #""positions": 16, "parts": [{ "name": "a", "matrices": [] }]"#

  @Test(
    "What makes images has parts instead of blocks",
    arguments: [
      (#""kind": "denoiser", "blocks": []"#, "denoising: expected it of kind"),
      (#""denoising": { "steps": 4, \#(parts) }"#, "denoising: expected it of kind"),
      (
        #""kind": "denoiser", "denoising": { "steps": 0, \#(parts) }"#,
        "denoising.steps: expected a whole number from 1"
      ),
      (
        #""kind": "denoiser", "denoising": { "steps": 4, "positions": 16, "parts": [] }"#,
        "denoising.parts: expected at least one part"
      ),
      (
        """
        "kind": "denoiser", "denoising": { "steps": 4, \(parts) },
        "blocks": [{ "count": 3, "mixer": \(attention), "feedForward": \(dense) }]
        """, "blocks: expected none"
      ),
      (#""blocks": []"#, "blocks: expected at least one"),
    ])
  func denoisers(keys: String, expected: String) {
    let found = message(#"{ "hiddenSize": 64, "vocabularySize": 0, "head": "none", \#(keys) }"#)
    #expect(found.hasPrefix(expected), "\(found)")
  }

  @Test("More experts a token than there are is a mistake")
  func tooManyExperts() {
    let mixture = "{ \"kind\": \"mixture\", \"experts\": 4, \"expertsPerToken\": 5, \"intermediateSize\": 8 }"
    let text = smallModel(blocks: "{ \"count\": 3, \"mixer\": \(Self.attention), \"feedForward\": \(mixture) }")
    #expect(message(text).contains("expected at most the 4 experts, found 5"))
  }

  @Test("A model of more than 10¹⁵ parameters is refused, not overflowed")
  func giants() {
    let huge = Self.attention.replacing("8", with: "16777216")
    let text = smallModel(blocks: "{ \"count\": 16777216, \"mixer\": \(huge), \"feedForward\": \(Self.dense) }")
    #expect(message(text).contains("add up to more than"))
  }

  @Test("Any number in any place is either read or refused")
  func numbersNeverTrap() {
    let numbers = ["-1", "0", "1", "3", "16777216", "9223372036854775807", "1e300", "0.5", "null", "\"8\"", "[]"]
    let files = ModelCatalog.files.sorted { $0.key < $1.key }
    for (id, data) in files.enumerated().filter({ $0.offset % 8 == 0 }).map(\.element) {
      let text = String(decoding: data, as: UTF8.self)
      for (position, range) in text.ranges(of: /: [0-9]+/).enumerated() {
        let number = numbers[(position + id.count) % numbers.count]
        var changed = text
        changed.replaceSubrange(range, with: ": " + number)
        guard let model = try? decode(Model.self, changed), let architecture = model.architecture else { continue }
        #expect(architecture.parameterCount >= 0 && architecture.activeParametersPerToken >= 0)
        #expect(architecture.keyValueCacheElementsPerToken() >= 0)
        #expect(architecture.recurrentStatePerSequence.elements >= 0)
        #expect(architecture.crossAttentionElementsPerSequence >= 0)
      }
    }
  }
}
