import Domain
import Quantities

/// What the ranks of a replica exchange in a pass.
struct Communication: Sendable {
  /// Seconds of a pass whatever it carries.
  private let fixed: Double
  private let perToken: Double

  /// Two all-reduces a block, each a fixed latency and a ring's traffic, and one hand-over a stage.
  init(_ replica: Replica, constants: EnginePerformance.Constants) {
    let layout = replica.layout
    let links = replica.accelerator.links
    let row = Double(replica.profile.architecture.hiddenSize) * HalfPrecision.bytes
    let latency = constants.secondsPerAllReduce.value
    var fixed = 0.0
    var perToken = 0.0
    if layout.tensorParallel > 1 {
      let ranks = Double(layout.tensorParallel)
      let reduces = 2 * Double(replica.profile.layers)
      fixed += reduces * latency
      if let rate = links.rate(joining: layout.tensorParallel) {
        perToken += reduces * 2 * (ranks - 1) / ranks * row / rate.value
      }
    }
    if layout.pipelineParallel > 1 {
      let hops = Double(layout.pipelineParallel - 1)
      fixed += hops * latency
      if let bus = links.hostBus { perToken += hops * row / bus.value }
    }
    self.fixed = fixed
    self.perToken = perToken
  }

  func seconds(tokens: Double) -> Double { fixed + perToken * tokens }
}
