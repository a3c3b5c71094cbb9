import ArgumentParser
import Catalogs
import Quantities

/// A size in place of a model's name.
struct SizeOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A typical model of so many parameters in place of a name, 7e9 or 30B, and of so many active ones, 30B:3B.",
      valueName: "count"))
  var parameters: String?

  /// What stands for the model.
  var model: String? {
    guard let parameters else { return nil }
    guard let number = DecimalText.real(parameters), !parameters.lowercased().contains("e") else { return parameters }
    let billions = "\(number / 1e9)"
    return (billions.hasSuffix(".0") ? String(billions.dropLast(2)) : billions) + "B"
  }

  /// Refuses what is no size, and a size beside a name.
  func check(beside named: String?) throws {
    if let parameters, let model, !TypicalModel.isMeant(by: model) {
      throw ValidationError(
        "the value '\(parameters)' is invalid for '--parameters <count>': expected a number of parameters (7e9, 30B), or "
          + "of all and those that are active (30B:3B)")
    }
    guard let named, parameters != nil else { return }
    throw ValidationError("--parameters: expected no model beside it, found '\(named)'; leave one of them out")
  }
}
