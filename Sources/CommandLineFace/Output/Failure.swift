import ArgumentParser
import Catalogs
import Export
import Planning
import Presentation
import Quantization
import Tensors
import WeightErrors

/// An error of ours in words, with the exit status that it means.
struct Failure: Error {
  let message: String
  let status: Int32

  init(_ message: String, status: Int32) {
    self.message = message
    self.status = status
  }

  /// Nil for the argument parser's own errors, which know their words.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as CatalogError: self.init(error.message, status: ExitStatus.data)
    case let error as PlanningError:
      self.init(error.message, status: error.isUsage ? ExitStatus.usage : ExitStatus.data)
    case let error as ExportError: self.init(error.message, status: ExitStatus.data)
    case let error as WeightsError:
      self.init(error.message, status: error.isUsage ? ExitStatus.usage : ExitStatus.data)
    case let error as TensorError: self.init(error.description, status: ExitStatus.data)
    case let error as FormatError: self.init(error.description, status: ExitStatus.data)
    case let error as EncodingError:
      self.init("the result can't be written: \(error)", status: ExitStatus.internalFailure)
    default: return nil
    }
  }

  /// A fault of the command line, naming the option.
  static func usage(_ message: String) -> Failure { Failure(message, status: ExitStatus.usage) }
}
