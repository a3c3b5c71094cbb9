/// Identical weight matrices of one class: `count` of shape rows × columns.
///
/// `rows` are output features and `columns` input features, as checkpoints store linear layers.
package struct TensorGroup: Hashable, Sendable {
  package let tensorClass: TensorClass
  package let rows: Int
  package let columns: Int
  /// How many such matrices the model has (layers × experts).
  package let count: Int
  package let split: TensorSplit
  /// The share of these matrices that one token reads: experts per token over experts, else 1;
  /// 0 for what decoding doesn't touch (towers, encoders, embedding tables, of which it reads one row).
  package let shareReadPerToken: Double
  /// The experts of one layer, where the group holds experts.
  package let experts: Int?
  /// Whether these are what a recurrent mixer's output goes through, where schemes treat it apart from its inputs.
  package let isOutput: Bool
  /// Whether these are the gates of attention's output, where they are no part of the queries' projection.
  package let isGate: Bool

  package init(
    _ tensorClass: TensorClass, rows: Int, columns: Int, count: Int = 1, split: TensorSplit = .replicated,
    shareReadPerToken: Double = 1, experts: Int? = nil, isOutput: Bool = false, isGate: Bool = false
  ) {
    self.tensorClass = tensorClass
    self.rows = rows
    self.columns = columns
    self.count = count
    self.split = split
    self.shareReadPerToken = shareReadPerToken
    self.experts = experts
    self.isOutput = isOutput
    self.isGate = isGate
  }

  package var parameters: Int64 { saturatingProduct(rows, columns, count) }

  /// How many layers have these matrices.
  package var layers: Int { count / (experts ?? 1) }

  /// The same matrices, another number of them, the read share scaled.
  func with(count: Int, readScale: Double = 1) -> TensorGroup {
    TensorGroup(
      tensorClass, rows: rows, columns: columns, count: count, split: split,
      shareReadPerToken: shareReadPerToken * readScale, experts: experts, isOutput: isOutput, isGate: isGate)
  }
}

extension TensorGroup {
  /// One-dimensional weights: norms, biases, sinks.
  static func vector(_ length: Int, split: TensorSplit = .replicated) -> TensorGroup {
    TensorGroup(.vector, rows: length, columns: 1, split: split)
  }

  /// A sum of weights without known shapes, laid out in rows of the given width, and what is left over as a column.
  static func sum(
    _ tensorClass: TensorClass, _ parameters: Int64, width: Int, split: TensorSplit = .replicated,
    shareReadPerToken: Double = 1
  ) -> [TensorGroup] {
    let (rows, rest) = Int(parameters).quotientAndRemainder(dividingBy: max(width, 1))
    return [(rows, width), (rest, 1)].filter { $0.0 > 0 }.map { rows, columns in
      TensorGroup(
        tensorClass, rows: rows, columns: columns, split: split, shareReadPerToken: shareReadPerToken)
    }
  }
}

/// Collects tensors, adding up the counts of equal ones.
struct TensorList {
  private(set) var groups: [TensorGroup] = []
  private var positions: [TensorGroup: Int] = [:]

  mutating func add(_ group: TensorGroup) {
    guard group.parameters > 0 else { return }
    let kind = group.with(count: 0)
    if let position = positions[kind] {
      groups[position] = group.with(count: groups[position].count + group.count)
    } else {
      positions[kind] = groups.count
      groups.append(group)
    }
  }

  mutating func add(_ groups: [TensorGroup], times: Int = 1, readScale: Double = 1) {
    for group in groups { add(group.with(count: group.count * times, readScale: readScale)) }
  }
}
