"""Standard streams, terminals and their absence."""

import os

from harness import case

SCOUT = "plan llama-4-scout --on h100-sxm --count 1"


@case("Without a terminal the bare program prints help on standard error and exits with 64")
def no_terminal(q):
    result = q().expect(64, "USAGE: quantplan")
    assert result.output == ""
    q("tui").expect(69, "terminal")


@case("A terminal that can't show a screen is refused with 69")
def dumb_terminal(q):
    q.on_terminal(TERM="dumb").expect(69, "TERM=dumb")
    q.on_terminal(TERM="no-such-terminal").expect(69, "no-such-terminal")
    q.on_terminal("tui", TERM="").expect(69, "TERM")


@case("Colour only on a terminal, and not where NO_COLOR asks for none")
def colors(q):
    assert "\x1b[" in q.on_terminal(*SCOUT.split()).expect(0).output
    assert "\x1b" not in q.on_terminal(*SCOUT.split(), NO_COLOR="1").expect(0).output
    assert "\x1b" not in q.on_terminal(*SCOUT.split(), TERM="dumb").expect(0).output
    assert "\x1b" not in q(*SCOUT.split()).output


@case("A locale without Unicode gets ASCII, and JSON stays UTF-8")
def ascii(q):
    text = q(*SCOUT.split(), LC_ALL="C").expect(0).output
    assert text.isascii() and "109B x 2 bytes = 217 GB" in text
    assert not q(*SCOUT.split()).output.isascii()
    assert q(*SCOUT.split(), "--json", LC_ALL="C").output == q(*SCOUT.split(), "--json").output


@case("A reader who leaves early is no error")
def broken_pipe(q):
    result = q.shell(f"set -o pipefail; $Q {SCOUT} --json | head -c 10; $Q catalog list | head -1").expect(0)
    assert result.messages == "", result


@case("Closed and full outputs are errors, and nothing is written elsewhere")
def closed_streams(q):
    q.shell(f"$Q {SCOUT} --json >&-").expect(3, "can't write standard output")
    q.shell(f"$Q {SCOUT} --json > /dev/full").expect(3, "can't write standard output")
    q.shell("$Q --help > /dev/full").expect(3)
    q.shell(f"$Q {SCOUT} --json 2>&- > plan.json").expect(0)
    q.shell(f"$Q {SCOUT} --json <&- > plan2.json").expect(0)
    q.shell("$Q plan nothing <&- >&- 2>&-").expect(3)
    with open(os.path.join(q.folder, "plan.json")) as one, open(os.path.join(q.folder, "plan2.json")) as two:
        assert one.read() == two.read()


@case("Data go to standard output, messages to standard error")
def separation(q):
    result = q(*SCOUT.split(), "-o", "p.json").expect(0)
    assert result.output == "" and result.messages == "wrote p.json\n"
    result = q("measure", "all-minilm-l6-v2", "--samples", "1", "--json").expect(0)
    assert result.messages == ""
    assert q("plan", "nothing-like-this").output == ""


@case("Every command has help with examples, and completion scripts come out")
def help_texts(q):
    for command in ("plan", "fit", "compare", "place", "measure", "catalog", "catalog list", "catalog show", "catalog validate", "tui"):
        text = q(*command.split(), "--help").expect(0, "Examples:", "USAGE:").output
        assert all(len(line) <= 80 for line in text.splitlines()), text
        q("help", *command.split()).expect(0)
    q("--help").expect(0, "Exit status")
    version = q("--version").expect(0, "quantplan 0.", "catalogs of 20").output
    assert q("plan", "--version").expect(0).output == version
    for shell in ("bash", "zsh", "fish"):
        q("--generate-completion-script", shell).expect(0, "quantplan", "measure")


@case("A scripted session prints its frames without a terminal")
def script(q):
    text = q("tui", "--script", "-", "--size", "80x24", text="wait\nframe first\n").expect(0, "scout").output
    assert all(len(line) <= 80 for line in text.splitlines()), text
    q.file("bad.steps", "wait\nfly away\n")
    q("tui", "--script", "bad.steps").expect(3, "bad.steps", "line 2")
    q("tui", "--script", "nowhere.steps").expect(3, "nowhere.steps")
    q("tui", "--script", "-", "--size", "80").expect(64, "--size")
