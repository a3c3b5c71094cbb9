import Platform

/// Keeps what is written to standard error while a screen covers the terminal, and writes it there afterwards.
///
/// A message on the screen would spoil it and be gone with it, the reason of a crash among them.
struct HeldStandardError {
  /// Where messages belong.
  private let original: Int32
  /// A file without a name, which takes them meanwhile.
  private let file: UnsafeMutablePointer<FILE>
  private let descriptor: Int32

  /// Nil when standard error isn't a terminal, and so doesn't disturb the screen.
  init?() {
    guard isatty(STDERR_FILENO) == 1, let file = tmpfile() else { return nil }
    self.file = file
    descriptor = fileno(file)
    original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    guard original >= 0, dup2(descriptor, STDERR_FILENO) >= 0 else {
      discard()
      return nil
    }
  }

  /// Gives standard error back and writes what was held; safe in a signal handler.
  func release() {
    dup2(original, STDERR_FILENO)
    lseek(descriptor, 0, SEEK_SET)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { buffer in
      while let start = buffer.baseAddress {
        let count = read(descriptor, start, buffer.count)
        guard count > 0 else { return }
        _ = write(original, start, count)
      }
    }
  }

  /// Frees file and descriptor, after `release`.
  func discard() {
    close(original)
    fclose(file)
  }
}
