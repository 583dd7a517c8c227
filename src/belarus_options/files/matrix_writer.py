"""A decision matrix as the files of a project folder, with comments on what is still to be said."""

import re
import sys

import yaml

from belarus_options.files.folder import CRITERIA
from belarus_options.files.matrix import Matrix, MatrixCriterion, MatrixOption
from belarus_options.files.schema import language_server_line, schema_files
from belarus_options.model.base import parse_number
from belarus_options.model.project import option_file

# What an editor does not show, or shows in the wrong order.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_CRITERIA_GUIDE = """\
#
# Imported from a spreadsheet. `belarus-options score` ranks these options now; an analysis that can
# be argued about says more. For each criterion below:
#
#   definition: What counts here, and what counts under another criterion.
#   because: Why going from worst to best is worth this weight beside the others.
#   scale: {worst: 50, best: 0, unit: USD million}
#                       Anchors that stay. Without them the least and the greatest score are the
#                       anchors, so that an option more or less can change the ranking.
#   scale: {0: None, 1: Some, 2: Wide}
#                       For scores that are levels: what each of them means.
#
# For each score under options/: how sure it is, why, and what it rests on (evidence.yaml).
# `belarus-options check` lists what is missing; docs and examples: `belarus-options init DIR`.
"""

_DECISION_GUIDE = """\
  # question: What exactly is to be decided?
  # owner: Whose decision it is, and whose weights these are
  # as_of: 2020-10-01
"""

_OPTION_GUIDE = """\
#
# A bare number is short for a block that says what it rests on:
#
#   {criterion}:
#     value: {score}
#     range: [low, high]
#     confidence: low
#     because: Why this number.
#     evidence: [an-id-from-evidence-yaml]
#
# The option that happens if nobody decides has `role: status-quo`. At most one has.
"""


def matrix_files(matrix: Matrix) -> list[tuple[str, bytes]]:
    """The files of a project that holds a matrix and no more: POSIX path and bytes of each."""
    texts = [(CRITERIA, _criteria_text(matrix))]
    texts += [(option_file(option.id), _option_text(matrix, option)) for option in matrix.options]
    return [(name, text.encode()) for name, text in texts] + schema_files(None)


def _criteria_text(matrix: Matrix) -> str:
    blocks = "\n".join(_criterion_block(criterion) for criterion in matrix.criteria)
    return (
        f"{language_server_line(CRITERIA)}\n{_CRITERIA_GUIDE}\n"
        f"decision:\n  title: {scalar(matrix.title)}\n{_DECISION_GUIDE}\n"
        f"criteria:\n\n{blocks}"
    )


def _criterion_block(criterion: MatrixCriterion) -> str:
    lines = [f"  {scalar(criterion.id)}:", f"    name: {scalar(criterion.name)}"]
    lines.append(f"    weight: {criterion.weight}")
    if criterion.prefer:
        lines.append(f"    prefer: {criterion.prefer}")
    if criterion.anchors:
        worst, best = criterion.anchors
        lines.append(f"    scale: {{worst: {worst}, best: {best}}}")
    return "\n".join(lines) + "\n"


def _option_text(matrix: Matrix, option: MatrixOption) -> str:
    file = option_file(option.id)
    columns = list(zip(matrix.criteria, option.scores, strict=True))
    criterion, score = columns[0]
    guide = _OPTION_GUIDE.format(criterion=scalar(criterion.id), score=score)
    scores = "".join(f"  {scalar(criterion.id)}: {score}\n" for criterion, score in columns)
    return f"{language_server_line(file)}\n{guide}\nname: {scalar(option.name)}\nscores:\n{scores}"


def scalar(text: str) -> str:
    """A text of one line as YAML writes it behind a key, in quotes where it needs them."""
    # To YAML 1.2 more is a number than to the emitter, which knows 1.1.
    style = '"' if parse_number(text) is not None else None
    is_seen = _UNSEEN.search(text) is None
    dumped = yaml.safe_dump(
        {"": text}, allow_unicode=is_seen, default_style=style, width=sys.maxsize
    )
    return dumped.partition(": ")[2].rstrip("\n")
