import Domain
import Quantities

/// When a job is done and what it costs, as version 1 of a plan's JSON spells it; it follows from the rest, and is written
/// only.
struct JobV1: Codable {
  let documents: Double
  let finishSeconds: Interval
  @OrNull var usd: Double?
  /// Absent where `usd` is null.
  let usdRange: Interval?

  init(_ job: Job) {
    documents = job.documents
    finishSeconds = job.finishSeconds
    usd = job.usd?.likely
    usdRange = job.usd
  }
}
