import ArgumentParser

/// What is asked beside the subject, wherever a whole plan is.
struct QuestionOptions: ParsableArguments {
  @OptionGroup(title: "CHOICES AND LIMITS") var targets: TargetOptions
  @OptionGroup(title: "CHOICES AND LIMITS") var limits: LimitOptions
  @OptionGroup(title: "LOAD") var load: RequestOptions
  @OptionGroup(title: "ARRIVALS") var arrivals: LoadOptions
  @OptionGroup(title: "LAYOUT") var layout: LayoutOptions
  @OptionGroup(title: "ENGINE SETTINGS") var settings: EngineOptions
  @OptionGroup(title: "ENGINE SETTINGS") var decoding: DecodingOptions
  @OptionGroup(title: "WHOLE LIFE") var life: LifeOptions
  @OptionGroup(title: "PRICES") var prices: PriceOptions
}
