"""What a bundle's total is made of: leaf by leaf the rule, the members and which of them decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from belarus_options.methods.bundles.combining import Leaf
from belarus_options.methods.bundles.sets import as_set, members
from belarus_options.model.bundles import BUNDLE_SEPARATOR, bundle_id
from belarus_options.model.problem import Asked, refuse
from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, known_option
from belarus_options.studies.bundles.asked import AS_IN_THE_FILE, Constraint
from belarus_options.studies.bundles.candidates import Candidates, candidates
from belarus_options.studies.bundles.effects import LeafEffects, Rule, leaf_effects
from belarus_options.studies.bundles.valued import Exact, exact_values, ranking_of
from belarus_options.studies.matrix.ranking import Ranking


@dataclass(frozen=True, slots=True)
class LeafOfBundle:
    """A bundle on a leaf: its value with its range, what that adds to the total, and by how many
    points each member is above or below what happens anyway, by option or by the bundle that has a
    score of its own. `deciding` are those on which the value rests."""

    path: str
    rule: Rule
    baseline: float
    value: float
    low: float
    high: float
    contribution: float
    is_held: bool
    members: Mapping[str, float]
    deciding: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ExplainedBundle:
    """A bundle with its total, its range, and every leaf in tree order. `broken` are the
    constraints that forbid it."""

    found: Candidates
    ranking: Ranking
    id: str
    named: str | None
    options: tuple[str, ...]
    total: float
    low: float
    high: float
    leaves: tuple[LeafOfBundle, ...]
    broken: tuple[Constraint, ...]


def explain_bundles(
    project: Project, settings: Settings, given: tuple[str, ...]
) -> tuple[ExplainedBundle, ...]:
    """Each of the bundles that arguments name: by the ids of their options with `+` between, in any
    order, or by their own; raises InputError where there is no such option or bundle."""
    found = candidates(project, settings, AS_IN_THE_FILE)
    chosen = [_options(found, each) for each in given]
    ranking = ranking_of(found)
    effects = leaf_effects(found, ranking)
    exact = ranking.weights.exact.global_
    weights = [exact[leaf.path] for leaf in ranking.tree.leaves]
    result = []
    for options in chosen:
        sets = as_set([found.number_of[o] for o in options], len(found.options))[None]
        result.append(
            _explained(found, ranking, effects, exact_values(effects, weights, sets), options)
        )
    return tuple(result)


def _options(found: Candidates, given: str) -> tuple[str, ...]:
    """The options of a bundle that an argument names."""
    project = found.project
    named = project.bundles.named.get(given)
    if named is not None:
        options = named.in_scenario(found.settings.scenario)
    else:
        options = tuple(dict.fromkeys(part.strip() for part in given.split(BUNDLE_SEPARATOR)))
    for option in options:
        known_option(project, option, "explained")
    if options == (found.baseline,):
        return ()
    for option in options:
        if option == found.baseline:
            raise refuse(
                "bad-bundle",
                f"`{option}` is the status quo, to which a bundle adds its options",
                "leave it out",
                asked=Asked("explained", given),
            )
        if option not in found.number_of:
            raise refuse(
                "bad-option",
                f"`{option}` is not among the options that are compared",
                "keep it, or explain another bundle",
                asked=Asked("explained", given),
            )
    return tuple(sorted(options))


def _explained(
    found: Candidates,
    ranking: Ranking,
    effects: tuple[LeafEffects, ...],
    exact: Exact,
    options: tuple[str, ...],
) -> ExplainedBundle:
    weights = ranking.weights.exact.global_
    leaves = []
    for leaf, combined, values in zip(effects, exact.leaves, exact.values, strict=True):
        value = values.at(0)
        sizes = _member_sizes(leaf, found, options)
        leaves.append(
            LeafOfBundle(
                path=leaf.leaf.path,
                rule=leaf.rule,
                baseline=float(ranking.values[ranking.row_of(found.baseline),
                                              ranking.column_of(leaf.leaf.path)]),
                value=float(value),
                low=float(leaf.ratios(combined.low).at(0)),
                high=float(leaf.ratios(combined.high).at(0)),
                contribution=float(weights[leaf.leaf.path] * value),
                is_held=combined.is_held is not None and bool(combined.is_held[0]),
                members=sizes,
                deciding=_deciding(leaf.quick, sizes),
            )
        )  # fmt: skip
    named = next(
        (
            id
            for id, block in found.named.items()
            if frozenset(block.in_scenario(found.settings.scenario)) == frozenset(options)
        ),
        None,
    )
    return ExplainedBundle(
        found=found,
        ranking=ranking,
        id=bundle_id(options) or found.baseline,
        named=named,
        options=options,
        total=float(exact.totals.at(0)),
        low=float(exact.low.at(0)),
        high=float(exact.high.at(0)),
        leaves=tuple(leaves),
        broken=found.broken_by(options),
    )


def _member_sizes(
    leaf: LeafEffects, found: Candidates, options: tuple[str, ...]
) -> dict[str, float]:
    """By how many points each member is above what happens anyway; on measures, by how much in the
    unit, more being better."""
    chosen = as_set([found.number_of[o] for o in options], len(found.options))[None]
    added = leaf.wholes.added(chosen)[0][0]
    names = (*found.options, *leaf.explicit)
    return {names[at]: float(leaf.differences[at]) for at in members(added)}


def _deciding(leaf: Leaf, sizes: Mapping[str, float]) -> tuple[str, ...]:
    """The members on which a leaf's value rests."""
    if not sizes:
        return ()
    gain, loss = max(sizes.values()), min(sizes.values())
    match leaf.rule:
        case "strongest":
            wanted = {each for each in (gain, loss) if (each == gain > 0) or (each == loss < 0)}
        case "best":
            wanted = {gain}
        case "worst":
            wanted = {loss}
        case _:
            wanted = {each for each in sizes.values() if each}
    return tuple(id for id, size in sizes.items() if size in wanted)
