/// The parts of a layout that somebody fixed; nil leaves one to the planner.
package struct LayoutPins: Sendable, Hashable {
  package var tensorParallel: Int?
  package var pipelineParallel: Int?
  /// Groups of ranks with attention and caches of their own, which share the experts.
  package var dataParallel: Int?
  /// Ranks that experts are spread over whole; 1 slices them as everything else.
  package var expertParallel: Int?
  package var replicas: Int?

  package init() {}
}

extension LayoutPins {
  /// Accelerators come in multiples of it; saturates.
  ///
  /// - Parameter spares: replicas beside those that are pinned.
  package func unit(spares: Int) -> Int {
    let copies = replicas.map { $0 + spares }
    return [tensorParallel, pipelineParallel, dataParallel, copies].reduce(1) { Layout.product($0, $1 ?? 1) }
  }

  package var isEmpty: Bool { self == LayoutPins() }

  /// Whether a layout is as it was asked for.
  package func allow(_ layout: Layout, replicas: Int) -> Bool {
    tensorParallel ?? layout.tensorParallel == layout.tensorParallel
      && pipelineParallel ?? layout.pipelineParallel == layout.pipelineParallel
      && dataParallel ?? layout.dataParallel == layout.dataParallel
      && expertParallel ?? layout.expertRanks == layout.expertRanks
      && self.replicas ?? replicas == replicas
  }

  /// What comes nearest to it on so many accelerators, whether or not it is possible.
  ///
  /// - Parameter spares: replicas beside those that serve.
  package func layout(of count: Int, spares: Int) -> Layout {
    let ranks = Layout.product(tensorParallel ?? 1, dataParallel ?? 1)
    let groups = max(count / max(ranks, 1), 1)
    let copies = replicas.map { $0 + spares } ?? (spares + 1...max(spares + 1, groups)).first { groups % $0 == 0 }
    let stages = pipelineParallel ?? max(groups / max(copies ?? spares + 1, 1), 1)
    return Layout(
      tensorParallel: tensorParallel ?? 1, pipelineParallel: stages, dataParallel: dataParallel ?? 1,
      expertParallel: (expertParallel ?? dataParallel ?? 1) > 1)
  }
}

extension PlanRequest {
  /// The accelerators that the layout's pinned parts take together.
  package var layoutUnit: Int { pins.unit(spares: spareReplicas) }

  /// Counts come in multiples of it: whole layouts in whole hosts; saturates.
  package var countUnit: Int { Layout.leastMultiple(layoutUnit, wholeHost) }
}
