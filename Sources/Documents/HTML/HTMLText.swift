import JSON
import StyledText

/// Text made safe for HTML and XML alike.
enum HTMLText {
  /// Escapes markup; what XML forbids and what would reorder the text becomes a replacement mark.
  static func plain(_ text: some StringProtocol) -> String {
    OverlongWord.clipped(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where isForbidden(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// A line whose pieces have the classes of their roles.
  static func spans(_ line: Line) -> String {
    let spans = line.spans.map { span in
      let text = plain(span.text)
      return className(span.role).map { "<span class=\"\($0)\">\(text)</span>" } ?? text
    }
    return spans.joined()
  }

  /// A value; an address on the web becomes a link.
  static func value(_ text: String) -> String {
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard isAddress, !text.contains(where: \.isWhitespace) else { return plain(text) }
    return "<a href=\"\(plain(text))\">\(plain(text))</a>"
  }

  /// The class of a role; nil for plain text.
  static func className(_ role: Role) -> String? {
    switch role {
    case .dim: "dim"
    case .title, .heading: "strong"
    case .accent: "accent"
    case .good: "good"
    case .warning: "warning"
    case .bad: "bad"
    case .barWeights: "part-weights"
    case .barKeyValueCache: "part-cache"
    case .barActivations: "part-activations"
    case .barRuntime: "part-runtime"
    default: nil
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: false
    case 0xFFFE, 0xFFFF: true
    default: JSONText.isUnseen(scalar)
    }
  }
}
