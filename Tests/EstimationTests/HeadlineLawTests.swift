import Domain
import Estimation
import Quantities
import Testing

@Suite("Headline arithmetic")
struct HeadlineLawTests {
  @Test(
    "Parameters times bytes",
    arguments: [
      // 7 billion at 32, 16, 8 and 4 bits
      (7.0, 32.0, 28.0), (7, 16, 14), (7, 8, 7), (7, 4, 3.5),
      (13, 32, 52), (13, 16, 26), (13, 8, 13), (13, 4, 6.5),
      // Llama 2 70B: 140 GB is FP16; FP32 would be 280 GB
      (70, 32, 280), (70, 16, 140), (70, 4, 35),
      (175, 16, 350),
    ])
  func table(billions: Double, bits: Double, gigabytes: Double) {
    let bytes = Headline.bytes(parameters: Int64(billions * 1e9), bits: bits)
    #expect(bytes == .gigabytes(gigabytes))
  }

  @Test(
    "The catalog's exact counts come near the round figures",
    arguments: [
      ("llama-2-7b", 16.0, 14.0, 0.05), ("llama-2-13b", 16, 26, 0.02), ("llama-2-70b", 16, 140, 0.02),
      ("llama-2-70b", 4, 35, 0.02), ("llama-2-70b", 32, 280, 0.02), ("gpt-3-175b", 16, 350, 0.01),
      ("llama-4-scout-17b-16e-instruct", 16, 217, 0.005), ("llama-4-scout-17b-16e-instruct", 4, 54, 0.01),
      ("llama-4-maverick-17b-128e-instruct", 16, 800, 0.01),
    ])
  func catalog(model: String, bits: Double, gigabytes: Double, within share: Double) throws {
    let parameters = try MemoryFixture(model).profile.parameters
    let bytes = Headline.bytes(parameters: parameters, bits: bits)
    #expect(abs(bytes.gigabytes / gigabytes - 1) <= share, "\(NumberText.gigabytes(bytes))")
  }

  @Test("Scout takes three 80 GB GPUs at 16 bits and one at 4, by weights alone")
  func threeToOne() throws {
    let parameters = try MemoryFixture("llama-4-scout-17b-16e-instruct").profile.parameters
    func gpus(_ bits: Double) -> Double {
      (Headline.bytes(parameters: parameters, bits: bits) / .gigabytes(80)).rounded(.up)
    }
    #expect(gpus(16) == 3)
    #expect(gpus(4) == 1)
  }
}
