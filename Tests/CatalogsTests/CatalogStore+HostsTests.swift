import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Hosts of the catalog")
struct CatalogStoreHostsTests {
  private let store = SourceTree.shipped

  @Test("Every machine that has a price is a host with as many of that card")
  func priced() throws {
    let catalogs = SourceTree.shipped
    for list in try catalogs.allPriceLists() {
      for price in list.prices {
        guard let instance = price.instance else { continue }
        let host = try catalogs.host(instance)
        #expect(
          host.accelerators.contains { $0.accelerator == list.id && $0.count == price.accelerators },
          "\(instance): \(price.accelerators) × \(list.id)")
      }
    }
  }

  @Test("Every name of a host means it, whatever its case, and none is an accelerator's")
  func names() throws {
    let hosts = try store.allHosts()
    #expect(hosts.count >= 100)
    for host in hosts {
      for name in [host.id, host.name] + host.aliases {
        #expect(try store.accelerator(name).reference == host.id)
        #expect(try store.accelerator(name.uppercased()).reference == host.id)
      }
    }
    for accelerator in try store.allAccelerators() {
      for name in [accelerator.id] + accelerator.aliases { #expect(try store.accelerator(name).host == nil) }
    }
  }

  @Test("Clouds' own spellings are known")
  func spellings() throws {
    let names = [
      ("p5.48xlarge", 8), ("a3-highgpu-8g", 8), ("ND96isr_H100_v5", 8), ("Standard_ND96isr_H100_v5", 8),
      ("p4d.24xlarge", 8), ("GB200 NVL72, one rack", 72), ("inf2.48xlarge", 12), ("dgx-h100", 8), ("two-sparks", 2),
    ]
    for (name, count) in names { #expect(try store.accelerator(name).host?.count == count, "\(name)") }
  }

  @Test("A host's links are its accelerator's but for what it says, and its network is shared")
  func links() throws {
    let card = try store.accelerator("h100-sxm").links
    let host = try store.accelerator("p5.48xlarge").links
    #expect(host.fabric == card.fabric && host.acceleratorsPerNode == 8)
    #expect(host.network?.value == 50e9)
    let single = try store.accelerator("p5.4xlarge").links
    #expect(single.fabric == nil || single.leavesHost(2))
    #expect(single.rate(joining: 2)?.value == 12.5e9)
    #expect(try store.accelerator("rtx-3090-4x").links.fabric == nil)
    #expect(
      try store.accelerator("coreweave-gb200-4x").links.rate(joining: 72) == store.accelerator("gb200").links.fabric)
  }

  @Test("No link of a host is faster for joining more accelerators")
  func rates() throws {
    for result in store.readHosts() {
      let host = try result.get()
      let rates = (2...160).map { host.links.rate(joining: $0)?.value ?? .infinity }
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 }, "\(host.reference)")
    }
  }

  @Test("A file of one's own is a host where it lists accelerators, and its faults have a line and a key")
  func own() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/host.json"
    func write(_ accelerators: String) throws {
      let text = "{\n  \"id\": \"mine\",\n  \"name\": \"Mine\",\n  \"accelerators\": \(accelerators)\n}\n"
      try FileSystem.write(Array(text.utf8), to: path)
    }
    try write("[{ \"accelerator\": \"rtx-4090\", \"count\": 2 }]")
    let mine = try store.accelerator(path)
    #expect(mine.reference == path && mine.host?.count == 2 && mine.id == "rtx-4090")
    for (text, key) in [
      ("[]", "accelerators"), ("[{ \"accelerator\": \"rtx-409o\", \"count\": 2 }]", "accelerators[0].accelerator"),
      ("[{ \"accelerator\": \"rtx-4090\", \"count\": 0 }]", "accelerators[0].count"),
    ] {
      try write(text)
      let error = #expect(throws: CatalogError.self) { try store.accelerator(path) }
      guard case .malformed(let fault)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(fault.keyPath == key && fault.line == 4 && fault.path == path)
    }
  }
}
