extension Assumption {
  /// Images that each request carries.
  package struct Images: Sendable, Hashable {
    package let count: Int
    package let size: ImageSize
    package let tokensPerImage: Int

    package init(count: Int, size: ImageSize, tokensPerImage: Int) {
      self.count = count
      self.size = size
      self.tokensPerImage = tokensPerImage
    }
  }

  /// The passes in which an image comes out of noise.
  package struct Denoised: Sendable, Hashable {
    package let steps: Int
    package let passesPerStep: Int
    package let size: ImageSize

    package init(steps: Int, passesPerStep: Int, size: ImageSize) {
      self.steps = steps
      self.passesPerStep = passesPerStep
      self.size = size
    }
  }
}
