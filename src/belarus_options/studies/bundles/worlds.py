"""Named bundles and courses beside the options in every state of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belarus_options.methods.bundles.sets import as_set
from belarus_options.methods.tolerances import TIE
from belarus_options.model.bundles import NamedBundle, bundle_id
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.beside import with_rows
from belarus_options.studies.bundles.bundles import Bundles, bundles
from belarus_options.studies.bundles.later import valued_in
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.value_matrix import ValueMatrix


@dataclass(frozen=True, eq=False)
class BundlesInWorlds:
    """The options of a ranking, and below them named bundles that can be, as rows of matrices.

    `matrix` is by the scores outside any scenario, `matrices` are those in each. `bundles` are the
    ids of the rows that are bundles: those that scenarios add options to (courses) by the id that
    bundles.yaml has for them, the others by their options'. `left_out` are the ids of named bundles
    without a row: their options are those of another row, are not all kept, or cannot be chosen
    together. `failing` has the leaves on which a bundle fails a bound in a scenario, by its id and
    the scenario.
    """

    matrix: ValueMatrix
    matrices: tuple[ValueMatrix, ...]
    bundles: tuple[str, ...]
    courses: tuple[str, ...]
    left_out: tuple[str, ...]
    failing: Mapping[tuple[str, str], tuple[str, ...]]


def beside_in_worlds(
    project: Project, settings: Settings, reference: Ranking, rankings: Sequence[Ranking]
) -> BundlesInWorlds:
    """The named bundles beside the options of rankings, one outside any scenario and one in each;
    raises InputError as `bundles` does."""
    result = bundles(project, settings)
    scenarios = [ranking.settings.scenario for ranking in rankings]
    rows: dict[str, NamedBundle] = {}
    left_out = []
    for id, block in project.bundles.named.items():
        row = id if block.later else bundle_id(block.options)
        if row in reference.names or not _can_be(result, block, scenarios):
            left_out.append(id)
        else:
            rows[row] = block
    names = {row: block.name for row, block in rows.items()}
    matrices, failing = [], {}
    for ranking, scenario in zip((reference, *rankings), (None, *scenarios), strict=True):
        if not rows:
            matrices.append(with_rows(ranking, names, ()))
            continue
        wanted = [block.in_scenario(scenario) for block in rows.values()]
        exact, bounds = valued_in(result.found, scenario, wanted)
        matrices.append(with_rows(ranking, names, exact.values))
        for at, row in enumerate(rows):
            failed = tuple(
                ranking.tree.leaves[column].path
                for column, bound in bounds.items()
                if float(exact.values[column].at(at)) < bound - TIE
            )
            if failed and scenario is not None:
                failing[row, scenario] = failed
    return BundlesInWorlds(
        matrix=matrices[0],
        matrices=tuple(matrices[1:]),
        bundles=tuple(rows),
        courses=tuple(row for row, block in rows.items() if block.later),
        left_out=tuple(left_out),
        failing=failing,
    )


def _can_be(result: Bundles, block: NamedBundle, scenarios: Sequence[str | None]) -> bool:
    """Whether all sets of a bundle can be, and its first one passes screening."""
    found = result.found
    if not all(found.feasible(block.in_scenario(scenario)) for scenario in (None, *scenarios)):
        return False
    numbers = [found.number_of[option] for option in block.options]
    return result.valued.row_of(as_set(numbers, len(found.options))) is not None
