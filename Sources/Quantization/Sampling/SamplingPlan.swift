import Domain
import Tensors

/// Which tensors to measure, and in which order, so that every beginning of the list is a fair sample.
///
/// Tensors are put in strata of class and depth. Each stratum comes once, then each once more, so that soon all are seen
/// and say how they spread; after that the next tensor is of the stratum that weighs most for each tensor taken from it so
/// far (D'Hondt's rule). Within a stratum the order is random. Where it is known what rounding makes of every tensor, those
/// that err far more than their class are strata of their own and come first: a method may do otherwise with them.
package struct SamplingPlan: Sendable {
  /// All tensors that the estimate speaks for.
  package let population: [TensorDescriptor]
  /// The tensors to measure, in this order.
  package let sample: [TensorDescriptor]
  package let counts: Counts
  private let strata: TensorStrata

  /// What a population is made of.
  package struct Counts: Sendable {
    package let strata: Int
    /// Tensors that err far more than their class.
    let far: Int
    /// Tensors after which each stratum came twice, or as often as it can.
    let forSpread: Int
  }

  /// - Parameters:
  ///   - seed: the same seed gives the same order.
  ///   - rounded: what rounding makes of a tensor, where that is known.
  ///   - limit: how many tensors to measure; nil measures all.
  init(
    _ tensors: [TensorDescriptor], seed: UInt64, rounded: (String) -> Double? = { _ in nil },
    limit: (Counts) -> Int?
  ) {
    population = tensors
    let errors = Dictionary(
      tensors.compactMap { tensor in rounded(tensor.name).map { (tensor.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    let strata = TensorStrata(tensors, errors: errors)
    self.strata = strata
    let groups = Dictionary(grouping: tensors, by: strata.stratum)
    let far = groups.filter(\.key.errsFar).values.reduce(0) { $0 + $1.count }
    counts = Counts(
      strata: groups.count, far: far, forSpread: groups.values.reduce(0) { $0 + min(2, $1.count) })
    var generator = SeededGenerator(seed: seed)
    var queues = groups.sorted { $0.key < $1.key }.map { stratum, members in
      SampleQueue(
        members.shuffled(using: &generator), isFirst: stratum.errsFar && far <= SampleExtent.mostFar,
        weight: members.reduce(0) { $0 + Double($1.elementCount) * (errors[$1.name] ?? 1) })
    }
    var sample: [TensorDescriptor] = []
    let count = min(max(0, limit(counts) ?? tensors.count), tensors.count)
    while sample.count < count {
      // The first of equals, so that the order depends on the seed only.
      guard let next = queues.indices.max(by: { queues[$0].priority < queues[$1].priority }),
        let tensor = queues[next].take()
      else { break }
      sample.append(tensor)
    }
    self.sample = sample
  }

  /// - Parameter limit: how many tensors to measure; nil measures all.
  package init(_ tensors: [TensorDescriptor], limit: Int?, seed: UInt64) {
    self.init(tensors, seed: seed) { _ in limit }
  }

  package func stratum(of tensor: TensorDescriptor) -> Stratum { strata.stratum(of: tensor) }
}

extension [TensorDescriptor] {
  /// The tensors to quantize: matrices of the classes that recipes quantize, or whatever a pattern names.
  ///
  /// - Parameter pattern: a shell pattern over names (`*.down_proj.weight`), which may choose any matrix of floats.
  package func quantizable(matching pattern: String? = nil) -> [TensorDescriptor] {
    filter { tensor in
      guard tensor.elementType.isFloatingPoint, tensor.elementCount > 0, tensor.shape.count >= 2 else { return false }
      guard let pattern else { return tensor.family.isUsuallyQuantized }
      return NamePattern.matches(pattern, tensor.name)
    }
  }
}
