import Domain
import Tensors

@testable import Quantization

/// Tensors of a model with the errors that a format would make of each: what samples are drawn from.
struct ErrorPopulation {
  let tensors: [TensorDescriptor]
  /// By rounding to nearest.
  let rounded: [Double]
  /// By a method that takes longer.
  let treated: [Double]

  enum Kind: String, CaseIterable {
    /// Errors four to five times apart by class and depth.
    case smooth
    /// Four of 336 tensors err sixteen times as much.
    case outliers
    /// One does.
    case rare
    /// As of all-MiniLM-L6-v2: six layers, classes 1.2 to 2 % apart, and one matrix more.
    case small
    /// Attention errs four and a half times as much as the rest.
    case attention
    /// Keys and values, 4 % of the weights, err seven times as much.
    case keysAndValues
  }

  private static let classes: [(name: String, rows: Int, columns: Int)] = [
    ("self_attn.q_proj", 64, 64), ("self_attn.k_proj", 16, 64), ("self_attn.v_proj", 16, 64),
    ("self_attn.o_proj", 64, 64), ("mlp.gate_proj", 224, 64), ("mlp.up_proj", 224, 64), ("mlp.down_proj", 64, 224),
  ]

  /// - Parameter seed: draws what differs from tensor to tensor, some 8 % within a class and depth.
  init(_ kind: Kind, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let layers = kind == .small ? 6 : 48
    var (tensors, rounded, treated): ([TensorDescriptor], [Double], [Double]) = ([], [], [])
    for layer in 0..<layers {
      for (index, one) in Self.classes.enumerated() {
        tensors.append(Samples.descriptor(one.rows, one.columns, name: "model.layers.\(layer).\(one.name).weight"))
        let noise = 1 + 0.08 * Self.normal(&generator)
        let error = Self.error(kind, layer: layer, of: layers, class: index) * noise
        rounded.append(error)
        // What a method makes of it: a third to two thirds by class, a tenth of that by tensor, less of what errs far.
        let share = (0.3 + 0.05 * Double(index)) * (error > 0.1 && index == 6 ? 0.5 : 1)
        treated.append(error * share * (1 + 0.1 * Self.normal(&generator)))
      }
    }
    (self.tensors, self.rounded, self.treated) = (tensors, rounded, treated)
  }

  private static func error(_ kind: Kind, layer: Int, of layers: Int, class index: Int) -> Double {
    let depth = Double(layer) / Double(layers)
    let isDown = index == 6
    return switch kind {
    case .smooth: 0.01 * (1 + 0.5 * Double(index)) * (1 + 0.3 * depth)
    case .outliers: 0.01 * (isDown && [1, 20, 46, 47].contains(layer) ? 16 : 1)
    case .rare: 0.01 * (isDown && layer == 20 ? 16 : 1)
    case .small: 0.0122 + 0.0012 * Double(index)
    case .attention: index < 4 ? 0.118 : 0.0265
    case .keysAndValues: index == 1 || index == 2 ? 0.07 : 0.01
    }
  }

  /// Nearly normal, of variance 1 and within ± 3.5.
  private static func normal(_ generator: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0...1, using: &generator) }
  }

  /// What a sample says of these errors.
  ///
  /// - Parameters:
  ///   - known: what is known of every tensor; nil where nothing is.
  ///   - samples: how many tensors it has.
  func estimate(
    _ errors: [Double], knowing known: [Double]? = nil, seed: UInt64, confidence: Double = 0.95,
    samples: (SamplingPlan.Counts) -> Int
  ) -> ErrorInterval? {
    let names = Dictionary(uniqueKeysWithValues: tensors.indices.map { (tensors[$0].name, $0) })
    let plan = SamplingPlan(tensors, seed: seed) { name in
      known.flatMap { known in names[name].map { known[$0] } }
    } limit: {
      samples($0)
    }
    let chosen = Set(plan.sample.map(\.name))
    return StratifiedEstimate.estimate(
      tensors.indices.map { index in
        StratifiedEstimate.Unit(
          stratum: plan.stratum(of: tensors[index]), parameters: Double(tensors[index].elementCount),
          error: chosen.contains(tensors[index].name) ? errors[index] : nil, rounded: known?[index])
      }, confidence: confidence)
  }

  /// Their mean by parameters.
  func mean(_ errors: [Double]) -> Double {
    let parameters = tensors.map { Double($0.elementCount) }
    return zip(parameters, errors).reduce(0) { $0 + $1.0 * $1.1 } / parameters.reduce(0, +)
  }
}
