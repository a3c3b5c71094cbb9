"""Files: whole, exact, or not at all."""

import csv
import html.parser
import io
import json
import os
import stat
import xml.etree.ElementTree

from harness import case

SCOUT = ("plan", "llama-4-scout", "--on", "h100-sxm", "--count", "1")


@case("CSV has one exact row for each alternative")
def csv_rows(q):
    plan = q(*SCOUT, "--json").json
    rows = list(csv.DictReader(io.StringIO(q(*SCOUT, "--csv").expect(0).output)))
    assert len(rows) == len(plan["alternatives"])
    assert rows[0]["chosen"] == "true" and rows[0]["scheme"] == plan["deployment"]["scheme"]
    assert int(rows[0]["spare_bytes"]) == plan["memory"]["spareBytes"]
    likely = plan["performance"]["timePerOutputTokenSeconds"]["likely"]
    assert float(rows[0]["time_per_output_token_seconds_likely"]) == likely


@case("Markdown has the verdict, the ledger and the schemes")
def markdown(q):
    text = q(*SCOUT, "--markdown").expect(0, "## Memory", "## Schemes", "## Assumed", "| total |").output
    assert text.startswith("# ")


@case("A file's ending chooses the format, and a flag overrides it")
def endings(q):
    q(*SCOUT, "-o", "plan.csv").expect(0)
    q(*SCOUT, "-o", "plan.md").expect(0)
    q(*SCOUT, "-o", "plan.txt", "--json").expect(0)
    q(*SCOUT, "-o", "report").expect(0)
    starts = {name: open(os.path.join(q.folder, name)).read(40) for name in q.names()}
    assert starts["plan.csv"].startswith("chosen,model") and starts["plan.md"].startswith("# ")
    assert starts["plan.txt"].startswith("{") and not starts["report"].startswith("{")
    assert q.names() == ["plan.csv", "plan.md", "plan.txt", "report"]


@case("A file that can't be written is an error, and nothing is left behind")
def unwritable(q):
    os.mkdir(os.path.join(q.folder, "folder"))
    for target in ("missing/plan.json", "folder", "/proc/nothing/plan.json", "/dev/full"):
        q(*SCOUT, "--json", "-o", target).expect(3, "error: can't write", target)
    assert q.names() == ["folder"] and os.listdir(os.path.join(q.folder, "folder")) == []
    q("measure", "all-minilm-l6-v2", "--samples", "1", "--scheme", "int8", "--dump", "missing/d.safetensors").expect(
        3, "missing/d.safetensors")


@case("An existing file is replaced whole, keeps its permissions, and a link stays a link")
def replaced(q):
    q.file("plan.json", "x" * 1_000_000)
    os.chmod(os.path.join(q.folder, "plan.json"), 0o640)
    os.symlink("plan.json", os.path.join(q.folder, "link.json"))
    q(*SCOUT, "-o", "link.json").expect(0)
    path = os.path.join(q.folder, "plan.json")
    assert os.path.islink(os.path.join(q.folder, "link.json"))
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o640
    assert open(path).read() == q(*SCOUT, "--json").output
    assert q.names() == ["link.json", "plan.json"]


@case("A dash is standard output")
def dash(q):
    assert q(*SCOUT, "--json", "-o", "-").expect(0).output == q(*SCOUT, "--json").output


@case("Fit and measurements export CSV and Markdown too")
def others(q):
    rows = list(csv.DictReader(io.StringIO(q("fit", "llama-4-scout", "--on", "h100-sxm", "--csv").output)))
    assert {row["scheme"]: row["count"] for row in rows}["bf16"] == "4"
    assert q("fit", "llama-4-scout", "--on", "h100-sxm", "--markdown").output.startswith("# llama-4-scout")
    arguments = ("measure", "all-minilm-l6-v2", "--samples", "1", "--scheme", "int8,nf4")
    rows = list(csv.DictReader(io.StringIO(q(*arguments, "--csv").output)))
    assert len(rows) == 2 and rows[0]["synthetic"] == "true"
    assert "synthetic" in q(*arguments, "--markdown").output


class Outline(html.parser.HTMLParser):
    """The headings, the languages and whatever could reach out of the file."""

    def __init__(self):
        super().__init__()
        self.tags, self.words, self.reaching = [], [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        names = dict(attributes)
        if tag in ("script", "link", "img", "iframe", "object") or "src" in names:
            self.reaching.append(tag)

    def handle_data(self, data):
        self.words.append(data)


def outline(text):
    """The outline of HTML that must be XML as well."""
    xml.etree.ElementTree.fromstring(text)
    parser = Outline()
    parser.feed(text)
    parser.close()
    assert parser.reaching == [], parser.reaching
    assert parser.tags.count("h1") == 1 and 'lang="en"' in text
    return parser


@case("HTML of every result is one well-formed file that needs nothing else")
def html_files(q):
    for arguments in (
        SCOUT,
        (*SCOUT[:-1], "8", "--scheme", "bf16"),
        ("plan", "llama-4-scout", "--on", "l4", "--count", "1", "--scheme", "bf16"),
        ("fit", "llama-4-scout", "--on", "h100-sxm,l4"),
        ("measure", "all-minilm-l6-v2", "--samples", "1", "--scheme", "int8,nf4", "--histogram"),
        ("catalog", "show", "h100-sxm"),
        ("catalog", "list", "models"),
    ):
        parsed = outline(q(*arguments, "--html").output)
        assert "table" in parsed.tags
    assert "svg" in outline(q(*SCOUT, "--html").expect(0).output).tags


@case("A file's ending chooses HTML, and a hostile name stays text in it")
def html_names(q):
    entry = json.loads(q("catalog", "show", "chat", "--kind", "workloads", "--json").output)
    entry["id"], entry["aliases"], entry["summary"] = "mine", [], "<script>alert(1)</script> & \"more\""
    path = q.file("mine.json", json.dumps(entry))
    for name in ("entry.html", "entry.HTM"):
        q("catalog", "show", path, "--kind", "workloads", "-o", name).expect(0)
        text = open(os.path.join(q.folder, name), encoding="utf-8").read()
        assert "<script" not in text and entry["summary"] in "".join(outline(text).words)
