"""Named bundles as rows beside the options, for studies that need values and weights alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belarus_options.methods.bundles.sets import as_set
from belarus_options.methods.exact.ratios import Ratios, of_fractions
from belarus_options.model.bundles import BUNDLE_SEPARATOR
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings
from belarus_options.studies.bundles.asked import Constraint
from belarus_options.studies.bundles.bundles import Bundle, bundles
from belarus_options.studies.bundles.candidates import Candidates
from belarus_options.studies.bundles.move import BundleMove, one_step
from belarus_options.studies.bundles.valued import valued_sets
from belarus_options.studies.matrix.ranking import Ranking, rank
from belarus_options.studies.matrix.value_matrix import ValueMatrix


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """A named bundle without a row of its own: `like` is the row that has its options, or
    `forbidden` is what keeps them from being chosen together, in a scenario where it is so there
    alone."""

    id: str
    like: str | None = None
    forbidden: tuple[Constraint, ...] = ()
    scenario: str | None = None


@dataclass(frozen=True, eq=False)
class Beside:
    """The options of a ranking, and below them the named bundles that can be, as rows of a matrix.

    `rows` are the bundles that have a row, and `without_row` the named bundles that have none.
    """

    ranking: Ranking
    matrix: ValueMatrix
    rows: tuple[Bundle, ...]
    without_row: tuple[WithoutRow, ...]
    found: Candidates

    @property
    def baseline(self) -> str:
        """The id of what happens anyway."""
        return self.found.baseline

    @cached_property
    def move(self) -> BundleMove | None:
        """One score moved by one step that puts another row ahead of the first, whose bundles are
        valued anew."""
        number = len(self.found.options)
        chosen = [
            [self.found.number_of[option] for option in id.split(BUNDLE_SEPARATOR)]
            if id != self.baseline
            else []
            for id in self.matrix.options
        ]
        sets = np.array([as_set(options, number) for options in chosen])
        everyone = valued_sets(self.found, sets)
        wanted = chosen[self.matrix.ranked[0].row]
        row = everyone.row_of(as_set(wanted, number))
        return None if row is None else one_step(everyone, row)


def beside(project: Project, settings: Settings) -> Beside:
    """The options under settings with the named bundles beside them; raises InputError as `rank`
    and `bundles` do."""
    ranking = rank(project, settings)
    result = bundles(project, settings)
    named = [row for row in result.listed if row.named and row.id not in ranking.names]
    named.sort(key=lambda row: row.id)
    like = {id: row.id for row in result.listed if row.id in ranking.names for id in row.named}
    without_row = [WithoutRow(id, like=row) for id, row in like.items()]
    without_row += [WithoutRow(id, forbidden=why) for id, why in result.infeasible]
    without_row.sort(key=lambda each: each.id)
    values = result.valued.exact([row.row for row in named]).values if named else ()
    matrix = with_rows(ranking, {row.id: _name(project, row) for row in named}, values)
    return Beside(ranking, matrix, tuple(named), tuple(without_row), result.found)


def with_rows(ranking: Ranking, names: Mapping[str, str], values: Sequence[Ratios]) -> ValueMatrix:
    """The rows of a ranking, and others below them under the same weights, by their ids and names;
    `values` are their columns by leaf."""
    columns = list(ranking.ratios)
    if names:
        columns = [
            of_fractions([
                *(column.at(at) for at in range(len(ranking.options))),
                *(added.at(at) for at in range(len(names))),
            ])
            for column, added in zip(ranking.ratios, values, strict=True)
        ]  # fmt: skip
    return ValueMatrix(
        names={**ranking.names, **names},
        tree=ranking.tree,
        weights=ranking.weights,
        values=np.stack([column.nearest() for column in columns], axis=1),
        given_ratios=tuple(columns),
    )


def _name(project: Project, row: Bundle) -> str:
    return project.bundles.named[row.named[0]].name
