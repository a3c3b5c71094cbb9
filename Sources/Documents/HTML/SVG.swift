/// Pictures of rectangles that stretch to the width that there is.
enum SVG {
  /// Units across every picture.
  static let width = 1_000.0

  /// A picture with a name and a description for those who can't see it; `id` is unique in the file.
  static func picture(height: Int, id: String, title: String, description: String, _ parts: String) -> String {
    "<svg viewBox=\"0 0 1000 \(height)\" preserveAspectRatio=\"none\" height=\"\(height)\" role=\"img\" "
      + "aria-labelledby=\"\(id)-title \(id)-text\">\n<title id=\"\(id)-title\">\(HTMLText.plain(title))</title>\n"
      + "<desc id=\"\(id)-text\">\(HTMLText.plain(description))</desc>\n\(parts)\n</svg>\n"
  }

  /// A picture within a row of text.
  static func strip(title: String, _ parts: String) -> String {
    "<svg viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\" role=\"img\">"
      + "<title>\(HTMLText.plain(title))</title>\(parts)</svg>"
  }

  /// Nothing where the rectangle has no area or no number.
  static func rectangle(x: Double, width: Double, y: Double, height: Double, _ name: String) -> String {
    guard [x, width, y, height].allSatisfy(\.isFinite), width > 0, height > 0 else { return "" }
    return "<rect class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
      + "height=\"\(number(height))\" />"
  }

  private static func number(_ value: Double) -> String {
    let text = ((value * 10).rounded() / 10).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
