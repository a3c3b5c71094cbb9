extension RequestField.Content {
  /// Pixels of an image: `1024x1024`.
  static func imageSize(_ path: RequestField.Path<ImageSize>) -> Self {
    let sides = ImageSize.sides
    return value(
      path,
      expected: "width x height in pixels, each from \(sides.lowerBound) to \(sides.upperBound) (1920x1080)",
      read: { ImageSize($0) }, text: { $0.text },
      isValid: { sides.contains($0.width) && sides.contains($0.height) })
  }
}
