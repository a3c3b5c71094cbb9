import Documents
import Domain
import Quantities

/// An accelerator's list of prices in lines.
package enum PriceFacts {
  package static func facts(_ list: PriceList) -> [Fact] {
    [Fact("Name", list.name)]
      + list.prices.map { price in
        let count = price.accelerators == 1 ? "" : "\(price.accelerators) × "
        return Fact(
          price.provider, "\(count)\(NumberText.dollars(price.usdPerAcceleratorHour)) an hour",
          note: [
            price.market.rawValue, price.instance, price.country ?? "no place named", price.zone,
            price.date ?? "undated", price.source,
          ].compactMap(\.self).joined(separator: ", "))
      }
  }
}
