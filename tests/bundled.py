"""Folders whose bundles are known by hand, and the case as it was when it was worked out."""

from collections.abc import Mapping
from pathlib import Path

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.project import Project
from belarus_options.model.settings import AS_STATED, Settings
from belarus_options.studies.bundles.asked import AS_IN_THE_FILE, BundleSettings
from belarus_options.studies.bundles.bundles import Bundles, bundles

FIRST_EDITION = Path(__file__).parent / "cases" / "first_edition"

# Every set of its options that can be, and the article's course.
FIRST_EDITION_BUNDLES = """\
bundles:
  article:
    name: The article's course
    options: [defense-attache]
    later:
      regime-balances: [cbrne-training, spp-restart]
      transition: [cbrne-training, spp-restart]
  attache-and-training: {options: [defense-attache, cbrne-training]}
  attache-and-partnership: {options: [defense-attache, spp-restart]}
  training-and-partnership: {options: [cbrne-training, spp-restart]}
  all-now: {options: [defense-attache, cbrne-training, spp-restart]}
"""

SMALL = {
    "criteria.yaml": """\
decision: {title: Which steps together?}
criteria:
  harm:
    weight: 50
    prefer: less
    scale: {0: {means: None, value: 100}, 1: {means: Some, value: 60}, 2: {means: Much, value: 0}}
  reach:
    weight: 50
    prefer: more
    scale: {0: {means: None, value: 0}, 1: {means: Some, value: 40}, 2: {means: All, value: 100}}
""",
    "options/nothing.yaml": "role: status-quo\nscores: {harm: 0, reach: 0}\n",
    "options/a.yaml": "cost: 1\nscores: {harm: 1, reach: 1}\n",
    "options/b.yaml": "cost: 3\nscores: {harm: 1, reach: 2}\n",
    "options/c.yaml": "cost: 2\nscores: {harm: 2, reach: 1}\n",
}


def measured(
    values: Mapping[str, float],
    rest: str = "",
    *,
    worst: float = 50,
    best: float = 0,
    combine: str = "",
) -> dict[str, str]:
    """A folder with one measured leaf: the status quo `nothing` at 0, and each option."""
    rule = f", combine: {combine}" if combine else ""
    files = {
        "criteria.yaml": (
            "decision: {title: Which together?}\n"
            f"criteria: {{gain: {{scale: {{worst: {worst}, best: {best}}}{rule}}}}}\n"
        ),
        "options/nothing.yaml": "role: status-quo\nscores: {gain: 0}\n",
    }
    files |= {f"options/{id}.yaml": f"scores: {{gain: {value}}}\n" for id, value in values.items()}
    return files | ({"bundles.yaml": rest} if rest else {})


def first_edition() -> Project:
    """The case with the figures that sums in exact ratios were worked out for."""
    return load_project(Folder(FIRST_EDITION)).project


def found(
    project: Project, settings: Settings = AS_STATED, asked: BundleSettings = AS_IN_THE_FILE
) -> Bundles:
    return bundles(project, settings, asked)


def totals(result: Bundles) -> dict[str, float]:
    """The total of every listed bundle, by its id."""
    return {row.id: row.total for row in result.listed}


def ranges(result: Bundles) -> dict[str, tuple[float, float]]:
    """Between what the total of every listed bundle lies, where it is in doubt."""
    return {row.id: (row.low, row.high) for row in result.listed if row.has_range}
