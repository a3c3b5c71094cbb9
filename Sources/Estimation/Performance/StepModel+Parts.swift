import Domain

/// Passes that are computed in several parts, as llama.cpp's batches are in micro-batches.
extension StepModel {
  /// Tokens of prompts that a part has room for, beside one that decodes.
  private var promptRoom: Double { max(microBatch - 1, 1) }

  /// Parts that tokens of a prompt in one pass are computed in, at least 1.
  ///
  /// Decoding sequences count by the token, as how many share a part varies from pass to pass.
  func parts(ofPrompt tokens: Double) -> Double { max((tokens / promptRoom).rounded(.up), 1) }

  /// Passes that a prompt takes, each of which has room for so many tokens of it: whole ones, or whole parts of them.
  func chunks(of tokens: Double, room: Double) -> Double {
    guard microBatch.isFinite else { return (tokens / room).rounded(.up) }
    let all = (tokens / min(promptRoom, room)).rounded(.up)
    return all / min(max((room / promptRoom).rounded(.down), 1), all)
  }

  /// The time of a prompt in so many passes over that of one: of a pipeline, whose stages work on different parts, only
  /// the last part's way through the other stages is waited for.
  func promptPasses(_ chunks: Double, of tokens: Double) -> Double {
    let stages = Double(layout.pipelineParallel)
    return (chunks + (stages - 1) / parts(ofPrompt: tokens / chunks)) / stages
  }
}
