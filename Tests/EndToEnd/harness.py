"""Cases are functions with a sentence; each gets the program and a folder of its own."""

import json
import os
import pty
import select
import subprocess
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = os.path.join(HERE, "..", "..", "catalogs", "schema")
CASES = []
TIME_LIMIT = 120


class Skip(Exception):
    """What this machine can't show."""


def case(sentence):
    def register(function):
        CASES.append((sentence, function))
        return function

    return register


class Result:
    def __init__(self, arguments, status, output, messages):
        self.arguments, self.status, self.output, self.messages = arguments, status, output, messages

    @property
    def json(self):
        return json.loads(self.output)

    def expect(self, status, *words):
        """The exit status, and words that stand in what was printed for people."""
        assert self.status == status, f"{self}: exit {self.status}, expected {status}"
        said = (self.messages + self.output).lower()
        for word in words:
            assert word.lower() in said, f"{self}: «{word}» is missing"
        return self

    def __str__(self):
        return f"{' '.join(self.arguments)}\n--- stdout\n{self.output[-1500:]}\n--- stderr\n{self.messages[-1500:]}\n---"


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def environment(self, **extra):
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LC_ALL", "LANG", "COLUMNS")}
        return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "XDG_DATA_HOME": self.folder, **extra}

    def __call__(self, *arguments, text=None, **extra):
        """Runs to its end; keyword arguments become environment variables."""
        done = subprocess.run(
            [self.path, *arguments], input=(text or "").encode(), capture_output=True, timeout=TIME_LIMIT,
            env=self.environment(**extra), cwd=self.folder)
        result = Result(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())
        assert done.returncode >= 0, f"{result}: ended by signal {-done.returncode}"
        return result

    def shell(self, script, **extra):
        """Runs a line of bash in which $Q is the program."""
        done = subprocess.run(
            ["bash", "-c", script], capture_output=True, timeout=TIME_LIMIT, cwd=self.folder,
            env=self.environment(Q=self.path, **extra))
        return Result((script,), done.returncode, done.stdout.decode(), done.stderr.decode())

    def meanwhile(self, *arguments, then, **extra):
        """Runs to its end; `then` is called again and again until it does something."""
        with open(os.path.join(self.folder, ".out"), "wb+") as out, open(os.path.join(self.folder, ".err"), "wb+") as messages:
            process = subprocess.Popen(
                [self.path, *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=messages, cwd=self.folder,
                env=self.environment(**extra))
            while process.poll() is None and not then(process):
                time.sleep(0.001)
            status = process.wait(TIME_LIMIT)
            out.seek(0)
            messages.seek(0)
            return Result(arguments, status, out.read().decode(), messages.read().decode())

    def on_terminal(self, *arguments, until=None, then=None, **extra):
        """Runs with a terminal as standard input, output and error; `then` happens once `until` was printed."""
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [self.path, *arguments], stdin=follower, stdout=follower, stderr=follower, cwd=self.folder,
            env=self.environment(**extra), start_new_session=True)
        os.close(follower)
        text = drain(leader, lambda text: then(process) if until and until in text else None)
        return Result(arguments, process.wait(TIME_LIMIT), text, "")

    def file(self, name, content=b""):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def names(self):
        return sorted(os.listdir(self.folder))


def drain(descriptor, react):
    """Reads until the other side closes; `react` is called once, as soon as it does something."""
    text = ""
    while True:
        ready, _, _ = select.select([descriptor], [], [], TIME_LIMIT)
        assert ready, f"nothing for {TIME_LIMIT} s after: {text[-500:]}"
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # Linux says EIO where others say end of file.
            piece = b""
        if not piece:
            os.close(descriptor)
            return text
        text += piece.decode(errors="replace")
        if react and react(text) is not None:
            react = None


def validate(document, name):
    """Holds a document to one of the shipped schemas; True when this machine can."""
    try:
        import jsonschema
    except ImportError:
        return False
    with open(os.path.join(SCHEMAS, name + ".schema.json")) as file:
        schema = json.load(file)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    assert not errors, f"{name}: {errors[0].json_path}: {errors[0].message}"
    return True


def minilm():
    path = os.environ.get("QUANTPLAN_MINILM", "")
    if not os.path.exists(path):
        raise Skip("QUANTPLAN_MINILM names no file")
    return os.path.abspath(path)


def run_all(program, words):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for index, (sentence, function) in enumerate(CASES):
        if words and not any(word.lower() in sentence.lower() for word in words):
            continue
        folder = os.path.join(program.folder, str(index))
        os.mkdir(folder)
        try:
            function(Program(program.path, folder))
            counts["passed"] += 1
        except Skip as reason:
            counts["skipped"] += 1
            print(f"SKIPPED  {sentence}: {reason}", flush=True)
        except Exception as error:
            counts["failed"] += 1
            detail = str(error) if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
            print(f"FAILED   {sentence}\n{detail}", flush=True)
    print(", ".join(f"{count} {word}" for word, count in counts.items()))
    return 1 if counts["failed"] else 0
