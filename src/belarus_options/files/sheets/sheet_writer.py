"""A decision matrix, and the files of a project that holds it, with comments on what to do next."""

import re
import sys
from dataclasses import dataclass

import yaml

from belarus_options.files.schema import language_server_line, schema_files
from belarus_options.model.base import parse_number
from belarus_options.model.criteria import Direction
from belarus_options.model.layout import CRITERIA_FILE, option_file

# What an editor does not show, or shows in the wrong order: controls, marks of direction, byte
# order marks, fillers, tags; joiners and selectors behind plain letters, where they have no sense.
_SELECTORS = "\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e007f]"
    f"|(?:^|[\x00-\x7f])[\u200c\u200d{_SELECTORS}]"
)

_CRITERIA_GUIDE = """\
#
# Imported from a spreadsheet. `belarus-options score` ranks the options as they are; these keys
# make an analysis of it that others can follow. Under each criterion here:
#
#   definition: What counts here, and what counts under another criterion.
#   because: Why going from worst to best is worth this weight beside the others.
#   scale: {worst: 50, best: 0, unit: USD million}
#
# Without a scale the least and the greatest score are the anchors, and an option more or less can
# change the ranking of the others. Scores that are levels have a scale that says what each means:
#
#   scale: {0: No effect, 1: Some effect, 2: Wide effect}
#
# Under each score in options/, where a bare number is short for `value` alone:
#
#   value: 12
#   range: [8, 15]
#   confidence: moderate
#   because: Why this number and no other.
#   evidence: [ids, from, evidence-yaml]
#
# `belarus-options check` says what is still missing, and `belarus-options init DIR` makes a folder
# in which nothing is.
"""

_DECISION_GUIDE = """\
  # question: What exactly is to be decided?
  # owner: Whose decision it is, and whose weights these are
  # as_of: 2020-10-01
"""

_OPTION_GUIDE = """\
#
# criteria.yaml says what a score can have beside its number. The option that happens if nobody
# decides has `role: status-quo`.
"""


@dataclass(frozen=True, slots=True)
class MatrixCriterion:
    """A criterion: its id and name, its weight, its direction or its anchors (worst, best) or
    levels, each with its meaning, and what a sheet remarks on it.

    Numbers are text, digit for digit as in the file, with a decimal point. A unit without anchors
    is a comment: a project has no scale of a unit alone.
    """

    id: str
    name: str
    weight: str
    prefer: Direction | None
    anchors: tuple[str, str] | None = None
    levels: tuple[tuple[int, str], ...] = ()
    unit: str = ""
    definition: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class MatrixScore:
    """A score: a number as text, its plausible range where one is stated, and the reason."""

    value: str
    range: tuple[str, str] | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class MatrixOption:
    """An option: its id and name, its score on each criterion, and what a sheet remarks on it."""

    id: str
    name: str
    scores: tuple[MatrixScore, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A valid decision matrix: names are unique, numbers finite, and every direction is known."""

    title: str
    criteria: tuple[MatrixCriterion, ...]
    options: tuple[MatrixOption, ...]


def matrix_files(matrix: Matrix) -> list[tuple[str, bytes]]:
    """The files of a project that holds a matrix and no more: POSIX path and bytes of each."""
    texts = [(CRITERIA_FILE, _criteria_text(matrix))]
    keys = [scalar(criterion.id) for criterion in matrix.criteria]
    texts += [(option_file(option.id), _option_text(keys, option)) for option in matrix.options]
    return [(name, text.encode()) for name, text in texts] + schema_files(None)


def _criteria_text(matrix: Matrix) -> str:
    blocks = "".join(_criterion_block(criterion) for criterion in matrix.criteria)
    return (
        f"{language_server_line(CRITERIA_FILE)}\n{_CRITERIA_GUIDE}\n"
        f"decision:\n  title: {scalar(matrix.title)}\n{_DECISION_GUIDE}\n"
        f"criteria:\n{blocks}"
    )


def _criterion_block(criterion: MatrixCriterion) -> str:
    lines = ["", f"  {scalar(criterion.id)}:", f"    name: {scalar(criterion.name)}"]
    if criterion.definition:
        lines.append(f"    definition: {scalar(criterion.definition)}")
    lines.append(f"    weight: {criterion.weight}")
    if criterion.because:
        lines.append(f"    because: {scalar(criterion.because)}")
    if criterion.prefer:
        lines.append(f"    prefer: {criterion.prefer}")
    unit = f", unit: {in_flow(criterion.unit)}" if criterion.unit else ""
    if criterion.anchors:
        worst, best = criterion.anchors
        lines.append(f"    scale: {{worst: {worst}, best: {best}{unit}}}")
    elif criterion.levels:
        lines.append("    scale:")
        lines += [f"      {level}: {scalar(means)}" for level, means in criterion.levels]
    elif unit:
        lines.append(f"    # scale: {{worst: …, best: …{unit}}}")
    return "\n".join(lines) + "\n"


def _option_text(keys: list[str], option: MatrixOption) -> str:
    scores = "".join(map(_score_text, keys, option.scores))
    summary = f"summary: {scalar(option.summary)}\n" if option.summary else ""
    return (
        f"{language_server_line(option_file(option.id))}\n{_OPTION_GUIDE}\n"
        f"name: {scalar(option.name)}\n{summary}\nscores:\n{scores}"
    )


def _score_text(key: str, score: MatrixScore) -> str:
    if score.range is None and not score.because:
        return f"  {key}: {score.value}\n"
    lines = [f"  {key}:", f"    value: {score.value}"]
    if score.range is not None:
        lines.append(f"    range: [{score.range[0]}, {score.range[1]}]")
    if score.because:
        lines.append(f"    because: {scalar(score.because)}")
    return "\n".join(lines) + "\n"


def in_flow(text: str) -> str:
    """A text of one line as YAML writes it within braces, where more has a meaning than behind a
    key."""
    is_seen = _UNSEEN.search(text) is None
    dumped = yaml.safe_dump(
        [text], default_flow_style=True, allow_unicode=is_seen, width=sys.maxsize
    )
    return dumped.strip()[1:-1] if parse_number(text) is None else f'"{text}"'


def scalar(text: str) -> str:
    """A text of one line as YAML writes it behind a key, in quotes where it needs them."""
    # To YAML 1.2 more is a number than to the emitter, which knows 1.1.
    style = '"' if parse_number(text) is not None else None
    is_seen = _UNSEEN.search(text) is None
    dumped = yaml.safe_dump(
        {"": text}, allow_unicode=is_seen, default_style=style, width=sys.maxsize
    )
    return dumped.partition(": ")[2].rstrip("\n")
