/// The rows of a layout's parts.
extension RequestField {
  package static let tensorParallel = pin(
    "tensorParallel", "the tensor-parallel ranks", "--tensor-parallel", \.pins.tensorParallel)
  package static let pipelineParallel = pin(
    "pipelineParallel", "the pipeline's stages", "--pipeline-parallel", \.pins.pipelineParallel)
  package static let dataParallel = pin(
    "dataParallel", "the data-parallel groups", "--data-parallel", \.pins.dataParallel)
  package static let expertParallel = pin(
    "expertParallel", "the ranks that share whole experts", "--expert-parallel", \.pins.expertParallel)
  package static let replicas = pin("replicas", "the number of replicas", "--replicas", \.pins.replicas)

  private static func pin(_ id: String, _ name: String, _ flag: String, _ path: Path<Int?>) -> RequestField {
    RequestField(
      id, name, flag, from: .request,
      .wholeOrAutomatic(path, 1...10_000, .decimal).spelledOut { $0[keyPath: path] != nil })
  }
}
