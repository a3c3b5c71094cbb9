import Domain
import Quantities

/// What a replica leaves in the host's memory, and how fast a pass gets at it.
///
/// Layers are taken as alike and as spread evenly over stages.
/// Ignores: other replicas and programs that use the same memory, a bus that several accelerators share.
package struct HostShare: Sendable {
  /// The share of the blocks that is left there.
  let layers: Double
  /// Whether the routed experts are.
  let experts: Bool
  /// Whether caches are.
  private let caches: Bool
  /// Whether what later requests find again waits there, and comes back over the bus.
  private let parksCaches: Bool
  private let engine: EngineOffload
  private let bus: ByteRate
  private let memory: ByteRate

  /// Nil where everything is on accelerators.
  init?(_ site: Site, layers count: Int) {
    guard let offload = site.offload, let engine = site.engine.offload else { return nil }
    self.engine = engine
    switch offload {
    case .layers(let left): (layers, experts, caches) = (Double(min(left, count)) / Double(max(count, 1)), false, false)
    case .experts: (layers, experts, caches) = (0, true, false)
    case .cache: (layers, experts, caches) = (0, false, true)
    }
    parksCaches = site.parksCaches
    bus = site.accelerator.links.hostBus ?? Self.usualBus
    memory = site.accelerator.hostMemory
  }

  /// The share of a class's weights that is there.
  func share(of tensorClass: TensorClass) -> Double {
    switch tensorClass {
    case .expertGate, .expertUp, .expertDown: experts ? 1 : layers
    case .embedding, .outputHead, .visionTower, .audioTower, .projector, .companion: 0
    default: layers
    }
  }

  /// The share of the cache of sequences in flight that is there.
  var cacheShare: Double { caches && engine.computesOnHost ? 1 : engine.movesCache ? layers : 0 }

  /// Seconds in which a pass gets at weights there.
  ///
  /// A processor reads them from its memory and multiplies: bytes / (e · bandwidth) or operations / peak, the longer of
  /// the two. An accelerator reads its part over its bus, which also processors leave wide passes to.
  /// Ignores: that llama.cpp does that from 32 tokens on and not where it first pays.
  ///
  /// - Parameters:
  ///   - bytes: those of the whole replica that a pass touches.
  ///   - ranks: accelerators that read their parts at once.
  func seconds(bytes: Double, ranks: Int, operations: Double) -> Double {
    let fetched = bytes / Double(ranks) / (bus.value * Self.busEfficiency)
    guard engine.computesOnHost else { return fetched }
    let read = bytes / (memory.value * Self.memoryEfficiency)
    return min(max(read, operations / Self.operationsPerSecond), fetched)
  }

  /// Seconds in which a processor attends to the cache there: it reads it and multiplies, the longer of the two.
  func seconds(cacheBytes: Double, operations: Double) -> Double {
    max(cacheBytes / (memory.value * Self.memoryEfficiency), operations / Self.operationsPerSecond)
  }

  /// Seconds in which an accelerator gets what it finds again of a prompt; nothing where that is on it still.
  ///
  /// Ignores: that engines compute other sequences meanwhile, and write new blocks the other way.
  func seconds(foundBytes: Double) -> Double { parksCaches ? foundBytes / (bus.value * Self.busEfficiency) : 0 }

  package var computesOnHost: Bool { engine.computesOnHost }
  /// Of the host's memory where its processor computes, else of the bus.
  package var rate: ByteRate { engine.computesOnHost ? memory : bus }
}

extension HostShare {
  /// PCIe 4.0 x16, where an entry names no bus.
  static let usualBus = ByteRate(31.5e9)
  /// The share of a bus that reads over it reach; assumed.
  static let busEfficiency = 0.85
  /// The share of its memory's bandwidth that a processor beside an accelerator reaches: 0.3 to 0.6 by three runs of
  /// llama.cpp on an RTX 2080 beside four channels of DDR4 (AlexsJones/llmfit#755, #778).
  static let memoryEfficiency = 0.4
  /// What a desktop's processor multiplies in a second; assumed.
  static let operationsPerSecond = 1e12
  /// How far speeds stray with weights there, as a share: processors and memories differ, and few runs are published.
  static let uncertainty = 0.4
}

extension Accelerator {
  /// The bandwidth of the memory of a usual host: two sockets of eight channels of DDR5-4800 in a server, two channels of
  /// DDR5-5600 in a desktop.
  package var hostMemory: ByteRate { ByteRate(deviceClass == .datacenter ? 614.4e9 : 89.6e9) }
}
