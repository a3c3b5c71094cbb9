import FoundationEssentials
import Platform
import Tensors
import TestSupport
import Testing

/// Damaged weights end in an error or in a correct read: no crash, no hang, no memory beyond the file's order.
///
/// `QUANTPLAN_FUZZ` says how many damaged folders to read; `make fuzz` reads many under the address sanitizer.
@Suite("Fuzzed weights", .serialized)
struct FuzzLawTests {
  private static let iterations = getenv("QUANTPLAN_FUZZ").flatMap { Int(String(cString: $0)) } ?? 300

  @Test("Every damaged folder is refused or read")
  func damage() throws {
    let folders = try FuzzCorpus.folders()
    var generator = SeededGenerator(seed: 20_261)
    var outcomes: [String: Int] = [:]
    for folder in folders { #expect(read(folder) == "read", "the corpus itself: \(folder.keys.sorted())") }
    for iteration in 0..<Self.iterations {
      var files = folders[iteration % folders.count]
      for _ in 0..<Int.random(in: 1...3, using: &generator) { Mutation.apply(to: &files, &generator) }
      outcomes[read(files), default: 0] += 1
    }
    print("fuzz: \(Self.iterations) folders, \(outcomes.sorted { $0.value > $1.value })")
    #expect(outcomes["read", default: 0] > 0 && outcomes.count > 3)
  }

  /// `read`, or the kind of error. Anything else ends the test.
  private func read(_ files: FuzzCorpus.Files) -> String {
    do {
      return try withTemporaryFolder { folder in
        for (name, bytes) in files { try write(bytes, to: "\(folder)/\(name)") }
        do {
          try readAll(WeightFiles.open(path: folder), bytes: files.values.reduce(0) { $0 + $1.count })
          return "read"
        } catch let error as TensorError {
          #expect(!error.description.isEmpty && !error.file.isEmpty)
          return error.kind.rawValue
        }
      }
    } catch {
      Issue.record("an error that is none of the reader's: \(error)")
      return "other"
    }
  }

  private func readAll(_ source: any TensorSource, bytes: Int) throws {
    for tensor in source.tensors where tensor.elementType.isFloatingPoint {
      // Two bits are the least that a weight takes; an empty tensor may claim any shape.
      guard tensor.elementCount <= 4 * bytes else {
        Issue.record("\(tensor) of a file of \(bytes) bytes")
        continue
      }
      let values = try source.values(of: tensor).values
      let isFinite = values.allSatisfy { $0.isFinite }
      #expect(isFinite, "\(tensor)")
      if values.count > 2 {
        var part = [Float](repeating: 0, count: values.count - 2)
        _ = try part.withUnsafeMutableBufferPointer { try source.read(1..<values.count - 1, of: tensor, into: $0) }
        #expect(part == Array(values[1..<values.count - 1]), "\(tensor)")
      }
    }
  }
}

/// One way to damage a folder.
enum Mutation: CaseIterable {
  case flip, cut, extend, number, digit, swapType, remove, copy, rename, nest, repeatKey, huge, path

  static func apply(to files: inout FuzzCorpus.Files, _ generator: inout SeededGenerator) {
    guard let name = files.keys.sorted().randomElement(using: &generator), var bytes = files[name], !bytes.isEmpty,
      let mutation = allCases.randomElement(using: &generator)
    else { return }
    switch mutation {
    case .remove: files[name] = nil
    case .copy: files["copy-\(name)"] = bytes
    case .rename:
      files[name] = nil
      files[["model.gguf", "x.safetensors", "m-00002-of-00003.gguf"].randomElement(using: &generator) ?? name] = bytes
    default:
      mutation.damage(&bytes, &generator)
      files[name] = bytes
    }
  }

  private func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    // Headers are where the lies that matter stand.
    let place = Int.random(
      in: 0..<(Bool.random(using: &generator) ? min(bytes.count, 400) : bytes.count), using: &generator)
    switch self {
    case .flip: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case .cut: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
    case .extend: bytes += Array(repeating: 7, count: Int.random(in: 1...64, using: &generator))
    case .number:
      let values: [UInt64] = [1 << 63, .max, 1 << 62, 0, 1, 1 << 31, 1 << 32, (1 << 63) - 1, UInt64(bytes.count)]
      let value = values.randomElement(using: &generator) ?? 0
      withUnsafeBytes(of: value.littleEndian) { lie in
        for (offset, byte) in lie.enumerated() where place + offset < bytes.count { bytes[place + offset] = byte }
      }
    case .digit:
      replace(&bytes, where: { (0x30...0x39).contains($0) }, with: ["9", "0", "-", "18446744073709551616"], &generator)
    case .huge:
      replace(&bytes, where: { (0x30...0x39).contains($0) }, with: ["9223372036854775807", "4294967296"], &generator)
    case .swapType:
      let types = ["F32", "F16", "I32", "U8_", "F64", "I8_", "F8_E4M3", "F8_E5M2", "BOOL"]
      swap(&bytes, ["F32", "I32", "U8", "F16", "I8"], types, &generator)
    case .nest: insert(&bytes, String(repeating: "[", count: 5000), place)
    case .repeatKey: insert(&bytes, "\"a\":1,", (bytes.firstIndex(of: UInt8(ascii: "{")) ?? place) + 1)
    case .path:
      let names = ["../../etc/passwd", "/etc/passwd", "model.safetensors.index.json", "..", "", "model-1.safetensors"]
      swap(&bytes, ["model-1.safetensors", "model-2.safetensors"], names, &generator)
    case .remove, .copy, .rename: break
    }
  }

  private func insert(_ bytes: inout [UInt8], _ text: String, _ place: Int) {
    bytes.insert(contentsOf: Array(text.utf8), at: place)
    lengthen(&bytes, by: text.utf8.count)
  }

  /// Keeps a safetensors header's length right, so that its reader gets to the lie.
  private func lengthen(_ bytes: inout [UInt8], by count: Int) {
    guard bytes.count > 9, bytes[8] == UInt8(ascii: "{") else { return }
    let length = bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) } &+ UInt64(bitPattern: Int64(count))
    withUnsafeBytes(of: length) { for (index, byte) in $0.enumerated() { bytes[index] = byte } }
  }

  private func replace(
    _ bytes: inout [UInt8], where isWanted: (UInt8) -> Bool, with texts: [String], _ generator: inout SeededGenerator
  ) {
    let places = bytes.indices.prefix(1500).filter { $0 > 8 && isWanted(bytes[$0]) }
    guard let place = places.randomElement(using: &generator), let text = texts.randomElement(using: &generator) else {
      return
    }
    bytes.replaceSubrange(place...place, with: Array(text.utf8))
    lengthen(&bytes, by: text.utf8.count - 1)
  }

  private func swap(
    _ bytes: inout [UInt8], _ old: [String], _ new: [String], _ generator: inout SeededGenerator
  ) {
    guard let old = old.randomElement(using: &generator), let new = new.randomElement(using: &generator) else { return }
    let wanted = Array("\"\(old)\"".utf8)
    let places = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
    guard let place = places.randomElement(using: &generator) else { return }
    let text = Array("\"\(new)\"".utf8)
    bytes.replaceSubrange(place..<place + wanted.count, with: text)
    lengthen(&bytes, by: text.count - wanted.count)
  }
}
