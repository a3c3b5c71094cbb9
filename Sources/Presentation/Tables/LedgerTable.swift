import Domain
import Quantities
import StyledText

/// The memory ledger as rows: items by category, then total, capacity and what is left.
package struct LedgerTable: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case item(MemoryLedger.Category)
    case total, capacity, spare
  }

  package struct Row: Hashable, Sendable {
    package let label: String
    package let bytes: ByteCount
    /// Of the capacity; 0.5 is half.
    package let share: Double
    package let kind: Kind
    package let basis: String
  }

  package let rows: [Row]

  package init(_ ledger: MemoryLedger) {
    let capacity = Double(max(ledger.capacityBytes.bytes, 1))
    func row(_ label: String, _ bytes: ByteCount, _ kind: Kind, _ basis: String) -> Row {
      Row(label: label, bytes: bytes, share: Double(bytes.bytes) / capacity, kind: kind, basis: basis)
    }
    let items = MemoryLedger.Category.allCases.flatMap { category in
      // A model that keeps nothing of a token has no cache to tell of.
      ledger.items.filter { $0.category == category && ($0.bytes > .zero || category != .keyValueCache) }
        .map { row($0.kind.words, $0.bytes, .item(category), $0.basis.words) }
    }
    let device = "of \(NumberText.bytes(ledger.deviceBytes)) on the accelerator"
    rows =
      items + [
        row("total", ledger.totalBytes, .total, "the sum of the above"),
        row("capacity", ledger.capacityBytes, .capacity, "what the engine may fill, \(device)"),
        row(ledger.spareBytes < .zero ? "short" : "spare", ledger.spareBytes, .spare, "capacity less total"),
      ]
  }
}

extension MemoryLedger.Category {
  /// The category as legends print it.
  package var label: String {
    switch self {
    case .weights: "weights"
    case .keyValueCache: "KV cache"
    case .activations: "activations"
    case .runtime: "runtime"
    }
  }

  package var role: Role {
    switch self {
    case .weights: .barWeights
    case .keyValueCache: .barKeyValueCache
    case .activations: .barActivations
    case .runtime: .barRuntime
    }
  }
}
