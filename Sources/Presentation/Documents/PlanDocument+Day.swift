import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// A day of the deployment: accelerators and energy, always on or scaled to each hour.
  static func day(_ plan: Plan) -> Section {
    guard let day = plan.dutyCycle else { return Section("Over a day", []) }
    var table = DocumentTable([
      .init("Over a day"), .init("GPU-hours", .right), .init("Energy", .right),
    ])
    for (name, hours, energy) in [
      ("always on", day.alwaysOnAcceleratorHours, day.alwaysOnKilowattHours),
      ("scaled to each hour", day.autoscaledAcceleratorHours, day.autoscaledKilowattHours),
    ] {
      let kilowattHours = energy.map { NumberText.significant($0) + " kWh" } ?? Fact.unknown
      table.add([name, NumberText.significant(hours), kilowattHours].map { Line($0) })
    }
    let saved = day.savedUSDPerMonth.map { "\(NumberText.dollars($0)) a month" } ?? Fact.unknown
    return Section(
      "Over a day",
      [
        .table(table),
        .facts([
          Fact("Scaling saves", "\(NumberText.percent(day.savedShare, 0)) of the GPU-hours", note: saved),
          Fact("Replicas", replicas(day), note: "\(NumberText.counted(day.starts, "start")) a day"),
        ]), .remarks(dayBasis(day)),
      ])
  }

  private static func replicas(_ day: DutyCycle) -> String {
    let least = day.hours.map(\.replicas).min() ?? day.replicas
    let range = least == day.replicas ? "\(day.replicas)" : "\(least) to \(day.replicas)"
    return range + (day.spareReplicas > 0 ? " and \(day.spareReplicas) spare" : "")
  }

  private static func dayBasis(_ day: DutyCycle) -> [String] {
    let power = day.power.map {
      "\(NumberText.significant($0.busyWatts)) W in the busiest hour, \(NumberText.significant($0.idleWatts)) W idle with a "
        + "model in memory (an assumption; arXiv 2605.23918 has 26–66 W beyond bare idle), PUE "
        + NumberText.significant($0.powerUsageEffectiveness)
    }
    return ["hours as powers of a raised cosine around the busiest one: an assumption"] + [power].compactMap(\.self)
  }

  /// How soon another replica answers.
  static func coldStart(_ plan: Plan) -> Section {
    guard let start = plan.coldStart else { return Section("Cold start", []) }
    var table = DocumentTable([.init("Checkpoint from"), .init("Loads in", .right), .init("Answers after", .right)])
    for path in start.paths {
      table.add(
        [
          path.source.words, IntervalText.seconds(start.loadSeconds(path)),
          IntervalText.seconds(start.readySeconds(path)),
        ].map { Line($0) })
    }
    return Section(
      "Cold start of a replica",
      [
        .table(table),
        .remarks([
          "\(NumberText.gigabytes(start.bytes)) at assumed rates: disk 2.1–7 GB/s (run.ai's benchmark of 2024, PCIe 4.0 "
            + "drives), networks at 50–95 % of their line; engine "
            + IntervalText.seconds(start.engineSeconds) + ", an assumption. Ignored: getting a machine, its image."
        ]),
      ])
  }
}

extension ColdStart.Source: Worded {
  package var words: String {
    switch self {
    case .disk: "local NVMe drive"
    case .network10: "network of 10 Gb/s"
    case .network100: "network of 100 Gb/s"
    }
  }
}
