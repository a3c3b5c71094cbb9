import Platform

/// Keeps what a command reads from being overwritten by what it writes.
enum InputProtection {
  /// Refuses a file to be written that is one of those read, by whatever name.
  ///
  /// - Parameters:
  ///   - target: nil, or `-` for standard output, writes no file.
  ///   - inputs: paths, of which those that are no files do not count; asked for only where the target exists.
  static func check(_ option: String, _ target: String?, inputs: () throws -> [String]) throws {
    guard let target, target != "-", let identity = FileIdentity(target),
      let input = try inputs().first(where: { FileIdentity($0) == identity })
    else { return }
    let name = input == target ? target : "\(target), the same file as \(input),"
    throw Failure.usage("\(option): \(name) is read here and would be overwritten. Name another file to write")
  }
}
