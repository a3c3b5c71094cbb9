import Catalogs
import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("What hardware costs a request")
struct PriceLawTests {
  private func plan(_ changes: RequestChanges, on accelerator: String = "l4") throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    let asked = changes.over([.model: "llama-3.1-8b-instruct", .accelerator: accelerator])
    return try planner.plan(try planner.resolver.request(asked))
  }

  private func basis(_ plan: Plan) throws -> CostEstimate.Basis { try #require(plan.cost.basis.fact) }

  @Test("A cheaper price never gives a dearer plan")
  func cheaper() throws {
    var earlier = Double.infinity
    for price in ["8", "4", "2.10", "0.5", "0.01"] {
      let plan = try plan([.price: price, .accelerator: "l4,a10", .maximumTimePerOutputTokenSeconds: "40"])
      let cost = try #require(plan.cost.usdPerHour)
      #expect(cost <= earlier, "\(price)")
      earlier = cost
      guard case .told(_, let usd) = try basis(plan) else {
        Issue.record("\(try basis(plan))")
        return
      }
      #expect("\(usd)" == (price.contains(".") ? price.trimmingZero : "\(price).0"))
    }
  }

  @Test("The market that is named is the one whose price counts, or none does", arguments: Market.allCases)
  func market(market: Market) throws {
    for accelerator in ["h100-sxm", "l4", "t4", "b200", "mi300x", "rtx-3060-12gb"] {
      switch try basis(plan([.market: market.rawValue], on: accelerator)) {
      case .rent(let rent): #expect(rent.price.market == market)
      case .unknown(let unpriced): #expect(unpriced.gap == .market(market) && unpriced.energyUSDPerHour != nil)
      case .told, .owned: Issue.record("nobody said a price")
      }
    }
  }

  @Test(
    "Neither region nor price lies outside of where all must stay", arguments: ["africa", "eu", "Kenya", "africa,fra"])
  func residency(place: String) throws {
    let catalogs = try ShippedCatalogs.store()
    let countries = try catalogs.countries(of: place)
    for accelerator in ["h100-sxm", "l4", "t4"] {
      for market in Market.allCases {
        let plan = try plan([.residency: place, .market: market.rawValue], on: accelerator)
        #expect(countries.contains(try catalogs.region(plan.request.region).country))
        switch try basis(plan) {
        case .rent(let rent): #expect(countries.contains(try #require(rent.price.country)))
        case .unknown(let unpriced): #expect(unpriced.gap == .residency(market, place))
        case .told, .owned: Issue.record("nobody said a price")
        }
      }
    }
    #expect(throws: PlanningError.self) { try self.plan([.residency: place, .region: "united-states"]) }
  }

  @Test("Africa has rented T4s, in South Africa")
  func africa() throws {
    let plan = try plan([.residency: "africa"], on: "t4")
    #expect(plan.request.region == "south-africa")
    #expect(try #require(plan.cost.usdPerHour) == 0.698 * Double(plan.deployment.count))
  }

  @Test("What is owned costs less an hour the longer it is used, and more where electricity does")
  func owned() throws {
    var earlier = Double.infinity
    for years in ["6mo", "1y", "2", "3y", "10y"] {
      let cost = try #require(try plan([.owned: years, .purchasePrice: "2500"]).cost.usdPerHour)
      #expect(cost < earlier, "\(years)")
      earlier = cost
    }
    let free = try #require(
      try plan([.owned: "3y", .purchasePrice: "2500", .electricityPrice: "0.01"]).cost.usdPerHour)
    let dear = try plan([.owned: "3y", .purchasePrice: "2500", .electricityPrice: "1"])
    #expect(free < (try #require(dear.cost.usdPerHour)))
    guard case .owned(_, let price) = try basis(dear) else {
      Issue.record("not owned")
      return
    }
    #expect(price.purchaseUSD == 2500 && price.seconds == 94_608_000 && price.usdPerKilowattHour == 1)
    let hourly = 2500 / (94_608_000.0 / 3600) + (try #require(price.watts)) * price.powerUsageEffectiveness / 1000
    #expect(abs(price.usdPerAcceleratorHour - hourly) < 1e-12)
  }

  @Test("What is missing of owned hardware is told, and its purchase counts without its energy")
  func gaps() throws {
    guard case .unknown(let card) = try basis(plan([.owned: "3y"], on: "l40")) else {
      Issue.record("a cost is told")
      return
    }
    #expect(card.gap == .purchase)
    for (device, place) in [("l4", "somalia"), ("snapdragon-8-gen-3", "kenya")] {
      let plan = try plan([.owned: "3y", .purchasePrice: "2500", .region: place, .scheme: "q4_0"], on: device)
      guard case .owned(_, let price) = try basis(plan) else {
        Issue.record("\(device) in \(place) has no cost")
        continue
      }
      #expect(price.usdPerAcceleratorHour == 2500 / (94_608_000.0 / 3600))
      #expect((price.watts == nil) != (price.usdPerKilowattHour == nil))
    }
  }

  @Test("Every accelerator has a cost, or says what is not known of it", arguments: [nil, "3y"])
  func everyAccelerator(owned: String?) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "qwen3-8b", accelerator: "l4")
    if let owned { try RequestField.owned.set(owned, in: &request) }
    let faults = CatalogFaults()
    for accelerator in planner.accelerators(request, faults) {
      switch accelerator.hourlyPrice {
      case .listed(let price, let factor): #expect(owned == nil && price.usdPerAcceleratorHour > 0 && factor == 1)
      case .owned(let price): #expect(owned != nil && price.usdPerAcceleratorHour > 0)
      case .unknown(let gap):
        #expect(gap == (owned == nil ? .market(.onDemand) : .purchase), "\(accelerator.id)")
      case .told: Issue.record("nobody said a price")
      }
    }
    #expect(faults.warnings.isEmpty)
  }

  @Test("Prices of one's own come before the lists', where they hold")
  func ownPrices() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "mine.csv",
      "accelerator,market,region,price,currency\nl4,,,0.31,\nl4,spot,kenya,0.1,EUR\ng6.12xlarge,reserved,,1.6,\n")
    func price(_ changes: RequestChanges) throws -> ListedPrice? {
      guard case .rent(let rent) = try basis(plan(changes.over([.priceFile: path]))) else { return nil }
      return rent.price
    }
    let here = try #require(try price([.currency: "EUR=1.5"]))
    #expect(here.usdPerAcceleratorHour == 0.31 && here.source == "\(path), line 2" && here.country == "United States")
    let there = try #require(try price([.market: "spot", .region: "kenya", .currency: "EUR=1.5"]))
    #expect(abs(there.usdPerAcceleratorHour - 0.15) < 1e-12 && there.country == "Kenya")
    #expect(try price([.market: "spot", .currency: "EUR=1.5"])?.provider == "AWS")
    #expect(try price([.market: "reserved", .currency: "EUR=1.5"])?.usdPerAcceleratorHour == 0.4)
    // Without a rate of the euro only plans that need the second line stop.
    #expect(try price([:])?.usdPerAcceleratorHour == 0.31)
    #expect(throws: CatalogError.self) { try price([.market: "spot", .region: "kenya"]) }
    #expect(try price([.market: "spot", .region: "kenya", .accelerator: "t4"])?.provider != nil)
  }

  @Test("Prices of one's own that hold elsewhere are named, but for the one that counts")
  func elsewhere() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine.csv", "accelerator,market,region,price\nl4,,kenya,0.2\nl4,spot,,0.1\n")
    func told(_ changes: RequestChanges) throws -> [String] {
      let plan = try plan(changes.over([.priceFile: path]))
      return plan.assumptions.compactMap {
        guard case .fact(.pricesElsewhere(let prices, _, _)) = $0 else { return nil }
        return prices.map { String($0.source.suffix(6)) }.joined(separator: " ")
      }
    }
    #expect(try told([:]) == ["line 2 line 3"])
    #expect(try told([.region: "kenya"]) == ["line 3"])
    #expect(try told([.market: "spot"]) == ["line 2"])
    #expect(try told([.accelerator: "t4"]).isEmpty && told([.price: "2"]).isEmpty)
  }

  @Test("A price and owned hardware, or a purchase that nobody makes, are refused")
  func contradictions() throws {
    #expect(throws: PlanningError.self) { try plan([.price: "2", .owned: "3y"]) }
    #expect(throws: PlanningError.self) { try plan([.purchasePrice: "2000"]) }
    #expect(throws: PlanningError.self) { try plan([.currency: "EUR"]) }
    #expect(throws: CatalogError.self) { try plan([.residency: "atlantis"]) }
  }

  @Test("Another currency changes what words tell, and no number")
  func currency() throws {
    let (plain, told) = (try plan([:]), try plan([.currency: "eur=2"]))
    #expect(plain.cost.usdPerHour == told.cost.usdPerHour && told.request.currency?.text == "EUR=2.0")
  }
}

extension String {
  /// "2.10" as Swift spells the number.
  fileprivate var trimmingZero: String { hasSuffix("0") ? String(dropLast()) : self }
}
