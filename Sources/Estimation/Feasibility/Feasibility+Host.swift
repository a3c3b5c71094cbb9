import Domain
import Quantities

extension Feasibility {
  /// Why accelerators can't be joined this way whatever the engine; nil when they can.
  static func joining(_ layout: Layout, on accelerator: Accelerator) -> Rejection.Reason? {
    if layout.count > 1, accelerator.links.standsAlone == true { return .standsAlone(accelerator: accelerator.name) }
    guard accelerator.isMixed, let host = accelerator.host else { return nil }
    let isByLayers = layout.stageRanks == 1 && layout.pipelineParallel == host.count
    return isByLayers ? nil : .unequalSplit(accelerators: host.count)
  }

  /// Why a host's memory can't take what is to be left there; nil when it can or nobody has said.
  ///
  /// Ignores: what the host's own programs hold.
  static func hostMemory(
    _ layout: Layout, _ profile: ModelProfile, _ stored: StoredWeights, _ site: Site
  ) -> Rejection.Reason? {
    guard site.accelerator.host?.memory != nil, let left = HostShare(site, layers: profile.layers) else { return nil }
    let bits = stored.groups.reduce(0) { $0 + $1.bits * left.share(of: $1.group.tensorClass) }
    return hostMemory(ByteCount(roundingUp: bits / 8), of: layout, on: site.accelerator)
  }

  /// The same of what one replica leaves there.
  package static func hostMemory(
    _ bytes: ByteCount, of layout: Layout, on accelerator: Accelerator
  ) -> Rejection.Reason? {
    guard let host = accelerator.host, let memory = host.memory else { return nil }
    // Each host has as many copies, or such a part of one, as its accelerators.
    let all = ByteCount(roundingUp: Double(bytes.bytes) * Double(host.count) / Double(max(layout.count, 1)))
    return all > memory ? .hostMemoryShort(bytes: all, of: memory) : nil
  }
}
