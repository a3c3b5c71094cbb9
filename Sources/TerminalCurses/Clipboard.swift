import FoundationEssentials

/// Copies text by the escape sequence OSC 52, which also works over ssh.
package enum Clipboard {
  /// xterm and several others ignore longer sequences.
  static let longestEncoding = 74_994

  /// The bytes that ask the terminal to copy the text; nil when it is too long for terminals to accept.
  ///
  /// Inside tmux the sequence goes out twice: to tmux itself, and wrapped for the terminal around it, since which one
  /// is listened to depends on the user's settings. Copying the same text twice does no harm.
  package static func sequence(for text: String, insideTmux: Bool) -> String? {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= longestEncoding else { return nil }
    let plain = "\u{1B}]52;c;\(encoded)\u{07}"
    return insideTmux ? plain + "\u{1B}Ptmux;\u{1B}" + plain + "\u{1B}\\" : plain
  }
}
