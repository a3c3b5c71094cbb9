import Domain
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("The least number of accelerators")
struct MinimumCountTests {
  @Test(
    "By capacity never more than by layout, and the layout found fits",
    arguments: [("llama-3.3-70b-instruct", "h100-sxm"), ("llama-4-scout", "rtx-4090"), ("qwen3-8b", "l4")])
  func counts(model: String, accelerator: String) throws {
    let fixture = try SearchFixture(model, accelerator)
    let search = ShapeSearch(fixture.resources, request: fixture.request)
    let estimator = Estimator(resources: fixture.resources, request: fixture.request)
    let minimum = MinimumCount(search: search, estimator: estimator, formats: search.cacheFormats())
    for stored in search.runnable {
      guard let (count, best) = minimum.byLayout(stored) else { continue }
      #expect(minimum.byCapacity(stored) <= count && best.layout.count == count)
      #expect(best.ledger.spareBytes >= .zero)
      let option = minimum.option(stored)
      #expect(option.count == count && option.layout == best.layout.name)
      #expect(option.spares.map(\.count) == AcceleratorCounts.sold)
    }
  }

  @Test("The ladder climbs to its largest step, and holds all counts that are tried")
  func ladder() {
    #expect(AcceleratorCounts.ladder == Set(AcceleratorCounts.ladder).sorted())
    #expect(AcceleratorCounts.ladder.last == AcceleratorCounts.largest)
    #expect(AcceleratorCounts.sold.allSatisfy(AcceleratorCounts.ladder.contains))
  }
}
