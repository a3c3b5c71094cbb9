import Quantities

/// One accelerator: its memory, its arithmetic, its links, what runs on it and what it costs.
///
/// An owner's own entry needs an id, a name and its memory (bytes and bandwidth together); all else may be unknown.
package struct Accelerator: Codable, Sendable, Identifiable {
  package internal(set) var id: String
  package internal(set) var name: String
  /// Short names that people type, unique across the catalog.
  package let aliases: [String]
  /// Nil when the entry doesn't say; engines are matched by it.
  package internal(set) var vendor: String?
  package let deviceClass: DeviceClass?
  package internal(set) var architecture: String?
  package internal(set) var memory: AcceleratorMemory
  /// Dense operations per second by number format; a missing format is unsupported or unpublished.
  package internal(set) var compute: [Precision: ComputeRate]
  /// Whether the silicon multiplies 2:4 sparse matrices at twice the dense rate; nil when unknown.
  package let runsSparse24: Bool?
  /// Whether 16-bit products are added up in 32 bits at half the rate of 16, as on GeForce cards; nil when unknown.
  package let halvesAccumulation: Bool?
  package internal(set) var links: Links
  /// Board power at full load.
  package internal(set) var watts: Watts?
  /// NVIDIA's compute capability, 9.0 for Hopper; nil elsewhere.
  package internal(set) var computeCapability: Double?
  /// What kernels run; a missing kernel is unknown.
  package internal(set) var kernels: [Kernel: Bool]
  package let kernelsSource: String?
  package internal(set) var purchasePrice: Price?
  /// Per accelerator and hour, where an owner's entry tells it; the catalogs have lists of prices instead.
  package internal(set) var rentalPrice: Price?
  /// Per hour, as a request asks for it; what reads the catalogs leaves it unknown.
  package var hourlyPrice = HourlyPrice.unknown(.market(.onDemand))
  /// Prices of the user's own for it that a request doesn't count.
  package var pricesElsewhere: [PriceElsewhere] = []
  /// What it is of a card; nil for whole ones.
  package let slice: CardSlice?
  package let notes: [String]
  package let sources: [String]
  /// The host that it stands in; nil where none was named.
  package internal(set) var host: Host?
  /// What is typical of its kind, where nobody knows better; nil where nothing had to be taken.
  package var typical: TypicalRates?
  /// What names it where its id doesn't: its host, or the path of an entry of one's own.
  package var place: String?

  enum CodingKeys: String, CodingKey {
    case id, name, aliases, vendor, deviceClass, architecture, memory, compute, runsSparse24
    case halvesAccumulation, links, watts
    case computeCapability, kernels, kernelsSource, purchasePrice, rentalPrice, slice, notes, sources
  }

  /// Whether a kernel runs here; nil when nobody has said.
  package func runs(_ kernel: Kernel) -> Bool? { kernels[kernel] }
}

extension Accelerator {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    vendor = try values.decodeIfPresent(String.self, forKey: .vendor)
    deviceClass = try values.decodeIfPresent(DeviceClass.self, forKey: .deviceClass)
    architecture = try values.decodeIfPresent(String.self, forKey: .architecture)
    memory = try values.decode(AcceleratorMemory.self, forKey: .memory)
    compute = try values.value(.compute, default: [:])
    runsSparse24 = try values.decodeIfPresent(Bool.self, forKey: .runsSparse24)
    halvesAccumulation = try values.decodeIfPresent(Bool.self, forKey: .halvesAccumulation)
    links = try values.value(.links, default: .unknown)
    watts = try values.decodeIfPresent(Watts.self, forKey: .watts)
    computeCapability = try values.decodeIfPresent(Double.self, forKey: .computeCapability)
    kernels = try values.value(.kernels, default: [:])
    kernelsSource = try values.decodeIfPresent(String.self, forKey: .kernelsSource)
    purchasePrice = try values.decodeIfPresent(Price.self, forKey: .purchasePrice)
    rentalPrice = try values.decodeIfPresent(Price.self, forKey: .rentalPrice)
    slice = try values.decodeIfPresent(CardSlice.self, forKey: .slice)
    notes = try values.value(.notes, default: [])
    sources = try values.value(.sources, default: [])
  }
}

/// What kind of machine an accelerator sits in.
package enum DeviceClass: String, Codable, Sendable, CaseIterable {
  case datacenter, workstation, consumer, desktop, laptop, edge, mobile, cpu
}

/// Number formats that arithmetic units run at their own rates.
package enum Precision: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case fp32, tf32, fp16, bf16, fp8, int8, int4, fp4
}

/// Kernels that a scheme may need.
package enum Kernel: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  case fp32, bf16, fp16
  case fp8Native = "fp8-w8a8"
  case fp8WeightOnly = "fp8-w8a16"
  case int8Native = "int8-w8a8"
  case int8WeightOnly = "int8-w8a16"
  case int4WeightOnly = "int4-w4a16"
  case int4Float8 = "w4a8-fp8"
  case nvfp4Native = "nvfp4-w4a4"
  case nvfp4WeightOnly = "nvfp4-w4a16"
  case mxfp4Native = "mxfp4-native"
  case mxfp4WeightOnly = "mxfp4-w4a16"
  case gguf, bitsandbytes
  case sparse24 = "sparse-24"
  case float8KeyValueCache = "kv-cache-fp8"
}
