extension Assumption {
  /// An engine that the catalogs prefer, and what it would need here.
  package struct PassedOver: Sendable, Hashable {
    package let reason: Rejection.Reason.Capability
    /// The engine that is planned with instead.
    package let taken: String

    package init(_ reason: Rejection.Reason.Capability, taken: String) {
      self.reason = reason
      self.taken = taken
    }
  }

  /// A class of tensors whose inputs no whole number of groups fills.
  package struct Kept: Sendable, Hashable {
    package let tensorClass: TensorClass
    /// Inputs.
    package let width: Int

    package init(tensorClass: TensorClass, width: Int) {
      self.tensorClass = tensorClass
      self.width = width
    }
  }
}
