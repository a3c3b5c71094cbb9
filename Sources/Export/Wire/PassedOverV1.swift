import Domain

/// An engine that is passed over for what an accelerator's compute capability is.
struct PassedOverV1: Codable, Sendable {
  let engine: String
  let version: String
  @OrNull var scheme: String?
  let accelerator: String
  @OrNull var computeCapability: Double?
  @OrNull var least: Double?
  @OrNull var below: Double?
  let taken: String

  init(_ passed: Assumption.PassedOver) {
    let reason = passed.reason
    (engine, version, accelerator, taken) = (reason.engine, reason.version, reason.accelerator, passed.taken)
    scheme = reason.scheme
    computeCapability = reason.found
    least = reason.least
    below = reason.below
  }

  var passed: Assumption.PassedOver {
    Assumption.PassedOver(
      .init(
        engine: engine, version: version, scheme: scheme, accelerator: accelerator, found: computeCapability,
        least: least, below: below), taken: taken)
  }
}

/// A class of tensors that stays at 16 bits.
struct KeptV1: Codable, Sendable {
  let tensorClass: TensorClass
  let width: Int

  init(_ kept: Assumption.Kept) { (tensorClass, width) = (kept.tensorClass, kept.width) }

  var kept: Assumption.Kept { .init(tensorClass: tensorClass, width: width) }
}
