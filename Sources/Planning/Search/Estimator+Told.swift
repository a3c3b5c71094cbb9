import Domain
import Estimation

/// Deployments whose engine is told another number of sequences than averages need.
extension Estimator {
  /// The same deployment where each replica holds at most so many sequences at once.
  func candidate(_ other: Candidate, holding most: Int) -> Candidate {
    let schedulers = other.deployment.schedulers
    let performance = ServingModel(other.replica, replicas: busy(schedulers), load: serving).estimate(holding: most)
    let replica = told(other.replica, sequences: performance.batch)
    let ledger = replica.ledger(for: cacheLoad(sequences: performance.batch, schedulers: schedulers))
    return candidate(other.deployment, replica, ledger, resources.spread(performance), other.quality)
  }

  /// The same deployment whose engine is told another limit of sequences.
  func candidate(_ other: Candidate, told limit: Int) -> Candidate {
    let schedulers = other.deployment.schedulers
    let replica = told(other.replica, sequences: limit)
    let held = sequencesHeld(
      replica, replica.ledger(for: cacheLoad(sequences: 1, schedulers: schedulers)), schedulers: schedulers)
    let performance = ServingModel(replica, replicas: busy(schedulers), load: serving).estimate(holding: max(held, 1))
    let ledger = replica.ledger(for: cacheLoad(sequences: performance.batch, schedulers: schedulers))
    return candidate(other.deployment, replica, ledger, resources.spread(performance), other.quality)
  }

  func told(_ other: Replica, sequences: Int) -> Replica {
    replica(other.stored, other.layout, other.keyValueCache, limit: sequences)
  }
}
