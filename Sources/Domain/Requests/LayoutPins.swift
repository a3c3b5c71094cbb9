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
    return [stage, pipelineParallel ?? 1, copies ?? 1].reduce(1, Layout.product)
  }

  /// Data-parallel groups, where one of the other parts tells them too: whole experts are on tensor × data parallel ranks.
  package var groups: Int? { dataParallel ?? ranks(each: tensorParallel) }

  /// Accelerators of one pipeline stage, as far as they are known.
  private var stage: Int {
    let ranks = tensorParallel ?? ranks(each: dataParallel)
    return max(Layout.product(ranks ?? 1, groups ?? 1), expertParallel ?? 1)
  }

  private func ranks(each other: Int?) -> Int? {
    guard let expertParallel, expertParallel > 1, let other, other > 0 else { return nil }
    return expertParallel / other
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
    let parts = max(count / max(stage, 1), 1)
    let copies = replicas.map { $0 + spares } ?? (spares + 1...max(spares + 1, parts)).first { parts % $0 == 0 }
    let each = max(parts / max(copies ?? spares + 1, 1), 1)
    let stages = pipelineParallel ?? each
    let groups = max(groups ?? 1, 1)
    // What stages of a fixed number leave is for the ranks of each.
    let ranks = Layout.product(stage, max(each / max(stages, 1), 1))
    return Layout(
      tensorParallel: max(ranks / groups, 1), pipelineParallel: stages, dataParallel: groups,
      expertParallel: (expertParallel ?? dataParallel ?? 1) > 1)
  }
}

extension PlanRequest {
  /// The accelerators that the layout's pinned parts take together.
  package var layoutUnit: Int { pins.unit(spares: spareReplicas) }

  /// Counts come in multiples of it: whole layouts in whole hosts; saturates.
  package var countUnit: Int { Layout.leastMultiple(layoutUnit, wholeHost) }
}
