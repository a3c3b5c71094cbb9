extension Model {
  /// The same model with other steps from noise to an image than its documentation takes; itself where nobody says, and
  /// where it makes none.
  package func denoising(in steps: Int?) -> Model {
    guard let steps else { return self }
    var model = self
    model.architecture?.denoising?.steps = steps
    return model
  }
}
