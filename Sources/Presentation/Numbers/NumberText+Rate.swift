import Quantities

extension NumberText {
  /// "900 GB/s", "3.35 TB/s": decimal, as data sheets print it.
  package static func rate(_ rate: ByteRate) -> String {
    rate.value >= 1e12
      ? significant(rate.value / 1e12, 3) + " TB/s" : significant(rate.value / 1e9, 3) + " GB/s"
  }
}
