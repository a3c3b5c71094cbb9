/// How an engine leaves weights or caches in the host's memory.
package struct EngineOffload: Codable, Sendable, Hashable {
  /// Whether the host's processor computes with them; else the accelerator reads them over the bus, and the caches there
  /// are those that no sequence in flight needs.
  package let computesOnHost: Bool
  /// Whether the caches of layers that are left there are left there too.
  package let movesCache: Bool
  /// What its command line is told: `{layers}` stands for layers left there, `{resident}` for the others and the
  /// output, `{gigabytes}` for GiB of each accelerator's part, `{replica}` for those of a replica, `{whole}` for an
  /// accelerator's in whole GB. Nil where it can't leave that there.
  package let layersFlag: String?
  package let expertsFlag: String?
  package let cacheFlag: String?
  /// How this is known.
  @Prose package var basis: String

  /// What a choice is told by; nil where the engine has no way of leaving that there.
  package func flag(for offload: Offload) -> String? {
    switch offload {
    case .layers: layersFlag
    case .experts: expertsFlag
    case .cache: cacheFlag
    }
  }
}
