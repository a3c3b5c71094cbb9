/// A product's name in the parts by which a driver's spelling and the catalog's are the same.
///
/// Makers, brands, memory and words that every name of a line has are left out: `NVIDIA H100 80GB HBM3` is `h100`,
/// `NVIDIA A100-SXM4-40GB` is `a100` as an SXM module, `NVIDIA GeForce RTX 4090 Laptop GPU` is `rtx 4090` for laptops.
struct DeviceName: Hashable {
  enum Form: Hashable { case module, card, bridged }

  let words: [String]
  let form: Form?
  let isMobile: Bool

  private static let fillers: Set = [
    "nvidia", "geforce", "tesla", "quadro", "amd", "ati", "instinct", "radeon", "intel", "corporation", "r", "tm", "c",
    "graphics", "graphic", "gpu", "generation", "workstation", "edition", "oam", "hgx", "dgx", "grace", "hopper", "ac",
    "vf", "card", "series", "superchip", "aws", "data", "center", "jetson", "nvgpu", "mcm", "mba",
  ]

  init(_ text: String) {
    var (words, form, isMobile) = ([String](), Form?.none, false)
    for word in Self.parts(text) {
      switch word {
      case "pcie": form = .card
      case "nvl": form = .bridged
      case "laptop", "mobile": isMobile = true
      case _ where word.hasPrefix("sxm"): form = .module
      case _ where Self.fillers.contains(word) || word.hasPrefix("hbm") || Self.isSize(word): break
      default: words.append(word)
      }
    }
    (self.words, self.form, self.isMobile) = (words, form, isMobile)
  }

  /// The names that a driver's text may mean: what stands in brackets, where it has any, at its slashes.
  ///
  /// `Navi 21 [Radeon RX 6800/6800 XT / 6900 XT]` is `rx 6800`, `rx 6800 xt` or `rx 6900 xt`.
  static func alternatives(_ text: String) -> [DeviceName] {
    var told = text[...]
    if let open = text.firstIndex(of: "["), let close = text.lastIndex(of: "]"), open < close {
      told = text[text.index(after: open)..<close]
    }
    let pieces = told.split(separator: "/").map(String.init)
    guard let first = pieces.first else { return [] }
    let line = DeviceName(first).words.prefix { $0.allSatisfy { !$0.isNumber } }
    return [DeviceName(first)]
      + pieces.dropFirst().map { piece in
        let words = DeviceName(piece).words
        return line.isEmpty || words.starts(with: line)
          ? DeviceName(piece) : DeviceName((line + words).joined(separator: " "))
      }
  }

  /// Letters, digits, plus signs and points of a text in lower case, without what stands in parentheses.
  private static func parts(_ text: String) -> [String] {
    var depth = 0
    let kept = text.lowercased().filter { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth == 0 && character != ")"
    }
    return kept.split { !($0.isLetter || $0.isNumber || $0 == "+" || $0 == ".") }.map(String.init)
  }

  /// `80gb`, and `144g` of Grace Hopper.
  private static func isSize(_ word: String) -> Bool {
    let digits = word.hasSuffix("gb") ? word.dropLast(2) : word.hasSuffix("g") ? word.dropLast() : ""
    return !digits.isEmpty && digits.allSatisfy(\.isNumber)
  }

  /// Whether every word occurs in another name, as those of a chip do in what a computer or processor is called.
  func occurs(in other: DeviceName) -> Bool { !words.isEmpty && words.allSatisfy(other.words.contains) }

  /// Whether a driver's name is this entry's: a name without a form is a module's where there is one.
  func isMeant(by driver: DeviceName) -> Bool {
    words == driver.words && isMobile == driver.isMobile
      && (form == driver.form || (driver.form == nil && form != .card && form != .bridged) || form == nil)
  }
}
