/// What engines' constants would be, had nobody measured one accelerator or one family of models: scripts/leave-one-out.py
/// fits them anew without its rows.
package struct LeftOutConstants: Decodable, Sendable {
  /// The day of the fits.
  package let date: String
  package let engines: [Constants]

  /// What rows are left out by.
  package enum Label: String, Decodable, Sendable, CaseIterable { case accelerator, family }

  package struct Constants: Decodable, Sendable {
    package let engine: String
    /// Where each constant stands in the engine's `performance`: `adjustments[3].secondsPerLayer`.
    package let keys: [String]
    /// What stood there when they were fitted: with others they say nothing.
    package let used: [Double]
    package let refits: [Refit]

    package func refit(without label: Label, _ id: String) -> Refit? {
      refits.first { $0.left == label && $0.id == id }
    }
  }

  package struct Refit: Decodable, Sendable {
    package let left: Label
    /// An accelerator's id, or a family's name.
    package let id: String
    /// In the order of the keys.
    package let constants: [Double]
  }
}
