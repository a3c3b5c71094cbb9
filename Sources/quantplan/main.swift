import CommandLineFace
import Platform

exit(QuantplanProgram.run(CommandLine.arguments))
