import JSON
import Quantities

/// What a stated size of memory is to a device that shares it with its processor.
struct UnifiedMemory {
  private static let apple = "Apple"
  /// Macs with less memory than this give their GPU two thirds of it, others three quarters: Metal's working set by
  /// default, as the catalog's entries of them tell.
  private static let roomy = ByteCount.gibibytes(36)

  private let isApple: Bool
  /// The largest that it is sold with; nil where nobody says.
  private let largest: ByteCount?

  /// - Parameter base: the device's entry; nil where its memory is its own.
  init?(_ base: JSONNode) {
    guard base["memory"]?["isUnified"]?.bool == true else { return nil }
    isApple = base["vendor"]?.string == Self.apple
    largest = (base["memory"]?["nominalGigabytes"]?.number).map { .gibibytes($0) }
  }

  /// Whether such a device may have so much: later ones of the same name have had twice as much at most.
  func holds(_ stated: ByteCount) -> Bool { largest.map { Self.sold(stated).bytes <= 2 * $0.bytes } ?? true }

  var most: String {
    largest.map { "no more than twice the \(NumberText.bytes($0)) that it is sold with" } ?? "any size"
  }

  /// Of what was stated, what models may take: all of it, or a Mac's share.
  func usable(_ stated: ByteCount) -> ByteCount {
    guard isApple else { return stated }
    let sold = Self.sold(stated)
    return ByteCount(sold < Self.roomy ? sold.bytes / 3 * 2 : sold.bytes / 4 * 3)
  }

  /// Memory that is sold as so many whole gigabytes has as many gibibytes.
  private static func sold(_ stated: ByteCount) -> ByteCount {
    let (gigabytes, rest) = stated.bytes.quotientAndRemainder(dividingBy: 1_000_000_000)
    return rest == 0 ? .gibibytes(Double(gigabytes)) : stated
  }
}
