import Catalogs
import Domain
import Quantities
import TestSupport
import Testing

@Suite("Parts of cards")
struct CardSliceTests {
  @Test("Each part of a card costs its share of the card, and says so; whole cards cost what they did")
  func share() throws {
    let store = try ShippedCatalogs.store()
    let parts = try store.allAccelerators().filter { $0.slice != nil }
    #expect(parts.count == store.entries(.hardware).filter { $0.id.contains("-mig-") }.count && parts.count > 10)
    for part in parts {
      let slice = try #require(part.slice)
      let card = try store.accelerator(slice.card)
      #expect(slice.parts < slice.whole && part.memory.bytes.bytes < card.memory.bytes.bytes)
      let (ours, whole) = (try store.priceList(of: part), try store.priceList(of: card))
      #expect(ours?.prices.count == whole?.prices.count, "\(part.id)")
      for (mine, all) in zip(ours?.prices ?? [], whole?.prices ?? []) {
        #expect(abs(mine.usdPerHour - all.usdPerHour * slice.share) < 1e-9)
        #expect(mine.provider.contains("\(slice.parts)/\(slice.whole) of a card's price"))
      }
    }
    #expect(try store.priceList(of: "h100-sxm-80gb-mig-1g-10gb") == nil)
  }
}
