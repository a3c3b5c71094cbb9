/// The elements that share one scale.
///
/// Catalogs write `tensor`, `channel`, `group-128`, `flat-64` or `block-128x128`.
package enum Granularity: Hashable, Sendable {
  case tensor
  /// One output row.
  case channel
  /// So many neighbours in a row; the last group of a row may be short.
  case group(Int)
  /// So many neighbours in the flattened tensor, across row ends.
  case flat(Int)
  case block(rows: Int, columns: Int)

  /// The number of scales of a matrix of rows × columns.
  package func scales(rows: Int, columns: Int) -> Double {
    switch self {
    case .tensor: 1
    case .channel: Double(rows)
    case .group(let size): Double(rows) * parts(columns, of: size)
    case .flat(let size): (Double(rows) * Double(columns) / Double(size)).rounded(.up)
    case .block(let height, let width): parts(rows, of: height) * parts(columns, of: width)
    }
  }

  private func parts(_ length: Int, of size: Int) -> Double { (Double(length) / Double(size)).rounded(.up) }
}

extension Granularity: RawRepresentable, Codable {
  package init?(rawValue: String) {
    let parts = rawValue.split(separator: "-", maxSplits: 1)
    let sizes = parts.count == 2 ? parts[1].split(separator: "x").map { Int($0) ?? 0 } : []
    guard sizes.allSatisfy({ $0 > 0 }) else { return nil }
    switch (parts.first, sizes.count) {
    case ("tensor", 0) where parts.count == 1: self = .tensor
    case ("channel", 0) where parts.count == 1: self = .channel
    case ("group", 1): self = .group(sizes[0])
    case ("flat", 1): self = .flat(sizes[0])
    case ("block", 2): self = .block(rows: sizes[0], columns: sizes[1])
    default: return nil
    }
  }

  package var rawValue: String {
    switch self {
    case .tensor: "tensor"
    case .channel: "channel"
    case .group(let size): "group-\(size)"
    case .flat(let size): "flat-\(size)"
    case .block(let rows, let columns): "block-\(rows)x\(columns)"
    }
  }
}
