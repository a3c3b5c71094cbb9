#!/usr/bin/env python3
"""Drives the real program on a pseudo terminal: start, keys, resize, signals, and the terminal put back each time.

Usage: tui_pty.py PATH/TO/quantplan
"""

import os
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from terminal_session import ENTER_SCREEN, LEAVE_SCREEN, Session, started  # noqa: E402


def quits(program):
    """Starts, shows the answer, and leaves by q with status 0."""
    session = started(program)
    session.send("q")
    assert session.end() == 0
    session.check_restored()
    return session


def moves_and_resizes(program):
    """Keys, overlays and a new size each show what they should; Escape doesn't leave."""
    session = started(program)
    since = session.settle()
    session.send("?")
    session.wait_for("closes", since)
    session.send("\x1b")
    session.settle()
    session.send(":")
    session.wait_for("type to search", since)
    session.send("\x1b")
    session.settle()
    for _ in range(5):
        session.send("\x1b")
        session.settle()
    assert session.process.poll() is None, "Escape has left the program"
    for columns, rows, text in [(120, 40, "tokens/s"), (20, 5, "quantplan"), (1, 1, ""), (80, 24, "tokens/s")]:
        since = session.settle()
        session.resize(columns, rows)
        session.process.send_signal(signal.SIGWINCH)
        session.wait_for(text, since)
        session.settle()
    session.send("q")
    assert session.end() == 0
    session.check_restored()
    return session


def exports(program):
    """Two keys write the plan as `plan --json` does; a second export takes another name."""
    with tempfile.TemporaryDirectory() as folder:
        session = started(program, folder=folder)
        for _ in range(2):
            since = session.settle()
            session.send("e")
            session.wait_for("Export the plan", since)
            session.send("\r")
            session.wait_for("Wrote", since)
        session.send("q")
        assert session.end() == 0
        names = sorted(os.listdir(folder))
        assert len(names) == 2 and all(name.endswith(".json") for name in names), names
        contents = {open(os.path.join(folder, name), "rb").read() for name in names}
        command = [program, "plan", "llama-4-scout", "--on", "h100-sxm", "--count", "1", "--json"]
        contents.add(subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60).stdout)
        assert len(contents) == 1, "the same plan was written differently, here or by the command line"
        return session


def dies_of(program, number):
    """A signal ends the program as that signal, with the terminal put back; the shell sees 128 and its number."""
    session = started(program)
    session.process.send_signal(number)
    assert session.end() == -number, session.process.returncode
    session.check_restored()
    return session


def stops_and_goes_on(program):
    """Control-Z gives the terminal back to the shell, and `fg` takes it again."""
    session = Session("bash", "--norc", "--noprofile", "-i", joins_errors=True, PS1="shell$ ")
    session.wait_for("shell$ ")
    session.send(program + "\n")
    session.wait_for("Time to first token")
    since = session.settle()
    session.send("\x1a")
    session.wait_for(LEAVE_SCREEN, since)
    since = session.wait_for("Stopped", since)
    session.wait_for("shell$ ", since)
    session.send("fg\n")
    since = session.wait_for(ENTER_SCREEN, since)
    session.wait_for("tokens/s", since)
    session.settle()
    session.send("q")
    since = session.wait_for(LEAVE_SCREEN, since)
    session.settle()
    session.send("echo status $?\n")
    session.wait_for("status 0", since)
    session.send("exit\n")
    assert session.end() == 0
    return session


def measures_while_keys_work(program):
    """A measurement runs, keys are answered meanwhile, and Escape stops it."""
    session = started(program)
    since = session.settle()
    session.send("r")
    session.wait_for("SYNTHETIC", since)
    since = len(session.output)
    session.send("?")
    session.wait_for("closes", since)
    session.send("\x1b")
    session.read(0.3)
    session.send("q")
    assert session.end() == 0
    session.check_restored()
    return session


def has_no_colour(program):
    """NO_COLOR is honoured: not one colour sequence goes out."""
    session = started(program, NO_COLOR="1")
    session.send("q")
    assert session.end() == 0
    for code in [b"\x1b[38;5;", b"\x1b[48;5;"] + [b"\x1b[%dm" % number for number in range(30, 38)]:
        assert code not in session.output, code
    return session


def refuses_a_dumb_terminal(program):
    """A terminal that can't move its cursor: status 69, a reason, and nothing drawn."""
    session = Session(program, terminal="dumb")
    status = session.end()
    errors = session.errors()
    assert status == 69, (status, session.output, errors)
    assert b"\x1b" not in session.output, session.output
    assert b"TERM=dumb" in session.output + errors
    return session


def needs_a_terminal(program):
    """Without a terminal: help on standard error and status 64."""
    result = subprocess.run(
        [program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 64, result
    assert result.stdout == b"", result.stdout
    assert result.stderr != b""
    return None


def main():
    program = os.path.abspath(sys.argv[1])
    checks = [
        ("q leaves with status 0", lambda: quits(program)),
        ("keys, overlays and sizes", lambda: moves_and_resizes(program)),
        ("export writes and never overwrites", lambda: exports(program)),
        ("measuring leaves keys alive", lambda: measures_while_keys_work(program)),
        ("NO_COLOR sends no colour", lambda: has_no_colour(program)),
        ("control-Z and back", lambda: stops_and_goes_on(program)),
        ("SIGTERM", lambda: dies_of(program, signal.SIGTERM)),
        ("SIGINT", lambda: dies_of(program, signal.SIGINT)),
        ("SIGHUP", lambda: dies_of(program, signal.SIGHUP)),
        ("a dumb terminal is refused", lambda: refuses_a_dumb_terminal(program)),
        ("without a terminal", lambda: needs_a_terminal(program)),
    ]
    failures = 0
    for name, check in checks:
        try:
            session = check()
            if session:
                session.close()
            print(f"ok    {name}")
        except AssertionError as error:
            failures += 1
            print(f"FAIL  {name}: {error}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
