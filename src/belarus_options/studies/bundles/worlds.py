"""Named bundles and courses beside the options in every state of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belarus_options.methods.tolerances import TIE
from belarus_options.model.bundles import NamedBundle, bundle_id
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.beside import WithoutRow, with_rows
from belarus_options.studies.bundles.bundles import Bundles, bundles
from belarus_options.studies.bundles.candidates import Candidates
from belarus_options.studies.bundles.later import valued_in
from belarus_options.studies.matrix.ranking import Ranking
from belarus_options.studies.matrix.value_matrix import ValueMatrix


@dataclass(frozen=True, eq=False)
class BundlesInWorlds:
    """The options of a ranking, and below them named bundles that can be, as rows of matrices.

    `matrix` is by the scores outside any scenario, `matrices` are those in each. `bundles` are the
    ids of the rows that are bundles: those that scenarios add options to (courses) by the id that
    bundles.yaml has for them, the others by their options'. `found` is what bundles can be made of,
    and `without_row` the named ones that have no row. `failing` has the leaves on which a bundle
    fails a bound in a scenario, by its id and the scenario.
    """

    matrix: ValueMatrix
    matrices: tuple[ValueMatrix, ...]
    bundles: tuple[str, ...]
    courses: tuple[str, ...]
    found: Candidates
    without_row: tuple[WithoutRow, ...]
    failing: Mapping[tuple[str, str], tuple[str, ...]]


def beside_in_worlds(
    project: Project, settings: Settings, reference: Ranking, rankings: Sequence[Ranking]
) -> BundlesInWorlds:
    """The named bundles beside the options of rankings, one outside any scenario and one in each;
    raises InputError as `bundles` does."""
    result = bundles(project, settings)
    scenarios = [ranking.settings.scenario for ranking in rankings]
    rows: dict[str, NamedBundle] = {}
    without_row = []
    for id, block in project.bundles.named.items():
        row = id if block.later else bundle_id(block.options)
        if row in reference.names:
            without_row.append(WithoutRow(id, like=row))
        elif (forbidden := _forbidden(result, id, block, scenarios)) is not None:
            without_row.append(forbidden)
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
        found=result.found,
        without_row=tuple(without_row),
        failing=failing,
    )


def _forbidden(
    result: Bundles, id: str, block: NamedBundle, scenarios: Sequence[str | None]
) -> WithoutRow | None:
    """What forbids a set of a bundle, in the first scenario in which it has one that cannot be;
    bounds of screening are those of the first set, by the scores outside any scenario."""
    if why := result.forbidden_by(block.options):
        return WithoutRow(id, forbidden=why)
    for scenario in scenarios:
        if why := result.found.broken_by(block.in_scenario(scenario)):
            return WithoutRow(id, forbidden=why, scenario=scenario)
    return None
