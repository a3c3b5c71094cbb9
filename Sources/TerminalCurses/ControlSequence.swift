/// Byte sequences that the terminal database doesn't list.
enum ControlSequence {
  /// Pasted text then comes between two marks; terminals that don't know this ignore it.
  static let beginBracketedPaste = "\u{1B}[?2004h"
  static let endBracketedPaste = "\u{1B}[?2004l"
  static let pasteStarts = "\u{1B}[200~"
  static let pasteEnds = "\u{1B}[201~"
}
