import Domain
import Quantities

extension RandomPlan {
  /// What is told beyond how a model runs: all of it, some, or nothing.
  mutating func addLife(to plan: inout Plan) {
    plan.life = maybe { random in
      LifeEstimate(
        horizonSeconds: random.amount(), inferenceUSD: random.maybe { $0.amount() },
        oneTime: random.list { $0.oneTimeCost() },
        uncompressed: random.maybe {
          LifeEstimate.Uncompressed(deployment: $0.deployment(), usdPerHour: $0.maybe { $0.amount() })
        })
    }
    plan.hostedService = maybe {
      HostedService(
        usdPerMillionInputTokens: $0.amount(), usdPerMillionOutputTokens: $0.amount(), inputTokens: $0.whole() % 9999,
        outputTokens: $0.whole() % 9999, requestsPerSecond: $0.amount(), capacityRequestsPerSecond: $0.amount(),
        ownUSDPerMonth: $0.maybe { $0.amount() },
        horizon: $0.maybe { random in
          HostedService.Horizon(seconds: random.amount(), ownUSD: random.maybe { $0.amount() })
        })
    }
    plan.coldStart = maybe { random in
      ColdStart(
        bytes: random.bytes(),
        paths: random.list {
          ColdStart.Path(source: $0.pick(ColdStart.Source.allCases), bytesPerSecond: $0.range())
        }, engineSeconds: random.range())
    }
    plan.dutyCycle = maybe { $0.day() }
  }

  private mutating func oneTimeCost() -> OneTimeCost {
    OneTimeCost(
      work: pick(OneTimeWork.allCases), parameters: Int64(whole()), tokens: range(), memoryBytes: bytes(),
      accelerators: whole(), acceleratorHours: maybe { $0.range() }, usd: maybe { $0.range() },
      isCounted: pick([true, false]))
  }

  private mutating func day() -> DutyCycle {
    DutyCycle(
      hours: (0..<24).map { _ in
        DutyCycle.Hour(
          requestsPerSecond: amount(), replicas: 1 + whole() % 64, busyShare: amount(), busyShareAlwaysOn: amount(),
          watts: maybe { $0.amount() }, wattsAlwaysOn: maybe { $0.amount() })
      }, acceleratorsPerReplica: 1 + whole() % 64, replicas: 1 + whole() % 64, spareReplicas: whole() % 4,
      startSeconds: amount(),
      power: maybe { random in
        DutyCycle.Power(
          busyWatts: random.amount(), idleWatts: random.amount(), powerUsageEffectiveness: 1 + random.amount())
      }, usdPerAcceleratorHour: maybe { $0.amount() })
  }

  /// Above zero and far from the end of what numbers can hold: what follows from it is a number, too.
  private mutating func amount() -> Double { Double(1 + (bits() >> 40)) / 1024 }

  private mutating func range() -> Interval { Interval(low: amount(), likely: amount(), high: amount()) }
}
