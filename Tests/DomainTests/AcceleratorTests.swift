import Domain
import FoundationEssentials
import Quantities
import Testing

@Suite("Accelerators")
struct AcceleratorTests {
  private func accelerator(
    _ more: String = "", memory: String = #""bytes": 48000000000, "bandwidthBytesPerSecond": 9e11"#
  )
    throws -> Accelerator
  {
    let json = #"{"id": "own", "name": "Own", "memory": {\#(memory)}\#(more)}"#
    return try JSONDecoder().decode(Accelerator.self, from: Data(json.utf8))
  }

  @Test("An id, a name and the memory are enough; all else is unknown, not guessed")
  func minimal() throws {
    let card = try accelerator()
    #expect(card.memory.basis == .stated && !card.memory.isUnified)
    #expect(card.vendor == nil && card.architecture == nil && card.compute.isEmpty && card.rentalPrice == nil)
    #expect(card.runs(.fp8Native) == nil)
  }

  @Test(
    "Capacity and bandwidth come together",
    arguments: [#""bytes": 48000000000"#, #""bandwidthBytesPerSecond": 9e11"#])
  func together(memory: String) {
    #expect(throws: DecodingError.self) { try accelerator(memory: memory) }
  }

  @Test("The fabric carries what it joins, the host bus the rest")
  func links() throws {
    let bridged = try accelerator(
      #", "links": {"fabricBytesPerSecond": 300e9, "fabricDomain": 2, "hostBusBytesPerSecond": 63e9}"#)
    #expect(bridged.links.rate(joining: 2)?.value == 300e9)
    #expect(bridged.links.rate(joining: 4)?.value == 63e9)
    #expect(try accelerator().links.rate(joining: 2) == nil)
  }
}
