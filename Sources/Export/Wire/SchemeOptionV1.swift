import Domain
import Quantities

/// How one scheme fares on growing numbers of one accelerator, as version 1 of a plan's JSON spells it.
struct SchemeOptionV1: Codable {
  let scheme: String
  let name: String
  let weightsBytes: ByteCount
  let countByCapacity: Int
  @OrNull var count: Int?
  @OrNull var layout: String?
  let spares: [Spare]

  struct Spare: Codable {
    let count: Int
    @OrNull var spareBytes: ByteCount?
  }

  init(_ option: SchemeOption) {
    scheme = option.scheme
    name = option.name
    weightsBytes = option.weightsBytes
    countByCapacity = option.countByCapacity
    count = option.count
    layout = option.layout
    spares = option.spares.map { Spare(count: $0.count, spareBytes: $0.spareBytes) }
  }

  var option: SchemeOption {
    SchemeOption(
      scheme: scheme, name: name, weightsBytes: weightsBytes, countByCapacity: countByCapacity, count: count,
      layout: layout, spares: spares.map { SchemeOption.Spare(count: $0.count, spareBytes: $0.spareBytes) })
  }
}
