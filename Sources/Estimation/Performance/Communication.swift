import Domain
import Quantities

/// What the ranks of a replica exchange in a pass.
struct Communication: Sendable {
  /// Seconds of a pass whatever it carries.
  private let fixed: Double
  private let perToken: Double

  /// Two all-reduces a block, each a fixed latency and a ring's traffic, and one hand-over a stage.
  ///
  /// Data-parallel groups send each token to its experts' ranks and back instead of the second all-reduce.
  init(_ replica: Replica, constants: EnginePerformance.Constants) {
    let layout = replica.layout
    let links = replica.site.accelerator.links
    let row = Double(replica.profile.architecture.hiddenSize) * HalfPrecision.bytes
    let latency = constants.secondsPerAllReduce.value
    var fixed = 0.0
    var perToken = 0.0
    if layout.tensorParallel > 1 {
      let ranks = Double(layout.tensorParallel)
      let reduces =
        2 * Double(replica.profile.layers) - (layout.dataParallel > 1 ? Double(replica.profile.mixtureLayers) : 0)
      fixed += reduces * (latency + links.networkSeconds(joining: layout.tensorParallel))
      if let rate = links.rate(joining: layout.tensorParallel) {
        perToken += reduces * 2 * (ranks - 1) / ranks * row / rate.value
      }
    }
    if layout.dataParallel > 1 {
      let exchanges = 2 * Double(replica.profile.mixtureLayers)
      fixed += exchanges * (latency + links.networkSeconds(joining: layout.stageRanks))
      if let rate = links.rate(joining: layout.stageRanks) {
        let elsewhere = 1 - 1 / Double(layout.stageRanks)
        perToken += exchanges * replica.profile.expertsPerToken * elsewhere * row / rate.value
      }
    }
    if layout.pipelineParallel > 1 {
      let hops = Double(layout.pipelineParallel - 1)
      fixed += hops * (latency + links.networkSeconds(joining: layout.count))
      if let rate = links.rate(joining: layout.count) { perToken += hops * row / rate.value }
    }
    self.fixed = fixed
    self.perToken = perToken
  }

  func seconds(tokens: Double) -> Double { fixed + perToken * tokens }
}

extension Links {
  /// What every exchange takes longer once it leaves the host.
  ///
  /// Some microseconds of network each way and the proxies at both ends; assumed, as no published row tells it apart.
  fileprivate func networkSeconds(joining accelerators: Int) -> Double {
    leavesHost(accelerators) ? 2e-5 : 0
  }
}
