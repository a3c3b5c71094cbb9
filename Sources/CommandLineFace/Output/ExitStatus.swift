/// What the program's exit status tells.
enum ExitStatus {
  /// Done; for plans: it fits.
  static let fits: Int32 = 0
  /// A fault of the program's own.
  static let internalFailure: Int32 = 1
  /// A valid answer: it does not fit.
  static let doesNotFit: Int32 = 2
  /// A catalog, a file or its data are at fault.
  static let data: Int32 = 3
  /// The command line is at fault.
  static let usage: Int32 = 64
  /// There is no terminal to draw on.
  static let noTerminal: Int32 = 69
  /// Ended by a signal.
  static func signal(_ number: Int32) -> Int32 { 128 + number }
}
