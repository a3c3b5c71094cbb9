import Domain
import Quantities

/// What comes: lengths, images, prefixes.
extension Assumption {
  /// "Lengths are log-normal: 95 % of the prompts have at most 8,000 tokens, of the answers 1,500."
  static func lengths(_ input: Int?, _ output: Int?) -> String {
    let limits = [input.map { ("prompts", $0) }, output.map { ("answers", $0) }].compactMap(\.self)
      .map { what, tokens in "95 % of the \(what) have at most \(NumberText.counted(tokens, "token"))" }
    return "Lengths are log-normal: \(limits.joined(separator: ", "))."
  }

  static func unknownImages(_ model: String) -> String {
    "How many tokens an image becomes in \(model) is not known: images are not counted."
  }
}

extension Assumption.Load: Worded {
  package var words: String {
    "Load: \(NumberText.counted(concurrency, "sequence")) of up to \(NumberText.counted(contextTokens, "token")), "
      + "\(NumberText.grouped(inputTokens)) in and \(NumberText.grouped(outputTokens)) out on average "
      + "(workload \(workload))."
  }
}

extension Assumption.Recorded: Worded {
  package var words: String {
    "Trace \(file): \(NumberText.counted(requests, "request")) within \(NumberText.seconds(seconds)), gaps varying "
      + "\(NumberText.significant(gapVariation)) times their mean (1 at random), at most "
      + "\(NumberText.counted(longestTokens, "token")) with the answer."
  }
}

extension Assumption.Denoised: Worded {
  package var words: String {
    "An image of \(NumberText.grouped(size.width)) × \(NumberText.grouped(size.height)) pixels takes "
      + NumberText.counted(steps, "step") + (passesPerStep > 1 ? " of \(NumberText.grouped(passesPerStep)) passes" : "")
      + "; text encoders and image decoder are in memory, their time and activations are not counted."
  }
}

extension Assumption.Images: Worded {
  package var words: String {
    "\(NumberText.counted(count, "image")) a request: \(NumberText.grouped(size.width)) × "
      + "\(NumberText.grouped(size.height)) pixels are \(NumberText.counted(tokensPerImage, "token"))"
      + (count > 1 ? " each." : ".")
  }
}

extension Assumption.Prefix: Worded {
  package var words: String {
    let found =
      "\(NumberText.counted(tokens, "token")) of each prompt (\(NumberText.percent(share, 0))) "
      + "are found in \(engine)'s prefix cache"
    return switch (scope, isStoredOnce) {
    case (.conversation, _):
      "\(found), as the conversation's history; what that cache holds between requests is not counted."
    case (.everyone, true): "\(found), which holds them once on each replica."
    case (.everyone, false): "\(found), of which each slot has its own."
    }
  }
}
