import ArgumentParser
import Domain

/// The argument parser's complaints in the form of all our errors.
enum UsageText {
  static func text(for error: any Error) -> String {
    let message = lowered(QuantplanCommand.message(for: error))
    return "error: " + (familiar(message) ?? message) + "\n" + hint(QuantplanCommand.fullMessage(for: error))
  }

  /// The complaint about an option that other programs have, with what it is called here; nil for any other.
  private static func familiar(_ message: String) -> String? {
    let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard message.hasPrefix("unknown option"), parts.count == 3,
      let field = FamiliarOption.field(calledElsewhere: String(parts[1]))
    else { return nil }
    return "unknown option '\(parts[1])'; here it is '\(field.flag)'"
  }

  private static func lowered(_ message: String) -> String {
    guard let first = message.first, let second = message.dropFirst().first, second.isLowercase else { return message }
    return first.lowercased() + message.dropFirst()
  }

  /// The line that tells where to read more: the failed command's own help.
  private static func hint(_ message: String) -> String {
    let usage = message.split(separator: "\n").first { $0.hasPrefix("Usage:") }
    let words = usage?.split(separator: " ").dropFirst().prefix { $0.allSatisfy { $0.isLetter } } ?? []
    let command = words.isEmpty ? QuantplanCommand.configuration.commandName ?? "" : words.joined(separator: " ")
    return "See '\(command) --help'."
  }
}
