import ArgumentParser

/// The argument parser's complaints in the form of all our errors.
enum UsageText {
  static func text(for error: any Error) -> String {
    "error: " + lowered(QuantplanCommand.message(for: error)) + "\n" + hint(QuantplanCommand.fullMessage(for: error))
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
