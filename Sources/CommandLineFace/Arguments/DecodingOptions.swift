import ArgumentParser
import Domain

/// How tokens are decoded, where it isn't one by one.
struct DecodingOptions: ParsableArguments {
  @Option(
    .speculative, "Speculative decoding: a smaller model that drafts, mtp (the model's own layers), ngram, or none.",
    valueName: "draft")
  var speculative: RequestArgument?
}
