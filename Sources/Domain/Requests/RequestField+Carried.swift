extension RequestField.Content {
  /// A share of the prompt, and whose: `0.5`, `50%`, `0.9@conversation`.
  static func prefixHit(_ path: RequestField.Path<PrefixHit?>) -> Self {
    optional(
      path, absent: nil,
      expected: "a share from 0 to 1 (0.5, 50%), with @conversation where each conversation has a beginning of its own",
      read: { prefixHit($0) },
      text: { plain($0.share) + ($0.scope == .everyone ? "" : "@\($0.scope.rawValue)") },
      isValid: { (0...1).contains($0.share) })
  }

  private static func prefixHit(_ typed: String) -> PrefixHit? {
    let parts = typed.lowercased().split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let number = NumberReader.decimal.percent(String(first)) else {
      return nil
    }
    let share = first.hasSuffix("%") ? number / 100 : number
    guard parts.count == 2 else { return PrefixHit(share: share) }
    return PrefixScope(rawValue: String(parts[1])).map { PrefixHit(share: share, scope: $0) }
  }

  /// Pixels of an image: `1024x1024`.
  static func imageSize(_ path: RequestField.Path<ImageSize>) -> Self {
    let sides = ImageSize.sides
    return value(
      path, expected: ImageSize.expected, read: { ImageSize($0) }, text: { $0.text },
      isValid: { sides.contains($0.width) && sides.contains($0.height) })
  }
}
