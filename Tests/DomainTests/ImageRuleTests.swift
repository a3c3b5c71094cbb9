import Domain
import Testing

@Suite("What an image becomes")
struct ImageRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    let size: String
    let tokens: Int
    var testDescription: String { "\(model), \(size)" }
  }

  /// By hand from the processors' arithmetic.
  static let cases = [
    Case(model: "qwen2.5-vl-7b-instruct", size: "1024x1024", tokens: 37 * 37),
    Case(model: "qwen2.5-vl-7b-instruct", size: "1x1", tokens: 4),
    Case(model: "qwen2.5-vl-7b-instruct", size: "8192x8192", tokens: 128 * 128),
    Case(model: "qwen3-vl-8b-instruct", size: "1024x1024", tokens: 32 * 32),
    Case(model: "gemma-3-12b-it", size: "4000x3000", tokens: 256),
    // 64 rows of 64 patches and a break or the image's end.
    Case(model: "pixtral-12b-2409", size: "1024x1024", tokens: 64 * 65),
    Case(model: "mistral-small-3.2-24b-instruct-2506", size: "3080x1540", tokens: 28 * 56),
    // Four by four tiles and the whole image; a separator behind each tile, three tokens around.
    Case(model: "llama-4-scout-17b-16e-instruct", size: "1024x1024", tokens: 17 * 144 + 16 + 3),
    Case(model: "llama-4-scout-17b-16e-instruct", size: "336x336", tokens: 144 + 3),
    // Two by two crops and the whole image; 12 separators for each row of either, and one.
    Case(model: "phi-3.5-vision-instruct", size: "1024x1024", tokens: 5 * 144 + 3 * 12 + 1),
    Case(model: "llava-1.5-7b", size: "100x100", tokens: 576),
  ]

  @Test("Tokens of known processors", arguments: cases)
  func known(row: Case) throws {
    let rule = try #require(try ModelCatalog.architecture(row.model).towers.first?.images)
    #expect(rule.tokens(of: try #require(ImageSize(row.size))).tokens == row.tokens)
  }

  @Test("Sizes are read as people write them, and nothing else is")
  func sizes() {
    #expect(ImageSize("1920x1080") == ImageSize(width: 1920, height: 1080))
    #expect(ImageSize("640 × 480")?.text == "640x480")
    for wrong in ["", "x", "640", "640x", "0x1", "1x70000", "axb", "1x2x3", "-1x5"] { #expect(ImageSize(wrong) == nil) }
  }
}
