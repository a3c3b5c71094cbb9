import Documents
import Domain
import Quantities

/// A measurement of the user's own in lines.
package enum MeasurementFacts {
  package static func facts(_ measurement: KeptMeasurement) -> [Fact] {
    let (subject, load) = (measurement.deployment, measurement.load)
    let inFlight = load.concurrency.map { "\(NumberText.trimmed($0)) requests in flight on each replica" }
    return [
      Fact("Name", measurement.name), Fact("Measured with", measurement.source, note: measurement.date),
      Fact(
        "Deployment", "\(subject.model), \(subject.scheme)",
        note: "\(subject.layout.name) of \(subject.accelerator), \(subject.engine), cache in "
          + subject.keyValueCache.rawValue),
      Fact(
        "Load", "\(NumberText.grouped(load.inputTokens)) tokens in, \(NumberText.grouped(load.outputTokens)) out",
        note: inFlight ?? ""),
      Fact("Compared with", measurement.edition.map { "a plan of the catalogs of \($0)" } ?? Fact.unknown),
    ]
      + measurement.figures.map { figure in
        Fact(
          figure.figure.words, "× \(NumberText.significant(figure.factor))",
          note: "\(text(figure.measured, figure.figure)) measured, \(text(figure.planned, figure.figure)) planned")
      }
  }

  private static func text(_ value: Double, _ quantity: MeasuredQuantity) -> String {
    quantity.isRate ? "\(NumberText.significant(value)) a second" : NumberText.seconds(value)
  }
}
