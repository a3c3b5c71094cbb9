// The only place that knows which C library there is: other targets import Platform and find its functions. What is
// written here more than once in other targets has a wrapper beside this file.

#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#elseif canImport(Darwin)
  @_exported import Darwin
#endif
