"""All rules together: what is reported, in which order, and what comments allow."""

import itertools
from pathlib import Path

import pytest

from belarus_options.files.documents.document import Document
from belarus_options.studies.checks.catalogue import RULES
from breaking import BREAKING, STRAW
from folders import CLEAN, check_files, edited, found_in, spot

NO_SCALE = BREAKING["no-scale"].files
SPEED = "      speed:\n"


def allowing(comment: str) -> dict[str, str]:
    """The folder without a scale on speed, with a comment above that leaf."""
    return edited("criteria.yaml", (SPEED, f"      {comment}\n{SPEED}"), files=NO_SCALE)


def test_the_clean_folder_has_no_finding(tmp_path: Path) -> None:
    """Nothing is reported of the clean folder, not even a note."""
    assert found_in(tmp_path, CLEAN) == []


def test_every_rule_has_a_folder_that_breaks_it() -> None:
    """And no folder breaks a rule that there is not."""
    assert set(BREAKING) == set(RULES)


@pytest.mark.parametrize("rule", BREAKING)
def test_every_breaking_folder_breaks_its_rule_alone(tmp_path: Path, rule: str) -> None:
    """The complete list of findings is the one rule, at the one place."""
    broken = BREAKING[rule]
    report = check_files(tmp_path, broken.files)
    found = [(f.rule, f.position.file, f.position.line, f.position.column) for f in report.findings]
    assert found == broken.expected(rule)
    assert [f.severity for f in report.findings] == [RULES[rule].severity]
    assert report.has_errors == (RULES[rule].severity == "error")


@pytest.mark.parametrize("rule", BREAKING)
def test_every_finding_is_one_sentence_with_a_way_out(tmp_path: Path, rule: str) -> None:
    """Messages and ways out end without a full stop, and neither is empty."""
    (finding,) = check_files(tmp_path, BREAKING[rule].files).findings
    assert finding.message
    assert not finding.message.endswith(".")
    assert finding.help
    assert not finding.help.endswith(".")


@pytest.mark.parametrize("rule", sorted(set(BREAKING) - {"idle-allow", "stale-allow"}))
def test_every_finding_can_be_allowed_where_it_stands(tmp_path: Path, rule: str) -> None:
    """A comment line above the reported line makes any finding a note with its reason."""
    broken = BREAKING[rule]
    file, line, _ = spot(broken.files, broken.file, broken.marked)
    lines = broken.files[file].split("\n")
    indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
    ids = " build lease" if RULES[rule].is_about_first_place else ""
    lines.insert(line - 1, f"{indent}# check: allow {rule}{ids}: Seen and meant.")
    report = check_files(tmp_path, broken.files | {file: "\n".join(lines)})
    assert [(f.rule, f.severity, f.allowed) for f in report.findings] == [
        (rule, "note", "Seen and meant.")
    ]
    assert not report.has_errors


def test_findings_are_sorted_by_file_line_column_and_rule(tmp_path: Path) -> None:
    """The order is the reader's: file by file, from the top of each."""
    files = edited("options/keep.yaml", ("role: status-quo\n", ""), files=NO_SCALE)
    files = edited("options/keep.yaml", ("evidence: [plans]", "evidence: []"), files=files)
    files = edited("evidence.yaml", ("    reliability: B\n", ""), files=files)
    found = found_in(tmp_path, files)
    assert found == sorted(found, key=lambda f: (f[1], f[2], f[3], f[0]))
    assert [rule for rule, *_ in found] == [
        "no-status-quo", "no-scale", "no-reliability", "no-evidence",
    ]  # fmt: skip


def test_a_stronger_finding_replaces_the_weaker_at_one_place(tmp_path: Path) -> None:
    """An error at a score's key leaves no warning there; a warning leaves no note."""
    files = edited(
        "options/lease.yaml",
        ("range: [0, 2], confidence: low, evidence: [staffing]", "confidence: low"),
    )
    place = spot(files, "options/lease.yaml", "»benefit.depth")
    assert found_in(tmp_path, files) == [("no-evidence", *place)]
    assert "dominated-option" not in [rule for rule, *_ in found_in(tmp_path, STRAW)]


def test_what_is_replaced_cannot_be_allowed(tmp_path: Path) -> None:
    """Allowing the note does not silence the warning that took its place, and allows nothing."""
    comment = "# check: allow dominated-option: It is there to show the price."
    files = edited("options/lease.yaml", ("name: Lease", f"{comment}\nname: Lease"), files=STRAW)
    report = check_files(tmp_path, files)
    assert [(f.rule, f.severity) for f in report.findings] == [
        ("idle-allow", "warning"), ("straw-man", "warning"),
    ]  # fmt: skip


def test_an_error_can_be_allowed(tmp_path: Path) -> None:
    """An allowed error is a note, and the report has no error left."""
    files = edited(
        "options/lease.yaml",
        (", evidence: [noise-study]}", "}  # check: allow no-evidence: The street was asked."),
    )
    report = check_files(tmp_path, files)
    assert [(f.severity, f.allowed) for f in report.findings] == [("note", "The street was asked.")]
    assert not report.has_errors


def test_allowing_one_finding_leaves_others_of_its_rule(tmp_path: Path) -> None:
    """A comment speaks for its line and not for the file."""
    one_allowed = allowing("# check: allow no-scale: The options span the market.")
    without = ("        scale: {worst: 50, best: 0, unit: million}\n", "")
    report = check_files(tmp_path, edited("criteria.yaml", without, files=one_allowed))
    severities = {
        f.position.text.strip(): f.severity for f in report.findings if f.rule == "no-scale"
    }
    assert severities == {"speed:": "note", "cost:": "warning"}


@pytest.mark.parametrize(
    ("comment", "message", "help"),
    [
        ("# check: allow no-scal: once", "`no-scal` is not a rule", "did you mean `no-scale`?"),
        ("# check: allow zzzzzz: once", "`zzzzzz` is not a rule", "explain-rule"),
        ("# check: allow no-scale", "gives no reason", "`# check: allow no-scale: reason`"),
        ("# check: allow no-scale:  ", "gives no reason", "`# check: allow no-scale: reason`"),
        ("# check: allow no-scale bus: once", "is allowed without ids", "no-scale: reason`"),
        ("# check: allow no-scale since 2019", "gives no reason", "no-scale: reason`"),
        ("# check: allow", "names no rule", "`# check: allow RULE: reason`"),
        ("# check: no-scale: once", "names no rule", "`# check: allow RULE: reason`"),
        ("# check: alow no-scale: once", "names no rule", "`# check: allow RULE: reason`"),
    ],
)  # fmt: skip
def test_a_comment_that_cannot_allow_is_reported_and_allows_nothing(
    tmp_path: Path, comment: str, message: str, help: str
) -> None:
    """An unknown rule or a missing reason leaves the finding a warning and adds another."""
    idle, finding = check_files(tmp_path, allowing(comment)).findings
    assert (finding.rule, finding.severity, finding.allowed) == ("no-scale", "warning", None)
    assert (idle.rule, idle.severity) == ("idle-allow", "warning")
    assert message in idle.message
    assert help in idle.help
    assert idle.position.line == finding.position.line - 1


def test_an_idle_allow_cannot_be_allowed(tmp_path: Path) -> None:
    """A comment that would allow an idle one is idle itself."""
    files = edited(
        "criteria.yaml",
        (
            SPEED,
            "      # check: allow idle-allow: on purpose\n      # check: allow no-scale: once\n"
            + SPEED,
        ),
    )
    first, second = check_files(tmp_path, files).findings
    assert (first.rule, first.severity) == ("idle-allow", "warning")
    assert (second.rule, second.severity) == ("idle-allow", "warning")
    assert first.message == "an `idle-allow` cannot be allowed"


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        ("", "this comment names no leader and rival, so it allows no `no-clear-winner`"),
        (" lease build", "this comment is about `lease` and `build`, the finding about `build`"),
        (" build", "this comment is about `build`, the finding about `build` and `lease`, so"),
        (" build keep", "this comment is about `build` and `keep`, the finding about `build`"),
    ],
)
def test_an_allow_about_other_leaders_and_rivals_is_stale(
    tmp_path: Path, ids: str, message: str
) -> None:
    """It excuses nothing, and the way out is the comment with the ids of the finding."""
    comment = f"# check: allow no-clear-winner{ids}: They are close.\ndecision:"
    files = edited("criteria.yaml", ("decision:", comment), files=BREAKING["no-clear-winner"].files)
    stale, finding = check_files(tmp_path, files).findings
    assert (finding.rule, finding.severity, finding.allowed) == ("no-clear-winner", "warning", None)
    assert (stale.rule, stale.severity) == ("stale-allow", "warning")
    assert stale.message.startswith(message)
    assert "`# check: allow no-clear-winner build lease: reason`" in stale.help


def test_a_pair_that_is_not_close_any_more_is_idle(tmp_path: Path) -> None:
    """Where the winner is clear there is no other pair to speak of."""
    comment = "# check: allow no-clear-winner build lease: They are close.\ndecision:"
    (idle,) = check_files(tmp_path, edited("criteria.yaml", ("decision:", comment))).findings
    assert idle.rule == "idle-allow"
    assert idle.message.startswith("`no-clear-winner` reports nothing here")


def test_all_that_tie_are_named(tmp_path: Path) -> None:
    """An allow for two is stale once a third ties."""
    comment = "# check: allow no-clear-winner build copy: One is a copy.\ndecision:"
    copies = {f"options/{id}.yaml": CLEAN["options/build.yaml"] for id in ("copy", "echo")}
    files = edited("criteria.yaml", ("decision:", comment))
    two, three = (
        [f.rule for f in check_files(tmp_path / str(n), files | some).findings if f.allowed is None]
        for n, some in enumerate((dict(list(copies.items())[:1]), copies))
    )
    assert "stale-allow" not in two
    assert "no-clear-winner" not in two
    assert {"stale-allow", "no-clear-winner"} <= set(three)


def test_a_comment_in_another_file_allows_nothing(tmp_path: Path) -> None:
    """The same line of another file is another place."""
    place = spot(NO_SCALE, "criteria.yaml", "»speed:")
    padding = "\n" * (place[1] - 1)
    elsewhere = f"{padding}# check: allow no-scale: elsewhere\n{NO_SCALE['scenarios.yaml']}"
    files = NO_SCALE | {"scenarios.yaml": elsewhere}
    report = check_files(tmp_path, files)
    assert [(f.rule, f.severity) for f in report.findings] == [
        ("no-scale", "warning"), ("idle-allow", "warning"),
    ]  # fmt: skip


def test_files_with_windows_line_ends_are_checked_alike(tmp_path: Path) -> None:
    """CRLF changes no finding and no place."""
    for rule, broken in BREAKING.items():
        windows = {file: text.replace("\n", "\r\n") for file, text in broken.files.items()}
        assert found_in(tmp_path / rule, windows) == broken.expected(rule)


def test_a_degenerate_folder_can_be_checked(tmp_path: Path) -> None:
    """One option and one leaf without a weight, a scale or evidence are findings and no crash."""
    files = {
        "criteria.yaml": "decision: {title: T}\ncriteria: {only: {prefer: more}}\n",
        "options/a.yaml": "name: A\nscores: {only: 1}\n",
    }
    assert sorted(rule for rule, *_ in found_in(tmp_path, files)) == [
        "no-evidence", "no-scale", "no-status-quo", "single-option", "unstated-doubt",
    ]  # fmt: skip


def test_examples_in_the_catalogue_are_yaml() -> None:
    """Every example can be read as YAML."""
    for rule in RULES.values():
        document = Document(f"{rule.name}.yaml", rule.example)
        assert document.problems == []
        assert document.data


def test_the_catalogue_is_sorted_by_severity_and_name() -> None:
    """Errors first, then warnings, then notes, each by name."""
    order = ["error", "warning", "note"]
    keys = [(order.index(rule.severity), rule.name) for rule in RULES.values()]
    assert keys == sorted(keys)
    assert [rule.name for rule in RULES.values()] == list(RULES)


def test_summaries_are_one_line_and_texts_are_sentences() -> None:
    """A summary is a line without a full stop; the reason and the way out are sentences."""
    for rule in RULES.values():
        assert len(rule.summary) <= 88
        assert "\n" not in rule.summary
        assert not rule.summary.endswith(".")
        assert rule.why.endswith(".")
        assert rule.fix.endswith(".")


def test_every_pair_of_edits_is_reported_together(tmp_path: Path) -> None:
    """Rules do not hide each other across places: two edits in different files find both."""
    single = ("no-evidence", "no-status-quo", "no-reliability", "cut-prose", "dominant-weight")
    for number, (one, two) in enumerate(itertools.combinations(single, 2)):
        first, second = BREAKING[one], BREAKING[two]
        changed = {f: t for f, t in second.files.items() if t != CLEAN[f]}
        if any(first.files[file] != CLEAN[file] for file in changed):
            continue
        found = found_in(tmp_path / str(number), first.files | changed)
        assert {rule for rule, *_ in found} == {one, two}
