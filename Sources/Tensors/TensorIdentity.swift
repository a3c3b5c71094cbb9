import Domain
import Platform

/// What a tensor's name tells of it.
struct TensorIdentity {
  let tensorClass: TensorClass
  let family: TensorFamily

  /// A tensor that is no matrix is a vector, whatever its name says; its family then is known of norms and biases only.
  init(name: String, rank: Int) {
    let row = name.lowercased().withCString { text in
      TensorNames.table.first { row in
        row.pieces.contains { Self.contains($0, in: text) } && Self.contains(row.part, in: text)
      }
    }
    let family = row?.family ?? .other
    tensorClass = rank < 2 ? .vector : row?.tensorClass ?? .other
    self.family = rank < 2 && family != .norm && family != .bias ? .other : family
  }

  /// The number after `layers.`, `layer.`, `blk.`, `h.` or `blocks.`; one that no model has is a name's part like others.
  static func layerIndex(in name: String) -> Int? {
    let parts = name.split(separator: ".")
    for (part, next) in zip(parts, parts.dropFirst()) where layerWords.contains(part) {
      if let index = Int(next), layers.contains(index) { return index }
    }
    return nil
  }

  /// By its name, or by a kernel that is shorter than any layer's inputs; fused experts are none.
  static func isConvolution(_ name: String, _ shape: [Int]) -> Bool {
    guard shape.count > 2 else { return false }
    return name.lowercased().withCString { text in
      !contains(.experts, in: text)
        && (contains("conv", in: text) || shape.dropFirst(2).allSatisfy { $0 <= longestKernel })
    }
  }

  /// The patches of vision towers are the longest, with 32 pixels.
  private static let longestKernel = 32
  private static let layers = 0..<100_000
  private static let layerWords: Set<Substring> = ["layers", "layer", "blk", "h", "blocks", "block"]

  private static func contains(_ part: TensorNames.Part, in text: UnsafePointer<CChar>) -> Bool {
    switch part {
    case .any: true
    case .experts: contains("experts.", in: text) || contains("_exps", in: text) || contains(".experts", in: text)
    case .sharedExperts: contains("shared_expert", in: text) || contains("_shexp", in: text)
    }
  }

  // C's search is some fifty times faster here than String's, which matters for files of 100,000 tensors.
  private static func contains(_ piece: StaticString, in text: UnsafePointer<CChar>) -> Bool {
    piece.utf8Start.withMemoryRebound(to: CChar.self, capacity: piece.utf8CodeUnitCount + 1) {
      strstr(text, $0) != nil
    }
  }
}
