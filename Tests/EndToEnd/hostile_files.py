"""Damaged files of weights, indexes, configurations and measurements, and pipes, devices and links in their place: an
answer or a message, and nothing else.

QUANTPLAN_FUZZ_FILES says how many commands; the same number gives the same commands.
"""

import os
import random
import re
import subprocess
import time

from damage import damaged, put
from harness import case
from weight_corpus import folders

COMMANDS = int(os.environ.get("QUANTPLAN_FUZZ_FILES", "400"))
LONGEST, LARGEST = 20, 1 << 20  # seconds, KiB of memory
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
SYSTEM = ["no such file", "too many levels of symbolic links", "is a directory"]


def commands(path, form):
    if path.endswith(".jsonl"):
        return [["plan", "all-minilm-l6-v2", "--on", "l4", "--weights", path, *form],
                ["measure", "all-minilm-l6-v2", "--samples", "1", "--scheme", "int8", "--record", path, *form]]
    if path.endswith("config.json"):
        return [["plan", path, "--on", "l4", *form], ["catalog", "import", path, "--id", "mine-" + path.split("/")[1]]]
    return [["measure", path, "--scheme", "int8-channel", *form], ["measure", path, "--tensor", "*", "--scheme", "nf4", *form],
            ["plan", "all-minilm-l6-v2", "--on", "l4", "--weights", path, "--scheme", "w8a8-int8", *form],
            ["plan", path, "--on", "l4", *form], ["catalog", "import", path, "--id", "mine-" + path.split("/")[1]]]


def run(q, arguments):
    """The exit status, what was printed, and the most memory that it took."""
    with open(os.path.join(q.folder, "out"), "wb+") as out, open(os.path.join(q.folder, "err"), "wb+") as messages:
        began = time.monotonic()
        process = subprocess.Popen(
            [q.path, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=messages, cwd=q.folder, env=q.environment())
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() - began > LONGEST:
                process.kill()
                os.wait4(process.pid, 0)
                return "hang", "", "", 0
            time.sleep(0.002)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        messages.seek(0)
        return process.returncode, out.read().decode(), messages.read().decode(), usage.ru_maxrss


def problem(status, output, messages, memory, names):
    """What is wrong with an answer; None where nothing is."""
    if status not in (0, 2, 3, 64):
        return f"exit {status}"
    if memory > LARGEST:
        return f"{memory >> 10} MiB of memory"
    if CONTROLS.search(output) or CONTROLS.search(messages):
        return "a raw control character"
    if len(messages) > 3000:
        return "a message of over 3,000 letters"
    if status in (3, 64):
        said = messages.lower()
        if not messages.startswith("error: "):
            return "a message without `error:`"
        if not any(name.lower() in said for name in names):
            return "a message without the file"
        if ("expected" not in said or "found" not in said) and not any(word in said for word in SYSTEM):
            return "a message without what was expected and found"
    return None


@case("Damaged files end in an answer or in a message that names file, expected and found")
def damaged_files(q):
    dice = random.Random(20_261)
    corpus, failures, statuses = folders(), [], {}
    for number in range(COMMANDS):
        files, named = corpus[number % len(corpus)]
        files = dict(files)
        for _ in range(dice.choice([1, 1, 1, 2, 3])):
            victim = dice.choice(sorted(files))
            files[victim] = damaged(dice, files[victim])
        folder = f"f{number}"
        for name, content in files.items():
            q.file(f"{folder}/{name}", content)
        place = dice.choice(["pipe", "folder", "sparse", "zeros", "itself", "nothing"]) if number % 10 == 0 else None
        if place:
            put(os.path.join(q.folder, folder, dice.choice(sorted(files))), place)
        path = f"./{folder}/{named}" if named else f"./{folder}/"
        arguments = dice.choice(commands(path, dice.choice([[], ["--json"], ["--csv"], ["--markdown"]])))
        status, output, messages, memory = run(q, arguments)
        statuses[status] = statuses.get(status, 0) + 1
        fault = problem(status, output, messages, memory, [*files, folder])
        if fault:
            failures.append(f"{number}: {fault}: {' '.join(arguments)}\n    {messages[:400]}")
            keep(q, folder)
    assert not failures, f"{len(failures)} of {COMMANDS} (seeded; QUANTPLAN_FUZZ_FILES={COMMANDS}):\n" + "\n".join(failures[:20])
    assert statuses.get(0, 0) > 0 and statuses.get(3, 0) > 0, statuses


def keep(q, folder):
    """Leaves the files where QUANTPLAN_FUZZ_KEEP says, for who looks for the fault."""
    place = os.environ.get("QUANTPLAN_FUZZ_KEEP")
    if place:
        subprocess.run(["cp", "-r", os.path.join(q.folder, folder), place], check=True)
