"""The tree of criteria with its weights, and what an edit changed."""

import difflib
from collections.abc import Iterable

from belarus_options.files.editing import WeightEdit
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import Weights
from belarus_options.views.report import Column, Records, Report, Table, number, share
from belarus_options.views.settings import settings_line
from belarus_options.views.text import one_line

_COLUMNS = "weight: beside its siblings · local: share of its group · global: of the whole"


def weights_report(project: Project, weights: Weights, settings: Settings) -> Report:
    """The report of `weights`: every node with its raw, local and global weight."""
    nodes = project.tree.nodes
    columns = (
        Column("Criterion"),
        Column("Weight", is_number=True),
        Column("Local", is_number=True),
        Column("Global", is_number=True),
        Column("Name"),
    )
    rows = tuple(
        (
            path,
            number(weights.raw[path]),
            share(weights.local[path]),
            share(weights.global_[path]),
            node.name,
        )
        for path, node in nodes.items()
    )
    return Report(
        title=project.decision.title,
        subtitle=" · ".join(filter(None, [_COLUMNS, settings_line(settings)])),
        table=Table(columns, rows),
        records=lambda: Records(
            ["criterion", "name", "weight", "local", "global"],
            [
                [path, node.name, weights.raw[path], weights.local[path], weights.global_[path]]
                for path, node in nodes.items()
            ],
        ),
        result=lambda: {
            "weights": {
                path: {
                    "raw": weights.raw[path],
                    "local": weights.local[path],
                    "global": weights.global_[path],
                }
                for path in nodes
            }
        },
    )


def edit_lines(edits: Iterable[WeightEdit]) -> list[str]:
    """One line for each weight that was changed."""
    return [f"{edit.path}: {number(edit.before)} is now {number(edit.after)}" for edit in edits]


def text_diff(before: str, after: str, file: str) -> str:
    """The change of a file as a unified diff."""
    # Lines as an editor has them; Python's own splitting knows more line ends than that.
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), f"a/{file}", f"b/{file}", lineterm=""
    )
    return "".join(_shown(line) + "\n" for line in lines)


def _shown(line: str) -> str:
    return "\t".join(one_line(part) for part in line.rstrip("\r").split("\t"))
