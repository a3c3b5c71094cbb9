/// What a request is when nobody says more, for every face: the catalogs' `defaults.json`.
package struct RequestDefaults: Codable, Sendable, Hashable {
  package let accelerator: String
  /// The workload of models that generate text.
  package let workload: String
  /// The workload of models without a decoder.
  package let encoderWorkload: String
  /// The workload of models that score pairs of texts; nil for that of models without a decoder.
  package let rerankerWorkload: String?
  /// The workload of models that sort texts; nil for that of models without a decoder.
  package let classifierWorkload: String?
  /// The workload of models that make images.
  package let denoiserWorkload: String
  /// The workload of models that hear speech; nil for that of models that generate text.
  package let speechWorkload: String?
  /// The workload of models that look at images; nil for that of models without a decoder.
  package let visionWorkload: String?
  /// The workload of models that cut images into parts; nil for that of models that look at them.
  package let segmentationWorkload: String?
  package let region: String
  /// In order of preference: the first that runs the scheme on the accelerator is taken, else the first that runs there.
  package let engines: [PreferredEngine]
  /// Accelerators that `fit` compares.
  package let fitAccelerators: [String]
  /// The question that the terminal interface opens with: values by field, as options take them.
  package let opening: [String: String]

  /// An engine, and where another one is preferred to it though it runs there.
  package struct PreferredEngine: Codable, Sendable, Hashable {
    package let id: String
    package let exceptOn: [DeviceClass]?
    /// The compute capability below which a later one is preferred; nil where none is.
    package let exceptBelow: Double?

    package func isPreferred(on accelerator: Accelerator) -> Bool {
      if let exceptBelow, let capability = accelerator.computeCapability, capability < exceptBelow { return false }
      guard let found = accelerator.deviceClass else { return true }
      return exceptOn?.contains(found) != true
    }
  }
}

extension RequestDefaults {
  /// The workload of a model by what goes in and what comes out.
  package func workload(for model: Model) -> String {
    switch (model.modality, model.architecture?.kind) {
    case (_, .denoiser): denoiserWorkload
    case (.speech, _): speechWorkload ?? workload
    case (.image, _) where model.task == .segmentation: segmentationWorkload ?? visionWorkload ?? encoderWorkload
    case (.image, _): visionWorkload ?? encoderWorkload
    case _ where model.task == .reranking: rerankerWorkload ?? encoderWorkload
    case _ where model.task == .classification: classifierWorkload ?? encoderWorkload
    case (.embedding, _), (_, .encoder): encoderWorkload
    case (_, .decoder), (_, .encoderDecoder), (_, nil): workload
    }
  }
}
