import JSON
import Planning

/// Several models on one machine as a file's text.
package enum PlacementExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: PlacementReport) throws -> String {
    try JSONText.encode(PlacementV1(report))
  }
}
