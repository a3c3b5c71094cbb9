import Catalogs
import Domain
import Quantities

/// Whether a result's weights were stored and placed as a plan's are.
extension SubjectCheck {
  /// Throws where a GGUF file is of another type than the plan's scheme; types that the catalogs don't have tell nothing.
  func check(type: MeasuredSubject.Told<String>) throws(CatalogError) {
    let known = (try? catalogs.allSchemes())?.filter(\.isGGUF).compactMap(\.recipeName) ?? []
    let planned = try? catalogs.scheme(plan.deployment.scheme)
    guard known.contains(type.value), planned?.recipeName != type.value else { return }
    throw other("scheme", planned: plan.deployment.scheme, measured: type.value, type.key)
  }

  /// Throws where weights were quantized otherwise than planned, or not at all; of a word that nobody knows it is only known
  /// that it isn't none.
  func check(quantization told: MeasuredSubject.Told<String>) throws(CatalogError) {
    guard let planned = try? catalogs.scheme(plan.deployment.scheme) else { return }
    let isNone = Self.wordsForNone.contains(told.value.lowercased())
    let isSame: Bool
    if isNone || planned.kind == .unquantized {
      isSame = isNone && planned.kind == .unquantized
    } else if let measured = catalogs.scheme(calledByQuantizer: told.value) {
      isSame = measured.nativeKernel == planned.nativeKernel
    } else {
      isSame = true
    }
    if !isSame { throw other("scheme", planned: planned.id, measured: told.value, told.key) }
  }

  private static let wordsForNone: Set<String> = [MeasuredSubject.unquantized, "no_quant", "unquantized"]

  /// Throws where fewer layers ran on accelerators than the plan has there; a CPU's own are on none.
  func check(layers told: MeasuredSubject.Told<Int>) throws(CatalogError) {
    guard let device = try? catalogs.accelerator(plan.deployment.accelerator), device.deviceClass != .cpu,
      let model = try? catalogs.model(plan.deployment.model), let architecture = model.architecture
    else { return }
    let layers = architecture.layers
    let planned = if case .layers(let left)? = plan.request.settings.offload { max(layers - left, 0) } else { layers }
    // llama.cpp counts the output as a layer.
    let isMeant = planned == layers ? told.value >= layers : (planned...planned + 1).contains(told.value)
    guard !isMeant else { return }
    throw other(
      "layers on \(plan.deployment.accelerator)", planned: "\(NumberText.grouped(planned))",
      measured: told.value == 0 ? "none, the processor alone" : "\(told.value)", told.key)
  }
}
