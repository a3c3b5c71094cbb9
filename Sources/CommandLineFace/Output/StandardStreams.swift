import Export
import Platform
import StyledText
import TerminalModel

/// Data on standard output, everything else on standard error.
enum StandardStreams {
  /// Makes sure that the three standard descriptors are open and that a reader who leaves ends nothing.
  static func prepare() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
      // Else the next file opened would take the place, and data would be written into it. Opened for reading,
      // writing to it fails as it did before.
      _ = open("/dev/null", O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Whether there is someone to talk with.
  static var areTerminals: Bool { StandardDescriptor.input.isTerminal && StandardDescriptor.output.isTerminal }

  /// Writes data; a reader who has gone away (`| head`) wants no more and is no error.
  static func writeData(_ text: String) -> (any Error)? {
    do {
      try OutputFile.write(text, to: "-")
      return nil
    } catch {
      return error.isClosedPipe ? nil : error
    }
  }

  /// Writes a message for people; what can't be shown is dropped, and overlong names are shortened.
  static func message(_ text: String) {
    var line =
      text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.harmless(OverlongWord.clipped($0)) }.joined(separator: "\n") + "\n"
    line.withUTF8 { _ = DescriptorWriter.write($0, to: STDERR_FILENO) }
  }
}
