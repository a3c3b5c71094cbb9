import JSON
import Platform
import Quantization
import Synchronization
import WeightErrors

/// Measurements kept as JSON Lines: one row a tensor, scheme and method, that can be shared and merged by `cat`.
///
/// Rows are appended whole as they are found, so an interrupted run loses none. A last line that was cut off, as by a
/// full disk, is dropped and reported; any other line that is no row is an error that names it.
package final class MeasurementFile: MeasurementLog {
  package let path: String
  /// What the file held when it was opened, the later of rows with the same key.
  package let rows: [RecordedMeasurement]
  /// Whether the last line was cut off and left out.
  package let endsInFragment: Bool
  private let version: String
  private let known: [MeasurementKey: MeasurementResult]
  private let hasBegun: Mutex<Bool>
  private let claim: RecordClaim?

  /// Opens a file for reading, and for appending if that is asked for later. A missing file is empty.
  ///
  /// - Parameters:
  ///   - mustExist: whether a missing file is an error.
  ///   - claims: whether no other process may claim it meanwhile, as it would for adding to it.
  ///   - version: the program's, written into each row.
  package init(path: String, mustExist: Bool, claims: Bool = false, version: String) throws(ExportError) {
    self.path = path
    self.version = version
    if access(path, F_OK) == 0 { try Self.checkIsFile(path) }
    claim = claims ? try RecordClaim(path) : nil
    let record = mustExist || access(path, F_OK) == 0 ? try Self.record(path) : MeasurementRecord()
    rows = record.rows
    endsInFragment = record.endsInFragment
    known = Dictionary(rows.map { ($0.key, $0.result) }, uniquingKeysWith: { _, later in later })
    hasBegun = Mutex(false)
  }

  package func recorded(_ key: MeasurementKey) -> MeasurementResult? { known[key] }

  /// Adds one row at the file's end, in a single write.
  package func append(_ measurement: RecordedMeasurement) throws {
    let line = try JSONText.line(MeasurementRow(measurement, version: version)) + "\n"
    try hasBegun.withLock { hasBegun in
      // A row after a fragment would share its line.
      if !hasBegun, endsInFragment { try removeFragment() }
      hasBegun = true
      try Array(line.utf8).withUnsafeBufferPointer(appendBytes)
    }
  }

  private func appendBytes(_ bytes: UnsafeBufferPointer<UInt8>) throws(ExportError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(path: path, reason: SystemError.current) }
    defer { close(descriptor) }
    if let number = DescriptorWriter.write(bytes, to: descriptor) {
      throw .unwritable(path: path, reason: SystemError.text(number))
    }
  }

  private static func checkIsFile(_ path: String) throws(ExportError) {
    do throws(RegularFile.Fault) {
      close(try RegularFile.open(path).descriptor)
    } catch {
      throw .unreadable(path: path, reason: "expected a file, found \(error.found)")
    }
  }

  private static func record(_ path: String) throws(ExportError) -> MeasurementRecord {
    do {
      return try MeasurementRecord(path: path)
    } catch {
      switch error {
      case .malformedLine(_, let line, let problem): throw .malformedLine(path: path, line: line, problem)
      case .unreadable(_, let reason): throw .unreadable(path: path, reason: reason)
      default: throw .unreadable(path: path, reason: error.message)
      }
    }
  }

  /// Cuts the file after its last line feed.
  private func removeFragment() throws(ExportError) {
    let text = [UInt8](try InputFile.read(path, limit: MeasurementRecord.largest))
    let end = text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    guard truncate(path, end) == 0 else { throw .unwritable(path: path, reason: SystemError.current) }
  }
}
