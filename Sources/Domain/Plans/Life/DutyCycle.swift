import Quantities

/// A day of a deployment whose load follows the hours: always on, or scaled to what each hour needs.
package struct DutyCycle: Sendable, Hashable {
  package let hours: [Hour]
  package let acceleratorsPerReplica: Int
  /// What the busiest hour needs.
  package let replicas: Int
  /// Replicas beside those, always on.
  package let spareReplicas: Int
  /// What a replica takes until it answers.
  package let startSeconds: Double
  /// An accelerator's; nil where its power isn't published.
  package let power: Power?
  /// Nil where no price is known.
  package let usdPerAcceleratorHour: Double?

  /// One of 24, the busiest first.
  package struct Hour: Sendable, Hashable {
    package let requestsPerSecond: Double
    /// Replicas that the hour needs, spare ones aside.
    package let replicas: Int
    /// The share of what these replicas can serve at most, and of all that there are.
    package let busyShare: Double
    package let busyShareAlwaysOn: Double
    /// What an accelerator of these replicas draws on average, and of all; nil where that isn't known, and in plans of versions
    /// that didn't tell.
    package let watts: Double?
    package let wattsAlwaysOn: Double?

    package init(
      requestsPerSecond: Double, replicas: Int, busyShare: Double, busyShareAlwaysOn: Double, watts: Double? = nil,
      wattsAlwaysOn: Double? = nil
    ) {
      self.watts = watts
      self.wattsAlwaysOn = wattsAlwaysOn
      self.requestsPerSecond = requestsPerSecond
      self.replicas = replicas
      self.busyShare = busyShare
      self.busyShareAlwaysOn = busyShareAlwaysOn
    }
  }

  /// Watts of one accelerator, the building's overhead aside.
  package struct Power: Sendable, Hashable {
    /// In the busiest hour; at full load in plans of versions that didn't tell each hour's.
    package let busyWatts: Double
    package let idleWatts: Double
    package let powerUsageEffectiveness: Double

    package init(busyWatts: Double, idleWatts: Double, powerUsageEffectiveness: Double) {
      self.busyWatts = busyWatts
      self.idleWatts = idleWatts
      self.powerUsageEffectiveness = powerUsageEffectiveness
    }
  }

  package init(
    hours: [Hour], acceleratorsPerReplica: Int, replicas: Int, spareReplicas: Int, startSeconds: Double,
    power: Power?, usdPerAcceleratorHour: Double?
  ) {
    self.hours = hours
    self.acceleratorsPerReplica = acceleratorsPerReplica
    self.replicas = replicas
    self.spareReplicas = spareReplicas
    self.startSeconds = startSeconds
    self.power = power
    self.usdPerAcceleratorHour = usdPerAcceleratorHour
  }
}

extension DutyCycle {
  package var alwaysOnAcceleratorHours: Double { Double(hours.count * (replicas + spareReplicas)) * perReplica }

  /// Starts included, at which an accelerator is paid for and answers nothing.
  package var autoscaledAcceleratorHours: Double {
    let on = hours.reduce(0) { $0 + $1.replicas + spareReplicas }
    return (Double(on) + Double(starts) * startSeconds / 3600) * perReplica
  }

  /// Replicas that start in a day.
  package var starts: Int {
    zip(hours, hours.dropFirst() + hours.prefix(1)).reduce(0) { $0 + max($1.1.replicas - $1.0.replicas, 0) }
  }

  package var savedShare: Double {
    alwaysOnAcceleratorHours > 0 ? 1 - autoscaledAcceleratorHours / alwaysOnAcceleratorHours : 0
  }

  package var savedUSDPerMonth: Double? {
    usdPerAcceleratorHour.map {
      (alwaysOnAcceleratorHours - autoscaledAcceleratorHours) * $0 * DurationReader.secondsPerMonth / 86_400
    }
  }

  package var alwaysOnKilowattHours: Double? {
    kilowattHours { power in
      hours.reduce(0) { $0 + ($1.wattsAlwaysOn ?? power.watts($1.busyShareAlwaysOn)) * Double(replicas) }
    }
  }

  package var autoscaledKilowattHours: Double? {
    kilowattHours { power in
      hours.reduce(0) { $0 + ($1.watts ?? power.watts($1.busyShare)) * Double($1.replicas) }
        + Double(starts) * startSeconds / 3600 * power.idleWatts
    }
  }

  private var perReplica: Double { Double(acceleratorsPerReplica) }

  /// Watt-hours of a replica's accelerator over the day, and those of idle spare ones, as kilowatt-hours of all.
  private func kilowattHours(_ active: (Power) -> Double) -> Double? {
    power.map { power in
      let spare = Double(hours.count * spareReplicas) * power.idleWatts
      return (active(power) + spare) * perReplica * power.powerUsageEffectiveness / 1000
    }
  }
}

extension DutyCycle.Power {
  /// idle · (1 − busy) + full · busy.
  package func watts(_ busy: Double) -> Double { idleWatts * (1 - busy) + busyWatts * busy }
}
