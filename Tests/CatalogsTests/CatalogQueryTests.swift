import Domain
import JSON
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Looking entries up")
struct CatalogQueryTests {
  private let store = SourceTree.shipped

  @Test(
    "An id, an alias, another spelling or a unique part finds the accelerator",
    arguments: [
      ("h100-sxm-80gb", "h100-sxm-80gb"), ("h100", "h100-sxm-80gb"), ("h100-sxm", "h100-sxm-80gb"),
      ("H100 SXM", "h100-sxm-80gb"), ("h100-pcie", "h100-pcie-80gb"), ("a100", "a100-sxm-80gb"),
      ("a100-80gb", "a100-sxm-80gb"), ("A100 40GB", "a100-sxm-40gb"), ("l40s", "l40s"), ("4090", "rtx-4090"),
      ("RTX 4090", "rtx-4090"), ("rtx4090", "rtx-4090"), ("mi300x", "mi300x"), ("b200", "b200"),
      ("h200", "h200-sxm-141gb"), ("m4-max", "apple-m4-max"), ("instinct mi355", "mi355x"),
      ("jetson thor", "jetson-agx-thor"),
      ("NVIDIA L4", "l4"),
    ])
  func accelerators(query: String, id: String) throws {
    #expect(try store.accelerator(query).id == id)
  }

  @Test(
    "Schemes, engines, workloads and regions answer to what people call them",
    arguments: [
      (CatalogKind.schemes, "fp8", "fp8-dynamic"), (.schemes, "int4", "w4a16-g128"), (.schemes, "W4A16", "w4a16-g128"),
      (.schemes, "q4_k_m", "gguf-q4_k_m"), (.schemes, "NVFP4", "nvfp4"), (.engines, "trtllm", "tensorrt-llm"),
      (.engines, "llama.cpp", "llama-cpp"), (.engines, "vLLM", "vllm"), (.workloads, "default", "chat"),
      (.workloads, "corpus-sentiment", "sentiment-batch"), (.workloads, "sentiment", "sentiment"),
      (.workloads, "support", "customer-service"), (.workloads, "fraud-detection", "fraud"),
      (.workloads, "moderation", "security-screening"), (.workloads, "tutor", "education-tutor"),
      (.workloads, "medical", "health-assistant"), (.workloads, "recommender", "recommendation"),
      (.workloads, "image classification", "vision-classification"), (.workloads, "rerank", "reranking"),
      (.workloads, "embed", "embedding"), (.workloads, "asr", "speech"), (.workloads, "thinking", "reasoning"),
      (.regions, "us-east-1", "us-virginia"),
      (.regions, "us-west1", "gcp-us-west1"), (.regions, "us-west-1", "us-california"),
      (.regions, "eu-west", "ireland"), (.regions, "Johannesburg", "gcp-africa-south1"),
    ])
  func others(kind: CatalogKind, query: String, id: String) throws {
    #expect(try store.resolve(query, kind: kind).id == id)
  }

  @Test("The index knows who makes what, of one's own entries too", arguments: ["h100-sxm", "rx-7900-xtx", "tpu-v5e"])
  func alike(id: String) throws {
    let own = try TemporaryCatalog()
    try own.write(
      #"{"id": "mine", "name": "Mine", "memory": {"bytes": 17179869184, "bandwidthBytesPerSecond": 1e12}}"#,
      kind: .hardware, id: "mine")
    let store = CatalogStore(CatalogLocation(folders: [own.path, SourceTree.catalogs]))
    let other = try store.accelerator(id)
    let all = store.readAccelerators().compactMap { try? $0.get() }
    let alike = all.filter { $0.vendor == other.vendor && $0.deviceClass == other.deviceClass }.map(\.id)
    let found = store.readAccelerators(like: other).compactMap { try? $0.get().id }
    #expect(Set(found).isSuperset(of: alike + ["mine"]))
    #expect(found.count < all.count / 2)
  }

  @Test(
    "Letters and digits of one word that an entry has in different places don't name it",
    arguments: [(CatalogKind.schemes, "mxfp8"), (.hardware, "p5"), (.hardware, "h40"), (.schemes, "int2-g4")])
  func scattered(kind: CatalogKind, query: String) {
    #expect(throws: CatalogError.self) { try store.resolve(query, kind: kind) }
  }

  @Test("What is too long for a name is compared with none, and not said back whole")
  func endless() throws {
    let query = String(repeating: "a", count: 200_000)
    let error = try #require(throws: CatalogError.self) { try store.accelerator(query) }
    #expect(error.message.utf8.count < 500 && error.message.contains("aaaa…"))
  }

  @Test("A part that several entries have lists them")
  func ambiguous() throws {
    let error = try #require(throws: CatalogError.self) { try store.accelerator("mi300") }
    #expect(error == .ambiguous(kind: .hardware, query: "mi300", candidates: ["mi300a", "mi300x"]))
    #expect(error.message.contains("mi300a, mi300x"))
  }

  @Test("Either Congo is meant by that name, and each by its capital")
  func congo() throws {
    let error = try #require(throws: CatalogError.self) { try store.region("congo") }
    #expect(error == .ambiguous(kind: .regions, query: "congo", candidates: ["congo-brazzaville", "dr-congo"]))
    #expect(try store.region("congo-brazzaville").country == "Republic of the Congo")
    #expect(try store.region("congo-kinshasa").country == "DR Congo")
  }

  @Test(
    "A list by commas keeps names that have commas whole",
    arguments: [
      ("l4, a10", ["l4", "a10"]), ("NVIDIA A100 SXM4 40GB, MIG 1g.5gb", ["NVIDIA A100 SXM4 40GB, MIG 1g.5gb"]),
      ("l4,NVIDIAB200,MIG2g.45gb,,gb200 nvl72, one rack", ["l4", "NVIDIAB200, MIG2g.45gb", "gb200 nvl72, one rack"]),
      ("NVIDIA A100 SXM4 40GB, l4", ["NVIDIA A100 SXM4 40GB", "l4"]), ("*,mig", ["*", "mig"]), ("", []),
    ])
  func lists(text: String, names: [String]) {
    #expect(store.hardwareNames(in: text) == names)
  }

  @Test(
    "A misspelt name leads to its neighbours",
    arguments: [
      ("h10O", "h100-sxm-80gb"), ("mi30x0", "mi300x"), ("rtx-40900", "rtx-4090"), ("h2000", "h200-sxm-141gb"),
    ])
  func nearest(query: String, near: String) throws {
    let error = try #require(throws: CatalogError.self) { try store.accelerator(query) }
    guard case .notFound(.hardware, query, let nearest) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(nearest.contains(near), "\(nearest)")
  }

  @Test("Nonsense is not found and suggests nothing", arguments: ["", "  ", "---", "%%%", "zzzzzzzzzzzz", "🦙"])
  func nonsense(query: String) throws {
    let error = try #require(throws: CatalogError.self) { try store.accelerator(query) }
    #expect(error == .notFound(kind: .hardware, query: query, nearest: []))
  }

  @Test("Every id and alias of every kind leads back to its entry")
  func everyNameResolves() throws {
    for kind in CatalogKind.allCases {
      let entries = store.entries(kind)
      for entry in entries {
        for alias in entry.aliases {
          #expect(try CatalogQuery(alias, kind: kind).resolve(among: entries).id == entry.id, "\(kind) \(alias)")
        }
        #expect(try store.resolve(entry.id, kind: kind).path == entry.path)
      }
    }
  }

  @Test("A path to a file of one's own is read, and a missing one is named")
  func ownFile() throws {
    let folder = try TemporaryCatalog()
    let path = try folder.write(MinimalEntries.accelerator, kind: .hardware, id: "own-card")
    #expect(try store.accelerator(path).memory.bytes.bytes == 48_000_000_000)
    #expect(throws: CatalogError.unreadable(path: "/nowhere/x.json", reason: "there is no such file")) {
      try store.accelerator("/nowhere/x.json")
    }
  }

  @Test(
    "A version is a number of its own, not what stands behind another's point",
    arguments: [
      ("llama 5", "Llama 3.3 Nemotron Super 49B v1.5", false), ("llama 2", "Llama 3.2 1B", false),
      ("llama 3.2", "Llama 3.2 1B", true), ("llama 3 2 1b", "Llama 3.2 1B", true), ("llama-3", "Llama 3.2 1B", true),
      ("nemotron v1.5", "Llama 3.3 Nemotron Super 49B v1.5", true), ("qwen2.5", "Qwen2.5 7B Instruct", true),
      ("qwen 5", "Qwen2.5 7B Instruct", false), ("phi 3.5", "Phi-3.5 MoE", true),
    ])
  func versions(query: String, name: String, isMeant: Bool) {
    #expect(NameMatching.query(query, occursIn: name) == isMeant)
  }

  @Test("More words never match more entries")
  func moreWordsNarrow() {
    let names = store.entries(.hardware).map(\.name)
    for name in names {
      let tokens = NameMatching.tokens(name)
      for count in 1...tokens.count {
        func matched(_ count: Int) -> [String] {
          let query = tokens.prefix(count).joined(separator: " ")
          return names.filter { NameMatching.query(query, occursIn: $0) }
        }
        let (few, more) = (matched(count - 1), matched(count))
        #expect(Set(more).isSubset(of: few))
      }
    }
  }

  @Test(
    "Edit distance is symmetric, zero for equals and at most the longer length",
    arguments: ["", "a", "h100", "a100", "llama-4-scout", "scout"])
  func editDistance(left: String) {
    for right in ["", "h100", "h200", "scout-4", "llama"] {
      let distance = NameMatching.editDistance(left, right)
      #expect(distance == NameMatching.editDistance(right, left))
      #expect((distance == 0) == (left == right))
      #expect(distance <= max(left.count, right.count))
    }
  }
}
