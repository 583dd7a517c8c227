"""Two states of a folder compared, and small folders to change."""

from pathlib import Path

from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.diff.diff import Diff, diff
from belarus_options.studies.matrix.ranking import rank
from folders import load_files


def compared(
    path: Path, old: dict[str, str], new: dict[str, str], settings: Settings = AS_STATED
) -> Diff:
    """What changed between folders with these files, under settings."""
    projects = [
        load_files(path / name, files).project for name, files in zip("on", (old, new), strict=True)
    ]
    return diff([rank(project, settings) for project in projects], settings)


def kinds(result: Diff) -> list[str]:
    """The kinds of the changes, in their order."""
    return [change.kind for change in result.changes]


FLAT = """\
decision: {title: T}
criteria:
  cost: {weight: 1, prefer: less}
  use: {weight: 1, prefer: more}
"""


def options(**scores: tuple[float, ...]) -> dict[str, str]:
    """Files of options with scores on cost, use and fit, as many as are given."""
    paths = ("cost", "use", "fit")
    return {
        f"options/{id}.yaml": "scores: {"
        + ", ".join(f"{path}: {score}" for path, score in zip(paths, given, strict=False))
        + "}\n"
        for id, given in scores.items()
    }
