import CommandLineFace
import Glibc

exit(QuantplanProgram.run(CommandLine.arguments))
