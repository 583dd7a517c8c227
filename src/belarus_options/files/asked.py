"""A project folder made of answers: title, criteria with the two ends of their scales, the answers
about swings, options with their scores."""

from typing import NamedTuple

from belarus_options.files.judgments import with_entry
from belarus_options.files.project import load_criteria_text
from belarus_options.files.schema import language_server_line, schema_files
from belarus_options.files.sheets.sheet_writer import in_flow, scalar
from belarus_options.model.judgments import Judgment
from belarus_options.model.layout import CRITERIA_FILE, JUDGMENTS_FILE, option_file
from belarus_options.model.project import Project

_CRITERIA_GUIDE = """\
#
# Made of answers. Weights are what the swings from worst to best were judged to be worth, in
# judgments.yaml. What makes the analysis one that others can follow, under each criterion:
#
#   definition: What counts here, and what counts under another criterion.
#   because: Why going from worst to best is worth this weight beside the others.
"""
_OPTION_GUIDE = """\
#
# What makes a score one that others can follow, beside its value and its range:
#
#   confidence: moderate
#   because: Why this value and no other.
#   evidence: [ids, from, evidence-yaml]
"""


class AskedCriterion(NamedTuple):
    """A criterion with a measured scale (`ends`, the worst and the best, and their unit), or with
    levels from the worst to the best, each with what it means and is worth."""

    id: str
    name: str
    ends: tuple[float, float] | None = None
    unit: str = ""
    levels: tuple[tuple[str, float], ...] = ()


class AskedScore(NamedTuple):
    """A score; without a range it is settled."""

    value: float
    range: tuple[float, float] | None = None


class AskedOption(NamedTuple):
    """An option with a score on each criterion."""

    id: str
    name: str
    scores: tuple[AskedScore, ...]


class AskedDecision(NamedTuple):
    """All that was asked; the first option is what happens if nobody decides. `judgment` is about
    the swings, and `because` why they are all worth the same, where they are."""

    title: str
    criteria: tuple[AskedCriterion, ...]
    options: tuple[AskedOption, ...]
    judgment: Judgment | None
    because: str = ""


def asked_tree(title: str, criteria: tuple[AskedCriterion, ...]) -> Project:
    """The criteria as a project without options, to ask about their swings."""
    decision = AskedDecision(title, criteria, (), None)
    return load_criteria_text(_criteria_text(decision)).project


def asked_files(decision: AskedDecision) -> list[tuple[str, bytes]]:
    """The files of the folder: POSIX path and bytes of each."""
    texts = [(CRITERIA_FILE, _criteria_text(decision))]
    if decision.judgment is not None:
        head = f"{language_server_line(JUDGMENTS_FILE)}\n"
        texts.append((JUDGMENTS_FILE, with_entry(head, decision.judgment)))
    texts += [
        (option_file(option.id), _option_text(decision, option, is_first=not at))
        for at, option in enumerate(decision.options)
    ]
    return [(name, text.encode()) for name, text in texts] + schema_files(None)


def _criteria_text(decision: AskedDecision) -> str:
    swing = decision.judgment.swing if decision.judgment is not None else None
    ranges = decision.judgment.swing_range if decision.judgment is not None else None
    blocks = "".join(
        _criterion_block(
            each, (swing or {}).get(each.id, 1.0), (ranges or {}).get(each.id), decision.because
        )
        for each in decision.criteria
    )
    return (
        f"{language_server_line(CRITERIA_FILE)}\n{_CRITERIA_GUIDE}\n"
        f"decision:\n  title: {scalar(decision.title)}\n\ncriteria:\n{blocks}"
    )


def _criterion_block(
    criterion: AskedCriterion, weight: float, range: tuple[float, float] | None, because: str
) -> str:
    lines = ["", f"  {scalar(criterion.id)}:", f"    name: {scalar(criterion.name)}"]
    lines.append(f"    weight: {_number(weight)}")
    if range is not None:
        lines.append(f"    weight_range: [{', '.join(map(_number, range))}]")
    if because:
        lines.append(f"    because: {scalar(because)}")
    if criterion.ends is not None:
        worst, best = map(_number, criterion.ends)
        unit = f", unit: {in_flow(criterion.unit)}" if criterion.unit else ""
        lines.append(f"    scale: {{worst: {worst}, best: {best}{unit}}}")
    else:
        lines += ["    prefer: more", "    scale:"]
        for at, (means, value) in enumerate(criterion.levels):
            lines.append(f"      {at}: {{value: {_number(value)}, means: {in_flow(means)}}}")
    return "\n".join(lines) + "\n"


def _option_text(decision: AskedDecision, option: AskedOption, *, is_first: bool) -> str:
    role = "role: status-quo\n" if is_first else ""
    scores = "".join(
        f"  {scalar(criterion.id)}: {_score(score)}\n"
        for criterion, score in zip(decision.criteria, option.scores, strict=True)
    )
    return (
        f"{language_server_line(option_file(option.id))}\n{_OPTION_GUIDE}\n"
        f"name: {scalar(option.name)}\n{role}\nscores:\n{scores}"
    )


def _score(score: AskedScore) -> str:
    if score.range is None:
        return f"{{value: {_number(score.value)}, settled: true}}"
    low, high = map(_number, score.range)
    return f"{{value: {_number(score.value)}, range: [{low}, {high}]}}"


def _number(number: float) -> str:
    return repr(number).removesuffix(".0")
