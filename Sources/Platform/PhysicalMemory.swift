/// The machine's own memory.
package enum PhysicalMemory {
  /// Bytes; nil where the system won't say.
  package static var byteCount: Int? {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return nil }
    let (bytes, overflow) = Int(pages).multipliedReportingOverflow(by: Int(size))
    return overflow ? nil : bytes
  }
}
