import Platform
import Testing

@Suite("Writing to descriptors")
struct DescriptorWriterTests {
  @Test("Every byte goes through a pipe, and a descriptor that cannot be written to is an error number")
  func writing() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let bytes = [UInt8]("all of it".utf8)
    #expect(bytes.withUnsafeBufferPointer { DescriptorWriter.write($0, to: ends[1]) } == nil)
    var received = [UInt8](repeating: 0, count: 64)
    #expect(Platform.read(ends[0], &received, received.count) == bytes.count)
    #expect(Array(received.prefix(bytes.count)) == bytes)
    #expect(bytes.withUnsafeBufferPointer { DescriptorWriter.write($0, to: ends[0]) } == EBADF)
  }
}
