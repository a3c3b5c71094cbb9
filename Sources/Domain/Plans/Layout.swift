/// How one replica is spread: tensor parallel within stages, pipeline parallel across them.
package struct Layout: Hashable, Sendable {
  /// Ranks that share every layer of a stage, at least 1.
  package let tensorParallel: Int
  /// Stages that hold different layers, at least 1.
  package let pipelineParallel: Int
  /// Groups of tensor-parallel ranks that each have attention and caches of their own and share the experts, at least 1.
  package let dataParallel: Int
  /// Whether experts live whole on ranks instead of being sliced.
  package let expertParallel: Bool

  package init(
    tensorParallel: Int, pipelineParallel: Int = 1, dataParallel: Int = 1, expertParallel: Bool = false
  ) {
    self.tensorParallel = max(tensorParallel, 1)
    self.pipelineParallel = max(pipelineParallel, 1)
    self.dataParallel = max(dataParallel, 1)
    self.expertParallel = expertParallel
  }

  /// Accelerators of one replica; saturates.
  package var count: Int { Layout.product(stageRanks, pipelineParallel) }
  /// Accelerators of one stage; saturates.
  package var stageRanks: Int { Layout.product(tensorParallel, dataParallel) }
  /// Ranks that experts are spread over whole; 1 where they are sliced.
  package var expertRanks: Int { expertParallel ? stageRanks : 1 }

  /// "TP4", "TP8 × PP2", "DP8 (EP)", "1 GPU".
  package var name: String {
    if count == 1 { return "1 GPU" }
    let data = dataParallel > 1 ? ["DP\(dataParallel)"] : []
    let tensor = tensorParallel > 1 ? ["TP\(tensorParallel)"] : []
    let ranks = (data + tensor).joined(separator: " × ")
    let stage = ranks.isEmpty ? [] : [ranks + (expertParallel ? " (EP)" : "")]
    let pipeline = pipelineParallel > 1 ? ["PP\(pipelineParallel)"] : []
    return (stage + pipeline).joined(separator: " × ")
  }

  /// The same of so many replicas: "TP4", "3 × TP2".
  package func name(replicas: Int) -> String { replicas > 1 ? "\(replicas) × \(name)" : name }

  /// The least common multiple of two counts, at least 1; saturates.
  package static func leastMultiple(_ one: Int, _ other: Int) -> Int {
    var (left, right) = (max(one, 1), max(other, 1))
    while right != 0 { (left, right) = (right, left % right) }
    return product(max(one, 1) / left, max(other, 1))
  }

  /// A product of counts, which a plan read from a file may make as large as it likes.
  package static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
