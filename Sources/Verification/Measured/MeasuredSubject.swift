/// What a result file says that it was measured on, as far as it does, and at which key.
package struct MeasuredSubject: Sendable, Hashable {
  package struct Told<Value: Sendable & Hashable>: Sendable, Hashable {
    package let value: Value
    package let key: String

    package init(_ value: Value, at key: String) {
      self.value = value
      self.key = key
    }
  }

  /// As the benchmark was told it: a name, or a path.
  package var model: Told<String>?
  package var parameters: Told<Double>?
  /// As a driver calls it.
  package var accelerator: Told<String>?
  package var count: Told<Int>?
  package var tensorParallel: Told<Int>?
  package var pipelineParallel: Told<Int>?
  /// The id of the engine that wrote the file itself.
  package var engine: Told<String>?

  package init() {}
}
