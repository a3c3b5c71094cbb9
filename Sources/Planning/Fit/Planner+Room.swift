import Domain
import Estimation
import Quantities

/// What a deployment would leave of its memory under other loads.
package struct RoomReport: Sendable, Hashable {
  /// Tokens that each sequence may reach, ascending: the columns.
  package let contexts: [Int]
  /// Sequences at once on all replicas, ascending: the rows.
  package let sequences: [Int]
  /// Spare bytes of the fullest accelerator, a row for each number of sequences; nil where the model can't hold so long a
  /// context.
  package let spare: [[ByteCount?]]

  package init(contexts: [Int], sequences: [Int], spare: [[ByteCount?]]) {
    self.contexts = contexts
    self.sequences = sequences
    self.spare = spare
  }
}

extension Planner {
  /// The spare memory of a plan's deployment, layout and cache format kept, for each context × number of sequences.
  package func room(of plan: Plan, contexts: [Int], sequences: [Int]) throws -> RoomReport {
    let resources = try resources(for: plan.request)
    let deployment = plan.deployment
    guard let scheme = resources.scheme(deployment.scheme) else {
      throw PlanningError.noScheme(deployment.scheme)
    }
    let stored = StoredWeights(
      resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator)
    let longest = resources.profile.architecture.maximumPositions ?? .max
    let spare = sequences.map { count in
      contexts.map { context -> ByteCount? in
        guard context <= longest else { return nil }
        let request = plan.request.holding(count, of: context)
        return Estimator(resources: resources, request: request).ledger(
          stored: stored, layout: deployment.layout, replicas: deployment.replicas,
          keyValueCache: deployment.keyValueCache
        ).spareBytes
      }
    }
    return RoomReport(contexts: contexts, sequences: sequences, spare: spare).holding(plan)
  }
}

extension RoomReport {
  /// The same where the plan's own load leaves what the plan says: where its sequences follow from a rate, its engine is
  /// told of more of them than are in flight on average. What holds no less never leaves more.
  fileprivate func holding(_ plan: Plan) -> RoomReport {
    let own = plan.memory.spareBytes
    let rows = zip(sequences, spare).map { count, row in
      zip(contexts, row).map { context, left -> ByteCount? in
        guard let left, count >= plan.sequences, context >= plan.request.contextTokens else { return left }
        return count == plan.sequences && context == plan.request.contextTokens ? own : min(left, own)
      }
    }
    return RoomReport(contexts: contexts, sequences: sequences, spare: rows)
  }
}

extension PlanRequest {
  /// The same question with so many sequences in flight, each as long as given.
  fileprivate func holding(_ sequences: Int, of context: Int) -> PlanRequest {
    var request = self
    (request.contextTokens, request.askedConcurrency) = (context, sequences)
    // Lengths that stray beyond the context would be held instead of it.
    (request.inputTokensP95, request.outputTokensP95, request.trace) = (nil, nil, nil)
    request.shrinkLengthsToContext()
    return request
  }
}
