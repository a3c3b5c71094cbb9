import Catalogs
import Domain

/// Several accelerators as somebody asked for them: `any`, a vendor, a pattern, a list of these and of names.
struct HardwareSet {
  private static let words: Set<String> = ["any", "all"]
  private let parts: [String]
  /// As it was written, but for names with commas, which ids stand for.
  let text: String

  /// Nil for what names one accelerator.
  init?(_ text: String, catalogs: CatalogStore) {
    let names = catalogs.hardwareNames(in: text)
    let parts = names.map { name in
      name.contains(",") ? (try? catalogs.accelerator(name).reference) ?? name : name.filter { $0 != " " }
    }
    let isSeveral =
      parts.count > 1 || parts.contains { Self.words.contains($0.lowercased()) || $0.contains("*") }
      || (parts.count == 1 && Self.isVendor(parts[0], catalogs: catalogs))
    guard isSeveral else { return nil }
    self.parts = parts
    self.text = names.contains { $0.contains(",") } ? parts.joined(separator: ",") : text
  }

  var isEverything: Bool { parts.contains { Self.words.contains($0.lowercased()) } }

  /// A word that is no accelerator's name and that some accelerator's maker has.
  private static func isVendor(_ text: String, catalogs: CatalogStore) -> Bool {
    // A name is one whether its file can be read or not.
    guard (try? catalogs.resolve(text, kind: .hardware)) == nil, (try? catalogs.accelerator(text)) == nil else {
      return false
    }
    return catalogs.entries(.hardware).contains { $0.vendor?.lowercased() == text.lowercased() }
  }

  /// The accelerators, each once, in the order of the parts and within a part in the catalog's.
  ///
  /// Throws `CatalogError` for a part that is none, `PlanningError.invalid` for a pattern that nothing matches.
  func accelerators(_ catalogs: CatalogStore, _ faults: CatalogFaults) throws -> [Accelerator] {
    let all = catalogs.readAccelerators().compactMap { result in faults.noting { try result.get() } }
    var chosen: [Accelerator] = []
    for part in parts {
      let found = try members(part, of: all, catalogs)
      chosen += found.filter { candidate in !chosen.contains { $0.reference == candidate.reference } }
    }
    return chosen
  }

  private func members(_ part: String, of all: [Accelerator], _ catalogs: CatalogStore) throws -> [Accelerator] {
    let lowered = part.lowercased()
    if Self.words.contains(lowered) { return all }
    let made = all.filter { $0.vendor?.lowercased() == lowered }
    if !made.isEmpty { return made }
    guard part.contains("*") else { return [try catalogs.accelerator(part)] }
    let matching = Self.matching(lowered, among: all)
    if !matching.isEmpty { return matching }
    let hosts = Self.matching(lowered, among: catalogs.readHosts().compactMap { try? $0.get() })
    guard !hosts.isEmpty else {
      throw PlanningError.invalid(
        what: RequestField.accelerator.name, found: part,
        expected: "a pattern that some accelerator's or host's id matches")
    }
    return hosts
  }

  private static func matching(_ pattern: String, among devices: [Accelerator]) -> [Accelerator] {
    devices.filter { device in
      let names = device.host.map { [$0.id] + $0.aliases } ?? [device.id] + device.aliases
      return names.contains { Glob.matches($0.lowercased(), pattern) }
    }
  }
}

/// Patterns in which `*` stands for any characters.
enum Glob {
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return text == pattern }
    guard text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }
}
