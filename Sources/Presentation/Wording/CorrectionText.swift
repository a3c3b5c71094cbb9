import Domain
import Quantities

extension SpeedCorrection: Worded {
  /// "Speed of w4a16-g128, TP2, is corrected by your measurement Night run of 2026-11-29: time per output token × 1.12."
  package var words: String {
    let list = factors.map { "\($0.figure.words) × \(NumberText.significant($0.times))" }.joined(separator: ", ")
    let older = olderEdition.map {
      " It was compared with a plan of the catalogs of \($0): verify --measured --keep compares it with today's."
    }
    return "Speed of \(scheme), \(layout), is corrected by your measurement \(measurement) of \(date): "
      + (list.isEmpty ? "it is as planned." : list + ".") + (older ?? "")
  }
}

extension MeasuredQuantity: Worded {
  package var words: String {
    switch self {
    case .timeToFirstTokenSeconds: "time to first token"
    case .timePerOutputTokenSeconds: "time per output token"
    case .outputTokensPerSecond: "throughput"
    case .requestsPerSecond: "requests"
    }
  }
}
