import Domain
import JSON
import Quantities

/// An entry with other memory, or any processor: `epyc-9654-genoa:376GiB`, `strix-halo:64GB`, `cpu:64GB:80GBps`, or
/// `cpu:64GB` for one whose memory is read as fast as is usual of so much.
///
/// The text tells everything beside the entry, so that a plan of it is the same plan anywhere.
struct HardwareVariant {
  /// The word for a processor of which nothing but its memory is known.
  static let anyProcessor = "cpu"

  let base: String
  let memory: ByteCount
  let bandwidth: ByteRate?

  init(base: String, memory: ByteCount, bandwidth: ByteRate? = nil) {
    self.base = base
    self.memory = memory
    self.bandwidth = bandwidth
  }

  /// Nil for a text without a colon, which is a name.
  init?(_ text: String) throws(CatalogError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    guard parts.count > 1, !text.contains("*") else { return nil }
    func problem(_ part: String, _ expected: String, _ found: String) -> CatalogError {
      Self.problem(text, part, expected, found)
    }
    guard parts.count < 4, let memory = SizeText.bytes(parts[1]) else {
      throw problem("memory", "a size such as 64GB or 62.5GiB", "`\(parts[1])`")
    }
    var bandwidth: ByteRate?
    if parts.count == 3 {
      guard
        let rate = SizeText.bytes(
          ["/s", "ps"].contains(parts[2].suffix(2).lowercased()) ? String(parts[2].dropLast(2)) : parts[2])
      else {
        throw problem("bandwidth", "a rate such as 80GBps", "`\(parts[2])`")
      }
      bandwidth = ByteRate(Double(rate.bytes))
    }
    base = parts[0].lowercased()
    self.memory = memory
    self.bandwidth = bandwidth
  }

  private static func problem(
    _ text: String, _ part: String, _ expected: String, _ found: String
  ) -> CatalogError {
    .malformed(
      MalformedEntry(
        path: "`\(text)`", line: nil, keyPath: part, expected: expected, found: found,
        fix: "write HARDWARE:MEMORY or HARDWARE:MEMORY:BANDWIDTH, as in \(anyProcessor):64GB:80GBps"))
  }

  func problem(_ part: String, _ expected: String, _ found: String) -> CatalogError {
    Self.problem(text(base), part, expected, found)
  }

  /// The one way in which it is written.
  func text(_ id: String) -> String {
    let rate = bandwidth.map { ":" + SizeText.text(ByteCount(roundingUp: $0.value)) + "ps" }
    return "\(id):\(SizeText.text(memory))\(rate ?? "")"
  }

  /// The entry as JSON; nil makes one of any processor.
  func entry(over base: JSONNode?) -> JSONNode {
    let id = base?["id"]?.string ?? Self.anyProcessor
    let name = base?["name"]?.string ?? "Processor"
    let size = NumberText.bytes(memory)
    let pace = bandwidth ?? usual?.likely
    let about = bandwidth == nil ? "about " : ""
    let told = base == nil ? "\(size) at \(about)\(NumberText.fixed((pace?.value ?? 0) / 1e9, 1)) GB/s" : "with \(size)"
    let usable = base.flatMap(UnifiedMemory.init)?.usable(memory) ?? memory
    var parts = [
      JSONMember("bytes", JSONNode(.integer(usable.bytes))), JSONMember("basis", JSONNode(.string("stated"))),
      JSONMember("nominalGigabytes", JSONNode(.null)),
    ]
    if usable == memory { parts.append(JSONMember("source", JSONNode(.null))) }
    if let pace { parts.append(JSONMember("bandwidthBytesPerSecond", JSONNode(.real(pace.value)))) }
    let changes = JSONNode(
      .object([
        JSONMember("id", JSONNode(.string(text(id)))), JSONMember("name", JSONNode(.string("\(name), \(told)"))),
        JSONMember("aliases", JSONNode(.array([]))), JSONMember("memory", JSONNode(.object(parts))),
      ]))
    return changes.merged(over: base ?? anyProcessor)
  }

  /// FP32 operations that any processor is taken to make for a byte that it can read: those of an EPYC 9654, the fewest
  /// of the catalog's processors, whose others make 19 to 45.
  private static let operationsPerByte = 16.0

  private var isAnyProcessor: Bool { base == Self.anyProcessor }

  /// What is usual of so much memory, where the text doesn't tell a processor's.
  private var usual: TypicalRates.Bandwidth? {
    isAnyProcessor && bandwidth == nil ? .usual(of: memory) : nil
  }

  private var operations: ComputeRate {
    ComputeRate(Self.operationsPerByte * (bandwidth ?? usual?.likely ?? ByteRate(0)).value)
  }

  /// What is taken of a processor of which nothing but its memory is known.
  var typical: TypicalRates? { isAnyProcessor ? TypicalRates(bandwidth: usual, operations: operations) : nil }

  private var anyProcessor: JSONNode {
    let rate = operations.value
    let note = "arithmetic assumed: \(NumberText.significant(rate / 1e12)) TFLOP/s in FP32, 16 for a byte read"
    return JSONNode(
      .object([
        JSONMember("deviceClass", JSONNode(.string("cpu"))),
        JSONMember("compute", JSONNode(.object([JSONMember("fp32", JSONNode(.real(rate)))]))),
        JSONMember("notes", JSONNode(.array([JSONNode(.string(note))]))),
      ]))
  }
}

extension CatalogStore {
  /// The accelerator that a variant is.
  func accelerator(_ variant: HardwareVariant) throws(CatalogError) -> Accelerator {
    var base: JSONNode?
    if variant.base != HardwareVariant.anyProcessor {
      let path = try resolve(variant.base, kind: .hardware).path
      let found = try Inheritance(kind: .hardware, folders: location.folders).document(path).root
      if let shared = UnifiedMemory(found), !shared.holds(variant.memory) {
        throw variant.problem("memory", shared.most, SizeText.text(variant.memory))
      }
      base = found
    }
    let node = variant.entry(over: base)
    var accelerator = try CatalogFile.variant(node, path: "`\(node["id"]?.string ?? variant.base)`")
    accelerator.typical = variant.typical
    return accelerator
  }
}
