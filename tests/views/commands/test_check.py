"""What `check` prints: each finding, or many of one kind as one."""

from pathlib import Path

from belarus_options.files.annotations import annotations
from belarus_options.model.settings import AS_STATED
from belarus_options.studies.checks.catalogue import RULES
from belarus_options.studies.checks.checking import check
from belarus_options.views.commands.check import check_report
from belarus_options.views.report.report import Listing
from commands import run_here
from folders import CLEAN, load_files, write_folder

CRITERIA = "decision: {title: T}\ncriteria:\n" + "".join(
    f"  c{n}: {{weight: {n}, because: So, scale: {{worst: 0, best: 9}}}}\n" for n in (5, 6, 7)
)
# As `import` writes it: numbers, and nothing that they rest on.
IMPORTED = {"criteria.yaml": CRITERIA} | {
    f"options/o{i}.yaml": f"name: O{i}\nrole: {'option' if i else 'status-quo'}\n"
    f"scores: {{c5: {i}, c6: {8 - i}, c7: {i * i % 7}}}\n"
    for i in range(8)
}


def shown(cwd: Path, *arguments: str) -> str:
    """What the command prints of an import, where it finds errors."""
    done = run_here("check", *arguments, cwd=cwd)
    assert done.returncode == 1
    return " ".join(done.stdout.split())


def test_many_findings_of_a_kind_are_one_with_their_count(tmp_path: Path) -> None:
    """In text and in Markdown; `--full`, and all that programs read, have each of them."""
    write_folder(tmp_path, IMPORTED)
    cites = "24 of 24 scores cite neither evidence nor an assumption"
    doubt = "24 of 24 scores have no range, no distribution and are not settled"
    for how in ((), ("--format", "markdown")):
        text = shown(tmp_path, *how)
        assert text.count(cites) == text.count(doubt) == 1
        assert "options/o0.yaml:3:10 and 23 more places" in text
        assert "more places" not in shown(tmp_path, "--full", *how)
    full = shown(tmp_path, "--full")
    assert (full.count("error[no-evidence]"), full.count("note[unstated-doubt]")) == (24, 24)
    assert "Found 24 errors" in full
    for form in ("tsv", "csv"):
        assert shown(tmp_path, "--format", form).count("no-evidence") == 24


def test_what_has_no_sentence_for_many_says_how_many_more_there_are(tmp_path: Path) -> None:
    """Three of a rule are shown one by one."""
    build, months = CLEAN["options/build.yaml"], "value: 3, range: [2, 6]"
    for options, expected in ((3, 3), (4, 1)):
        files = CLEAN | {
            f"options/x{i}.yaml": build.replace(months, f"value: -{i + 1}") for i in range(options)
        }
        loaded = load_files(tmp_path / str(options), files)
        report = check_report(check(loaded.project, annotations(loaded)), loaded.project, AS_STATED)
        listing = next(report.shown(is_full=False)).content
        assert isinstance(listing, Listing)
        found = [e.message for e in listing.excerpts if e.name == "beyond-anchors"]
        assert len(found) == expected
        assert ("; there are 3 more findings of this kind" in found[0]) == (expected == 1)


def test_every_sentence_for_many_takes_the_numbers_that_there_are() -> None:
    """No rule asks for a number that is not given."""
    numbers = {"count": "9", "scores": "90", "leaves": "10", "options": "9"}
    for rule in RULES.values():
        assert ("9" in rule.many.format(**numbers)) == bool(rule.many)
