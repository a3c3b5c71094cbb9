import Quantization

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "--serve" {
  Server().run()
} else {
  let chosen = arguments.isEmpty ? CodecCatalog.all.map(\.id) : Array(arguments)
  KernelTable(repetitions: 5).run(formats: chosen)
  if arguments.isEmpty { MethodTable().run() }
}
