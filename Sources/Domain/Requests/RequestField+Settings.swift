/// The rows of what an engine is told.
extension RequestField {
  package static let settings = [memoryUtilization, maximumSequences, maximumBatchedTokens, offload]

  package static let memoryUtilization = RequestField(
    "memoryUtilization", "the memory utilization", "--memory-utilization", from: .request,
    .share(\.settings.memoryUtilization, 0.05...1).spelledOut { $0.settings.memoryUtilization != nil })
  package static let maximumSequences = RequestField(
    "maximumSequences", "the most sequences", "--max-sequences", from: .request,
    .wholeOrAutomatic(\.settings.sequences, 1...1_000_000, .decimal).spelledOut { $0.settings.sequences != nil })
  package static let maximumBatchedTokens = RequestField(
    "maximumBatchedTokens", "the most batched tokens", "--max-batched-tokens", from: .request,
    .wholeOrAutomatic(\.settings.batchedTokens, 1...10_000_000, .binary)
      .spelledOut { $0.settings.batchedTokens != nil })
  package static let offload = RequestField(
    "offload", "what stays in the host's memory", "--offload", from: .request,
    .offload(\.settings.offload).spelledOut { $0.settings.offload != nil })
}
