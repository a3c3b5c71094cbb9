import Platform

/// A pipe whose bytes wake the event loop: a signal's number, or zero for a message.
///
/// Both ends are non-blocking, so that neither a signal handler nor a worker ever waits.
package final class WakePipe: Sendable {
  static let messageByte: UInt8 = 0

  let readDescriptor: Int32
  let writeDescriptor: Int32

  package init() throws(TerminalError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .noPipe(errorNumber: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readDescriptor, writeDescriptor) = (ends[0], ends[1])
  }

  deinit {
    close(readDescriptor)
    close(writeDescriptor)
  }

  /// Wakes the reader; when the pipe is full it is awake anyway.
  package func wake() {
    var byte = Self.messageByte
    _ = write(writeDescriptor, &byte, 1)
  }

  /// Takes every byte that is there, without waiting.
  package func drain() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(readDescriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}
