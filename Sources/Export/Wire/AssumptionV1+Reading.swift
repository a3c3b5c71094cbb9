import Domain
import Presentation

extension AssumptionV1 {
  /// The assumptions of a file: its facts where they say what its sentences say, else the sentences.
  static func statements(_ sentences: [String], facts: [AssumptionV1]) -> [Statement<Assumption>] {
    let known = facts.compactMap(\.assumption)
    let isSame = known.count == sentences.count && zip(known, sentences).allSatisfy { $0.words == $1 }
    return isSame ? known.map { .fact($0) } : sentences.map { .quoted($0) }
  }

  /// Nil for a code that is not known here, and where a key is missing: a code is of one topic.
  private var assumption: Assumption? {
    ofMeasurement ?? ofLoad ?? ofCheckpoint ?? ofEngine ?? ofDecoding ?? ofHardware ?? ofPrice ?? ofLife
  }
}
