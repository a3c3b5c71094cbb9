import Platform

/// A file of measurements that this process alone adds to, as long as it holds the claim; readers are free.
///
/// Two runs that record into one file would measure everything twice.
final class RecordClaim: Sendable {
  private let descriptor: Int32

  /// Makes the file where there is none.
  ///
  /// - Throws: `busy` where another process holds it.
  init(_ path: String) throws(ExportError) {
    let flags = O_CLOEXEC | O_NONBLOCK
    var descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | flags, 0o644)
    // What can't be added to may hold all that is asked for.
    if descriptor < 0, errno == EACCES || errno == EROFS { descriptor = open(path, O_RDONLY | flags) }
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: SystemError.current) }
    // File systems without locks take the risk.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw .busy(path: path)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
