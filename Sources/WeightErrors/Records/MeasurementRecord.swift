import Catalogs
import JSON
import Quantization

/// The rows of a file of measurements: JSON Lines, one a tensor, scheme and method.
package struct MeasurementRecord: Sendable {
  /// Rows of measurements of many models take some 600 bytes each.
  package static let largest = 1 << 30

  /// The later of rows with the same key.
  package private(set) var rows: [RecordedMeasurement] = []
  /// Whether the last line was cut off and left out.
  package private(set) var endsInFragment = false

  /// Space, tab and carriage return.
  private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]

  /// A file with nothing in it yet.
  package init() {}

  /// A last line that was cut off, as by a full disk, is left out; any other line that is no row is an error, so one of
  /// NULs too, which disks leave that lost what was written.
  package init(path: String) throws(WeightsError) {
    let text: [UInt8]
    do {
      text = try FileSystem.read(path, limit: Self.largest)
    } catch {
      guard case .unreadable(_, let reason) = error else { throw .unreadable(path: path, reason: error.message) }
      throw .unreadable(path: path, reason: reason)
    }
    var places: [MeasurementKey: Int] = [:]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy(Self.blanks.contains) {
      do throws(JSONProblem) {
        let row = try MeasurementRow.decode(Array(line))
        if let place = places[row.key] {
          rows[place] = row
        } else {
          places[row.key] = rows.count
          rows.append(row)
        }
      } catch {
        // Only what stands after the last line feed can be a line that was cut off.
        guard index == lines.count - 1, line.first == UInt8(ascii: "{") else {
          throw .malformedLine(path: path, line: index + 1, error.sentence)
        }
        endsInFragment = true
      }
    }
  }
}
