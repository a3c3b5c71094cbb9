import Kernels
import Tensors
import Testing

@Suite("Converting element types")
struct ElementTypeTests {
  private static let sets = Array(Set([InstructionSet.baseline, .best]))

  private func convert(_ type: cq_type, _ bytes: [UInt8], _ count: Int, _ set: InstructionSet) -> ([Float], Int) {
    var values = [Float](repeating: -1, count: count)
    let broken = cq_convert(set.level, type, bytes, count, &values)
    return (values, broken)
  }

  @Test("All 65,536 halves convert exactly; what is not finite becomes zero and is counted", arguments: sets)
  func halves(set: InstructionSet) {
    let codes = (0...UInt16.max).map { $0 }
    let (values, broken) = convert(CQ_F16, codes.withUnsafeBytes { Array($0) }, codes.count, set)
    let expected = codes.map { Float(Float16(bitPattern: $0)) }
    #expect(broken == expected.count { !$0.isFinite })
    #expect(
      zip(values, expected).allSatisfy {
        $0.bitPattern == ($1.isFinite ? $1 : Float(0)).bitPattern || ($0 == 0 && !$1.isFinite)
      })
  }

  @Test("All 65,536 bfloat16 codes convert exactly", arguments: sets)
  func bfloats(set: InstructionSet) {
    let codes = (0...UInt16.max).map { $0 }
    let (values, broken) = convert(CQ_BF16, codes.withUnsafeBytes { Array($0) }, codes.count, set)
    let expected = codes.map { Float(bitPattern: UInt32($0) << 16) }
    #expect(broken == expected.count { !$0.isFinite })
    #expect(zip(values, expected).allSatisfy { $0 == ($1.isFinite ? $1 : 0) })
  }

  @Test("Eight-bit floats follow their formula", arguments: sets)
  func eightBit(set: InstructionSet) {
    let codes = (0...UInt8.max).map { $0 }
    let (e4m3, brokenE4M3) = convert(CQ_F8_E4M3, codes, 256, set)
    #expect(brokenE4M3 == 2)
    #expect(e4m3[0x7e] == 448 && e4m3[0x01] == 0x1p-9 && e4m3[0x08] == 0x1p-6 && e4m3[0xb8] == -1)
    let (e5m2, brokenE5M2) = convert(CQ_F8_E5M2, codes, 256, set)
    #expect(brokenE5M2 == 8)
    #expect(e5m2[0x7b] == 57344 && e5m2[0x01] == 0x1p-16 && e5m2[0xbc] == -1)
  }

  @Test("Any count and any alignment gives the same floats", arguments: sets)
  func alignment(set: InstructionSet) {
    let floats = (0..<40).map { Float($0) * 1.5 - 20 }
    let bytes = floats.withUnsafeBytes { Array($0) }
    for shift in 0..<4 {
      let shifted = Array(repeating: UInt8(0), count: shift) + bytes
      for count in 0...40 {
        var values = [Float](repeating: .nan, count: 41)
        shifted.withUnsafeBytes { buffer in
          _ = cq_convert(set.level, CQ_F32, buffer.baseAddress.map { $0 + shift }, count, &values)
        }
        #expect(Array(values.prefix(count)) == Array(floats.prefix(count)))
        #expect(values[count].isNaN)
      }
    }
  }

  @Test("NaN and infinity become zero and are counted", arguments: sets)
  func notFinite(set: InstructionSet) {
    let floats: [Float] = [1, .nan, 2, .infinity, -.infinity, 3, 4, 5, 6, -.nan, 7]
    let (values, broken) = convert(CQ_F32, floats.withUnsafeBytes { Array($0) }, floats.count, set)
    #expect(broken == 4)
    #expect(values == floats.map { $0.isFinite ? $0 : 0 })
    let doubles: [Double] = [1e300, 1, .nan]
    let (narrow, lost) = convert(CQ_F64, doubles.withUnsafeBytes { Array($0) }, 3, set)
    #expect(lost == 2 && narrow == [0, 1, 0])
  }

  @Test("Rounding to half and bfloat16 is half to even, overflow included", arguments: sets)
  func rounding(set: InstructionSet) {
    var generator = SeededGenerator(seed: 3)
    var weights: [Float] = [0, -0.0, 65504, 65519.996, 65520, -65520, 1e30, 0x1p-24, 0x1p-25, 0x1.8p-25, 5.96e-8]
    for _ in 0..<20000 {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      if value.isFinite { weights.append(value) }
    }
    for _ in 0..<20000 { weights.append(Float.random(in: -1...1, using: &generator)) }
    var rounded = weights
    cq_round_to(set.level, CQ_F16, weights, weights.count, &rounded)
    #expect(zip(weights, rounded).allSatisfy { Float(Float16($0)).bitPattern == $1.bitPattern })
    cq_round_to(set.level, CQ_BF16, weights, weights.count, &rounded)
    #expect(
      zip(weights, rounded).allSatisfy { weight, value in
        let bits = weight.bitPattern
        return value.bitPattern == (bits &+ 0x7fff &+ (bits >> 16 & 1)) & 0xffff_0000
      })
  }
}
