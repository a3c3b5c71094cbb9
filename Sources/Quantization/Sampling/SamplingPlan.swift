import Domain
import Tensors

/// Which tensors to measure, and in which order, so that every beginning of the list is a fair sample.
///
/// Tensors are put in strata of class and depth. Each stratum comes once, then each once more, so that soon all are seen
/// and say how they spread; after that the next tensor is of the stratum that holds the most parameters for each tensor
/// taken from it so far (D'Hondt's rule). Within a stratum the order is random.
package struct SamplingPlan: Sendable {
  /// What tensors have in common that err alike.
  package struct Stratum: Sendable, Hashable, Comparable {
    package let tensorClass: TensorFamily
    /// The third of the model's depth: 0 near the input, 2 near the output; nil outside of the blocks.
    package let depth: Int?

    package init(tensorClass: TensorFamily, depth: Int?) {
      self.tensorClass = tensorClass
      self.depth = depth
    }

    package static func < (left: Stratum, right: Stratum) -> Bool {
      (left.tensorClass.rawValue, left.depth ?? -1) < (right.tensorClass.rawValue, right.depth ?? -1)
    }
  }

  /// All tensors that the estimate speaks for.
  package let population: [TensorDescriptor]
  /// The tensors to measure, in this order.
  package let sample: [TensorDescriptor]
  /// Strata that the population has.
  package let strataCount: Int
  /// Tensors after which each stratum came twice, or as often as it can.
  package let countForSpread: Int
  private let layerCount: Int

  /// - Parameters:
  ///   - limit: how many tensors to measure, of so many strata; nil measures all.
  ///   - seed: the same seed gives the same order.
  package init(_ tensors: [TensorDescriptor], seed: UInt64, limit: (_ strata: Int) -> Int?) {
    population = tensors
    let layerCount = (tensors.compactMap(\.layerIndex).max() ?? -1) + 1
    self.layerCount = layerCount
    var generator = SeededGenerator(seed: seed)
    let groups = Dictionary(grouping: tensors) { Self.stratum(of: $0, layerCount: layerCount) }
    strataCount = groups.count
    countForSpread = groups.values.reduce(0) { $0 + min(2, $1.count) }
    var queues = groups.sorted { $0.key < $1.key }.map { Queue($0.value.shuffled(using: &generator)) }
    var sample: [TensorDescriptor] = []
    let count = min(max(0, limit(groups.count) ?? tensors.count), tensors.count)
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

  package func stratum(of tensor: TensorDescriptor) -> Stratum { Self.stratum(of: tensor, layerCount: layerCount) }

  private static func stratum(of tensor: TensorDescriptor, layerCount: Int) -> Stratum {
    Stratum(tensorClass: tensor.family, depth: tensor.layerIndex.map { min(2, $0 * 3 / max(1, layerCount)) })
  }

  private struct Queue {
    private let tensors: [TensorDescriptor]
    private let parameters: Double
    private var taken = 0

    init(_ tensors: [TensorDescriptor]) {
      self.tensors = tensors
      parameters = tensors.reduce(0) { $0 + Double($1.elementCount) }
    }

    /// First those of which fewer than two were taken, the fewest before others.
    var priority: Priority {
      guard taken < tensors.count else { return Priority(round: -3, parameters: 0) }
      return Priority(round: -min(taken, 2), parameters: parameters / Double(taken + 1))
    }

    mutating func take() -> TensorDescriptor? {
      guard taken < tensors.count else { return nil }
      taken += 1
      return tensors[taken - 1]
    }
  }

  private struct Priority: Comparable {
    let round: Int
    let parameters: Double

    static func < (left: Priority, right: Priority) -> Bool {
      (left.round, left.parameters) < (right.round, right.parameters)
    }
  }
}

extension [TensorDescriptor] {
  /// The tensors to quantize: matrices of the classes that recipes quantize, or whatever a pattern names.
  ///
  /// - Parameter pattern: a shell pattern over names (`*.down_proj.weight`), which may choose any tensor of floats.
  package func quantizable(matching pattern: String? = nil) -> [TensorDescriptor] {
    filter { tensor in
      guard tensor.elementType.isFloatingPoint, tensor.elementCount > 0 else { return false }
      guard let pattern else { return tensor.shape.count >= 2 && tensor.family.isUsuallyQuantized }
      return NamePattern.matches(pattern, tensor.name)
    }
  }
}
