import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// What was asked beyond how the model runs; nothing where nothing was.
  static func wholeLife(_ plan: Plan) -> [Section] {
    [life(plan), hostedService(plan), day(plan), coldStart(plan)].filter { !$0.blocks.isEmpty }
  }

  /// What the deployment costs until the horizon: inference beside what is done once.
  static func life(_ plan: Plan) -> Section {
    guard let life = plan.life else { return Section("Whole life", []) }
    let basis = [true, false].map { isCounted in
      life.oneTime.filter { $0.isCounted == isCounted }.map { "\($0.work.words): \($0.work.basis)" }
    }
    return Section(
      "Whole life, \(LifeText.span(life.horizonSeconds))",
      [
        .facts(lifeFacts(life)), Block.table(work(life.oneTime, withRanges: false)).only(.page),
        Block.table(work(life.oneTime, withRanges: true)).only(.file),
        .remarks(basis[0]), Block.remarks(basis[1]).only(.file), .remarks([ignored]),
      ])
  }

  private static let ignored =
    "likely values of published recipes, on the plan's accelerator; ignored: failed runs, searches for parameters, "
    + "links between accelerators, evaluation, data, engineers"

  private static func lifeFacts(_ life: LifeEstimate) -> [Fact] {
    let share = life.inferenceShare.map { "of all costs: " + IntervalText.percent($0) } ?? ""
    var facts = [
      Fact("Inference", life.inferenceUSD.map(NumberText.dollars) ?? Fact.unknown, note: share),
      Fact("Work done once", life.oneTimeUSD.map(LifeText.dollars) ?? Fact.unknown),
      Fact("In all", life.totalUSD.map(LifeText.dollars) ?? Fact.unknown),
    ]
    if let before = life.uncompressed {
      let rent = before.usdPerHour.map { NumberText.dollars($0) + " an hour" } ?? Fact.unknown
      facts += [
        Fact("Uncompressed", DeploymentText.sentence(before.deployment), note: rent),
        Fact("Compression pays", LifeText.breakEven(life)),
      ]
    }
    return facts
  }

  private static func work(_ costs: [OneTimeCost], withRanges: Bool) -> DocumentTable {
    var table = DocumentTable([
      .init("Work done once"), .init("Counts"), .init("Memory", .right), .init("GPUs", .right),
      .init("GPU-hours", .right), .init("Cost", .right),
    ])
    for cost in costs {
      let hours = cost.acceleratorHours.map { withRanges ? IntervalText.plain($0) : NumberText.significant($0.likely) }
      let usd = cost.usd.map { withRanges ? LifeText.dollars($0) : NumberText.dollars($0.likely) }
      table.add(
        [
          cost.work.words, cost.isCounted ? "yes" : "no", NumberText.bytes(cost.memoryBytes),
          NumberText.grouped(cost.accelerators), hours ?? Fact.unknown, usd ?? Fact.unknown,
        ].map { Line($0) }, isEmphasized: cost.isCounted)
    }
    return table
  }

  /// The same load where tokens are paid one by one.
  static func hostedService(_ plan: Plan) -> Section {
    guard let service = plan.hostedService else { return Section("Hosted service", []) }
    let prices =
      "\(NumberText.dollars(service.usdPerMillionInputTokens)) in, "
      + "\(NumberText.dollars(service.usdPerMillionOutputTokens)) out per million tokens"
    return Section(
      "Against a hosted service",
      [
        .facts(
          [
            Fact(
              "Load",
              HostedService.load(
                requestsPerSecond: service.requestsPerSecond, tokensPerDay: service.tokensPerDay)),
            Fact("Hosted", "\(NumberText.dollars(service.usdPerMonth)) a month", note: prices),
            Fact("This plan", service.ownUSDPerMonth.map { "\(NumberText.dollars($0)) a month" } ?? Fact.unknown),
          ] + untilHorizon(service) + [Fact("Cheaper itself", service.breakEvenWords)]),
        .remarks(["Ignored: cached prompts and batch discounts there, storage, traffic and people here."]),
      ])
  }

  private static func untilHorizon(_ service: HostedService) -> [Fact] {
    guard let horizon = service.horizon, let hosted = service.usdUntilHorizon else { return [] }
    let own = horizon.ownUSD.map(NumberText.dollars) ?? Fact.unknown
    return [
      Fact(
        "In \(LifeText.span(horizon.seconds))",
        "\(NumberText.dollars(hosted)) hosted; \(own) this plan, with what is done once")
    ]
  }
}
