"""The program on a pseudo terminal: keys, sizes and signals go in, what it writes is waited for."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time

PATIENCE = 20.0
ENTER_SCREEN = b"\x1b[?1049h"
LEAVE_SCREEN = b"\x1b[?1049l"


def begin_as_in_a_shell():
    """In the child: the terminal is its own, and no signal is ignored because whoever runs the tests ignores it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM, signal.SIGTSTP, signal.SIGCONT):
        signal.signal(number, signal.SIG_DFL)


class Session:
    """The program on a pseudo terminal of its own, with everything that it has written."""

    def __init__(self, program, *arguments, columns=80, rows=24, folder=None, terminal="xterm-256color",
                 joins_errors=False, **environment):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows)
        self.modes = termios.tcgetattr(self.slave)
        variables = dict(os.environ, TERM=terminal, LC_ALL="C.UTF-8", **environment)
        for name in ("NO_COLOR", "TMUX", "COLORFGBG"):
            if name not in environment:
                variables.pop(name, None)
        self.output = b""
        self.process = subprocess.Popen(
            [program, *arguments], stdin=self.slave, stdout=self.slave,
            stderr=self.slave if joins_errors else subprocess.PIPE, cwd=folder,
            env=variables, start_new_session=True, preexec_fn=begin_as_in_a_shell)

    def resize(self, columns, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            self.output += os.read(self.master, 65536)
        return bool(ready)

    def wait_for(self, text, since=0):
        """Reads until the text has been written after a place in the output; returns the place behind it."""
        wanted = text.encode() if isinstance(text, str) else text
        deadline = time.monotonic() + PATIENCE
        while (place := self.output.find(wanted, since)) < 0:
            if time.monotonic() > deadline:
                raise AssertionError(f"never saw {wanted!r}; the output ends in {self.output[-600:]!r}")
            if not self.read(0.2) and self.process.poll() is not None:
                raise AssertionError(f"ended with {self.process.returncode} before {wanted!r}: {self.errors()!r}")
        return place + len(wanted)

    def settle(self):
        """Reads until nothing comes for a while."""
        while self.read(0.3):
            pass
        return len(self.output)

    def send(self, keys):
        os.write(self.master, keys.encode())

    def end(self):
        """Waits for the end and returns the exit status; a signal's number is negative."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"does not end; the output ends in {self.output[-300:]!r}"
            self.read(0.05)
        while self.read(0.1):
            pass
        return self.process.returncode

    def errors(self):
        return self.process.stderr.read() if self.process.poll() is not None else b""

    def check_restored(self):
        """The alternate screen is left after the last time it was entered, and the modes are those from before."""
        assert self.output.count(ENTER_SCREEN) >= 1, "the alternate screen was never entered"
        assert self.output.rfind(LEAVE_SCREEN) > self.output.rfind(ENTER_SCREEN), "the alternate screen was not left"
        assert self.output.rfind(b"\x1b[?2004l") > self.output.rfind(b"\x1b[?2004h"), "bracketed paste was left on"
        assert termios.tcgetattr(self.slave) == self.modes, "the terminal's modes were not restored"
        assert b"Fatal error" not in self.output and b"Swift/" not in self.output, "a fault was written to the screen"
        errors = self.errors()
        assert errors == b"", f"written to standard error: {errors!r}"

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)
        if self.process.stderr:
            self.process.stderr.close()


def started(program, **options):
    session = Session(program, **options)
    session.wait_for("Does it fit?")
    session.wait_for("Time to first token")
    session.settle()
    return session
