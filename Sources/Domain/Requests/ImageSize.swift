/// How large an image is, in pixels.
package struct ImageSize: Sendable, Hashable {
  package let width: Int
  package let height: Int

  /// What is assumed of images of which nobody says how large they are.
  package static let usual = ImageSize(width: 1024, height: 1024)
  /// Pixels that a side may have.
  package static let sides = 1...65_536

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// `1920x1080`, also with a multiplication sign; nil for what is no size.
  package init?(_ text: String) {
    let sides = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }
      .map { NumberReader.decimal.whole(String($0)) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], Self.sides.contains(width),
      Self.sides.contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }

  /// What a size is, in words.
  static let expected =
    "width x height in pixels, each from \(sides.lowerBound) to \(sides.upperBound) (1920x1080)"

  package var text: String { "\(width)x\(height)" }
}

extension ImageSize: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let size = ImageSize(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected \(Self.expected), found \"\(text)\"")
    }
    self = size
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
