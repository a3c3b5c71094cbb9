import ArgumentParser
import Catalogs
import Export
import Presentation

/// `quantplan machine`: what the machine at hand has, and what of the catalog stands for it.
struct MachineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "machine",
    abstract: "What this machine has: GPUs, processor, memory, and the catalog's entries for them.",
    discussion: """
      Asks nvidia-smi and rocm-smi where they are installed, and the kernel's files; what doesn't answer is told. \
      '--on this' plans for what is found. Exit status 0, whatever there is.

      Examples:
        quantplan machine
        quantplan machine --json
        quantplan plan llama-3.1-8b --on this
      """)

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let machine = try catalogs.open().machineHardware()
    try output.write(MachineDocument.document(machine)) { try MachineExport.json(machine) }
  }
}
