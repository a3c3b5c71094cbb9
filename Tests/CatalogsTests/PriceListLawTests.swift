import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("Lists of prices")
struct PriceListLawTests {
  private let store = SourceTree.shipped

  @Test("The price that counts is of the market and the place, and lies within what is told beside it")
  func selection() throws {
    for list in try store.allPriceLists() {
      for country in ["United States", "Finland", "Kenya"] {
        for market in Market.allCases {
          let query = PriceQuery(market: market, country: country)
          guard let price = list.price(query) else {
            #expect(!list.prices.contains { $0.market == market })
            continue
          }
          #expect(price.market == market)
          let low = try #require(price.low)
          #expect(low <= price.usdPerAcceleratorHour && price.usdPerAcceleratorHour <= (price.high ?? 0), "\(list.id)")
          let isElsewhere = price.country.map { $0 != country } ?? false
          let near = list.prices.filter { $0.market == market && $0.country ?? country == country }
          #expect(isElsewhere == near.isEmpty, "\(list.id) in \(country)")
        }
      }
    }
  }

  @Test("No price of elsewhere, or of nobody knows where, counts where data must stay")
  func residency() throws {
    for list in try store.allPriceLists() {
      let query = PriceQuery(country: "Kenya", residency: ["Finland", "Kenya"])
      #expect(list.price(query)?.country ?? "Finland" == "Finland")
      #expect(list.price(PriceQuery(country: "Kenya", residency: ["Kenya"])) == nil)
    }
  }

  @Test("The prices that counted when each accelerator had one still do")
  func usual() throws {
    let query = try store.usualPrices()
    let known = [
      "h100-sxm-80gb": 3.99, "a10g": 1.006, "l4": 0.8048, "h200-sxm-141gb": 7.912, "mi300x": 1.71, "t4": 0.526,
    ]
    for (id, usd) in known {
      let price = try #require(try store.priceList(of: id)?.price(query))
      #expect(abs(price.usdPerAcceleratorHour - usd) < 1e-9, "\(id)")
    }
    #expect(try store.priceList(of: "h100-sxm-80gb")?.price(query)?.provider == "Lambda")
    #expect(try store.priceList(of: "rtx-3060-12gb") == nil)
  }

  @Test("A machine has its own price, and else that of its accelerators")
  func machines() throws {
    let list = try #require(try store.priceList(of: "h100-sxm-80gb"))
    let query = try store.usualPrices()
    let own = try #require(list.machinePrice(["AWS P5.48xlarge"], accelerators: 8, query))
    #expect(own.isOwn && abs(own.usdPerHour - 55.04) < 1e-9 && own.price.provider == "AWS")
    let other = try #require(list.machinePrice(["our-box"], accelerators: 4, query))
    #expect(!other.isOwn && abs(other.usdPerHour - 4 * 3.99) < 1e-9)
    // The more trusted of two.
    let reserved = PriceQuery(market: .reserved, country: "United States")
    #expect(list.machinePrice(["p5.48xlarge"], accelerators: 8, reserved)?.usdPerHour == 39.33)
    let without = try #require(try store.priceList(of: "l4"))
    #expect(without.machinePrice(["g6.12xlarge"], accelerators: 4, reserved) == nil)
  }

  @Test(
    "A price is stale where every day that its date may mean is over 180 days gone",
    arguments: [
      ("2026", "2026-12-31", false), ("2026", "2027-06-29", false), ("2026", "2027-06-30", true),
      ("2026-03", "2026-09-27", false), ("2026-03", "2026-09-28", true), ("2026-03-17", "2026-09-13", false),
      ("2026-03-17", "2026-09-14", true), ("2026-12", "2026-12-01", false), ("never", "2026-12-01", false),
    ])
  func staleness(date: String, today: String, isStale: Bool) {
    let point = PricePoint(provider: "Cloud", usdPerHour: 1, date: date, source: "list")
    #expect(point.isStale(on: CalendarDay(today)) == isStale)
    #expect(!point.isStale(on: nil))
  }

  @Test("A day is counted as calendars count it")
  func days() throws {
    #expect(CalendarDay("1970-01-01")?.number == 0 && CalendarDay("2000-03-01")?.number == 11_017)
    #expect(CalendarDay.last(of: "2024-02") == CalendarDay("2024-02-29"))
    #expect(CalendarDay("2024-2") == nil && CalendarDay("20x4-02-01") == nil && CalendarDay.last(of: "") == nil)
  }

  @Test(
    "A fault of a list names its key",
    arguments: [
      (
        #"{"provider": "A", "accelerators": 1, "market": "auction", "usdPerHour": 1, "source": "s"}"#,
        "prices[0].market"
      ),
      (
        #"{"provider": "A", "accelerators": 0, "market": "spot", "usdPerHour": 1, "source": "s"}"#,
        "prices[0].accelerators"
      ),
      (
        #"{"provider": "A", "accelerators": 1, "market": "spot", "usdPerHour": -1, "source": "s"}"#,
        "prices[0].usdPerHour"
      ),
      (
        #"{"provider": "A", "accelerators": 1, "market": "spot", "usdPerHour": 1, "source": "s", "date": "soon"}"#,
        "prices[0].date"
      ),
    ])
  func faults(point: String, key: String) throws {
    let folder = try TemporaryCatalog()
    try folder.write(#"{"id": "own", "name": "Own", "prices": [\#(point)]}"#, kind: .prices, id: "own")
    let store = CatalogStore(CatalogLocation(folders: [folder.path]))
    let error = try #require(throws: CatalogError.self) { try store.priceList(of: "own") }
    #expect(error.message.contains(key), "\(error.message)")
  }
}
