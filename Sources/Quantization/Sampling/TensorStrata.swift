import Domain
import Tensors

extension SamplingPlan {
  /// What tensors have in common that err alike.
  package struct Stratum: Sendable, Hashable, Comparable {
    package let tensorClass: TensorFamily
    /// The third of the model's depth: 0 near the input, 2 near the output; nil outside of the blocks.
    package let depth: Int?
    /// Whether they err far more than their class when they are rounded.
    let errsFar: Bool

    package init(tensorClass: TensorFamily, depth: Int?) {
      self.init(tensorClass: tensorClass, depth: depth, errsFar: false)
    }

    init(tensorClass: TensorFamily, depth: Int?, errsFar: Bool) {
      self.tensorClass = tensorClass
      self.depth = depth
      self.errsFar = errsFar
    }

    /// Class and depth alone.
    var place: Stratum { Stratum(tensorClass: tensorClass, depth: depth) }

    package static func < (left: Stratum, right: Stratum) -> Bool {
      (left.tensorClass.rawValue, left.depth ?? -1, left.errsFar ? 1 : 0)
        < (right.tensorClass.rawValue, right.depth ?? -1, right.errsFar ? 1 : 0)
    }
  }
}

/// Which stratum each tensor of a population is of.
struct TensorStrata: Sendable {
  /// Times its class's median from which a tensor errs far more than the others.
  private static let farFactor = 2.0

  private let layerCount: Int
  /// Names of those that err far.
  private let far: Set<String>

  /// - Parameter errors: what rounding makes of tensors, by name, where that is known.
  init(_ tensors: [TensorDescriptor], errors: [String: Double]) {
    layerCount = (tensors.compactMap(\.layerIndex).max() ?? -1) + 1
    var far: Set<String> = []
    for members in Dictionary(grouping: tensors, by: \.family).values {
      let known = members.compactMap { tensor in errors[tensor.name].map { (name: tensor.name, error: $0) } }
      let median = known.map(\.error).sorted().dropFirst(known.count / 2).first ?? 0
      far.formUnion(known.lazy.filter { $0.error > Self.farFactor * median }.map(\.name))
    }
    self.far = far
  }

  func stratum(of tensor: TensorDescriptor) -> SamplingPlan.Stratum {
    SamplingPlan.Stratum(
      tensorClass: tensor.family, depth: tensor.layerIndex.map { min(2, $0 * 3 / max(1, layerCount)) },
      errsFar: far.contains(tensor.name))
  }
}

/// The tensors of a stratum in their order, and when the next of them comes.
struct SampleQueue {
  private let tensors: [TensorDescriptor]
  private let isFirst: Bool
  private let weight: Double
  private var taken = 0

  /// - Parameters:
  ///   - isFirst: whether all of them come before others.
  ///   - weight: what they make of the whole.
  init(_ tensors: [TensorDescriptor], isFirst: Bool, weight: Double) {
    self.tensors = tensors
    self.isFirst = isFirst
    self.weight = weight
  }

  /// First those of which fewer than two were taken, the fewest before others.
  var priority: Priority {
    guard taken < tensors.count else { return Priority(round: -3, weight: 0) }
    return Priority(round: isFirst ? 1 : -min(taken, 2), weight: weight / Double(taken + 1))
  }

  mutating func take() -> TensorDescriptor? {
    guard taken < tensors.count else { return nil }
    taken += 1
    return tensors[taken - 1]
  }

  struct Priority: Comparable {
    let round: Int
    let weight: Double

    static func < (left: Priority, right: Priority) -> Bool {
      (left.round, left.weight) < (right.round, right.weight)
    }
  }
}
