import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Entries with other memory")
struct HardwareVariantTests {
  @Test("Memory and bandwidth replace the entry's, and all else stays")
  func replaced() throws {
    let base = try SourceTree.shipped.accelerator("strix-halo")
    let variant = try SourceTree.shipped.accelerator("strix-halo:64GB")
    #expect(variant.id == "strix-halo-128gb:64GB" && variant.memory.bytes == .gigabytes(64))
    #expect(variant.memory.bandwidth == base.memory.bandwidth && variant.kernels == base.kernels)
    #expect(variant.memory.isUnified == base.memory.isUnified && variant.links.hostBus == base.links.hostBus)
    let faster = try SourceTree.shipped.accelerator("EPYC-9654 : 512 GiB : 400GB/s")
    #expect(faster.id == "epyc-9654-genoa:512GiB:400GBps" && faster.memory.bandwidth == ByteRate(400e9))
  }

  @Test(
    "A Mac's models may take what Metal gives of its memory",
    arguments: [
      ("m4-max:64GB", 48.0), ("m4-max:64GiB", 48), ("m4-max:128GB", 96), ("apple-m2:8GB", 16.0 / 3),
      ("m4-max:36GB", 27),
    ])
  func mac(text: String, gibibytes: Double) throws {
    let variant = try SourceTree.shipped.accelerator(text)
    #expect(abs(variant.memory.bytes.gibibytes - gibibytes) < 1e-6)
    #expect(try SourceTree.shipped.accelerator(variant.id).memory.bytes == variant.memory.bytes)
  }

  @Test("Any processor is its memory and how fast that is read")
  func processor() throws {
    let processor = try SourceTree.shipped.accelerator("cpu:64GB:80GBps")
    #expect(processor.id == "cpu:64GB:80GBps" && processor.deviceClass == .cpu && processor.vendor == nil)
    #expect(processor.memory.bytes == .gigabytes(64) && processor.memory.bandwidth == ByteRate(80e9))
  }

  @Test("A processor's memory is as fast as is usual of so much where nobody says it, and that is told")
  func usual() throws {
    let small = try SourceTree.shipped.accelerator("cpu:64GB")
    let bandwidth = try #require(small.typical?.bandwidth)
    #expect(
      small.id == "cpu:64GB" && small.memory.bandwidth == ByteRate(51.2e9) && bandwidth.likely == ByteRate(51.2e9))
    #expect(bandwidth.low < bandwidth.likely && bandwidth.likely < bandwidth.high)
    #expect(try SourceTree.shipped.accelerator("cpu:512GiB").memory.bandwidth > small.memory.bandwidth)
    let told = try SourceTree.shipped.accelerator("cpu:64GB:80GBps")
    #expect(told.typical?.bandwidth == nil && told.typical?.operations == told.compute[.fp32])
    #expect(try SourceTree.shipped.accelerator("epyc-9654-genoa:376GiB").typical == nil)
  }

  @Test(
    "An id reads back as the same entry",
    arguments: [1 << 30, 300 << 20, 65_843_424 << 10, 123_456_789_001, 64_000_000_000])
  func roundTrip(bytes: Int) throws {
    let size = ByteCount(Int64(bytes))
    #expect(SizeText.bytes(SizeText.text(size)) == size)
    let id = HardwareVariant(base: "cpu", memory: size, bandwidth: ByteRate(51.2e9)).text("cpu")
    let accelerator = try SourceTree.shipped.accelerator(id)
    #expect(
      accelerator.id == id && accelerator.memory.bytes == size && accelerator.memory.bandwidth == ByteRate(51.2e9))
  }

  @Test(
    "What is no size, no entry or no processor's is refused with what to write",
    arguments: [
      "cpu:64", "cpu:64:80GBps", "cpu:64GB:fast", "cpu:64GB:80GBps:2", "rtx-4090:", "rtx-4090:-1GB", "cpu:1B:80GBps",
      "nothing-known:64GB", ":", "cpu:1e9999GB:80GBps",
      "strix-halo:640GB", "m4-max:512GB", "dgx-spark:1TiB",
    ])
  func refused(text: String) {
    #expect(throws: CatalogError.self) { try SourceTree.shipped.accelerator(text) }
  }
}
