/// How one replica is spread: tensor parallel within stages, pipeline parallel across them.
package struct Layout: Hashable, Sendable {
  /// Ranks that share every layer of a stage, at least 1.
  package let tensorParallel: Int
  /// Stages that hold different layers, at least 1.
  package let pipelineParallel: Int
  /// Whether experts live whole on ranks instead of being sliced.
  package let expertParallel: Bool

  package init(tensorParallel: Int, pipelineParallel: Int = 1, expertParallel: Bool = false) {
    self.tensorParallel = max(tensorParallel, 1)
    self.pipelineParallel = max(pipelineParallel, 1)
    self.expertParallel = expertParallel
  }

  /// Accelerators of one replica; saturates.
  package var count: Int { Layout.product(tensorParallel, pipelineParallel) }

  /// "TP4", "TP8 × PP2", "1 GPU".
  package var name: String {
    if count == 1 { return "1 GPU" }
    let tensor = tensorParallel > 1 ? ["TP\(tensorParallel)\(expertParallel ? " (EP)" : "")"] : []
    let pipeline = pipelineParallel > 1 ? ["PP\(pipelineParallel)"] : []
    return (tensor + pipeline).joined(separator: " × ")
  }

  /// A product of counts, which a plan read from a file may make as large as it likes.
  static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
