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
  /// The id of the engine that wrote the file itself, or that answered.
  package var engine: Told<String>?
  /// The type of a GGUF file, as its recipe is called: `Q4_K_M`.
  package var fileType: Told<String>?
  /// What weights were quantized to, as the file calls it; "none" where it says so.
  package var quantization: Told<String>?
  /// Layers that ran on accelerators, 0 for the host's processor alone; nil where the file doesn't tell, or all did.
  package var layers: Told<Int>?
  /// Requests a second that came by themselves, however many were in flight.
  package var arrivals: Told<Double>?

  /// What a quantization is called that is none.
  package static let unquantized = "none"

  package init() {}
}
