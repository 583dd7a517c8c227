"""What changed between two states of a decision, and what each change did to the ranking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from belarus_options.methods.exact.ratios import Ratios
from belarus_options.model.settings import Settings
from belarus_options.studies.diff.changes import Change, changes
from belarus_options.studies.diff.first_place import FirstPlace, Membership
from belarus_options.studies.diff.parts import Parts
from belarus_options.studies.diff.terms import NEW, OLD, Terms
from belarus_options.studies.matrix.ranking import Ranking

# Who is ranked changes by these, and they have no part in any total.
_MEMBERSHIP = ("option-added", "option-removed", "screening")
# They move what they move through the weights of their group.
_THROUGH_WEIGHTS = ("criterion-added", "criterion-removed")


@dataclass(frozen=True, slots=True)
class ComparedOption:
    """An option of either side: totals and ranks before and after, None where it is not there, a
    rank also where it is screened out; and what each change did to its total, where it is on both
    sides."""

    option: str
    totals: tuple[float | None, float | None]
    ranks: tuple[int | None, int | None]
    parts: dict[str, float] | None


@dataclass(frozen=True, slots=True)
class Lead:
    """By how much an option is ahead of another, before and after, and what each change did to
    that, by id: they add up to `change`.
    Scores that have no part are left out."""

    of: str
    over: str
    old: float
    new: float
    change: float
    parts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from the old ranking to the new, and what that did.

    `changes` are all of them, those that move totals first. `first` are who is first on either
    side, by id. `alone` are the changes each of which by itself puts others first, `needed` those
    each of which, undone, brings back who was first, and `together` the smallest sets of two or
    three that put others first, where none does alone; of those, `tried` changes were looked at.
    `undetermined` are changes of which this cannot be said, since it would need a score that stands
    on neither side.
    """

    old: Ranking
    new: Ranking
    changes: tuple[Change, ...]
    options: tuple[ComparedOption, ...]
    first: tuple[tuple[str, ...], tuple[str, ...]]
    lead: Lead | None
    alone: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    tried: int = 0
    undetermined: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether others are first than before."""
        return self.first[OLD] != self.first[NEW]

    @property
    def moving(self) -> tuple[Change, ...]:
        """The changes that move totals or who is ranked, each by itself."""
        return tuple(c for c in self.changes if c.moves_totals and c.kind not in _THROUGH_WEIGHTS)


def diff(rankings: Sequence[Ranking], settings: Settings) -> Diff:
    """What became of the first ranking in the second; both are under the same settings."""
    old, new = (ranking.with_screened for ranking in rankings)
    terms = Terms(old, new)
    parts, found = Parts(terms), changes(old, new, terms, settings)
    first = _first(rankings[OLD]), _first(rankings[NEW])
    result = Diff(
        rankings[OLD],
        rankings[NEW],
        found,
        tuple(_options(rankings, (old, new), terms, parts)),
        first,
        _lead(rankings, terms, parts, first),
    )
    return _with_first_place(result, terms, rankings)


def _first(ranking: Ranking) -> tuple[str, ...]:
    return tuple(sorted(place.option for place in ranking.leaders))


def _options(
    rankings: Sequence[Ranking], whole: Sequence[Ranking], terms: Terms, parts: Parts
) -> Iterable[ComparedOption]:
    for option in sorted(terms.options):
        totals = [
            float(side.totals[side.row_of(option)]) if option in side.names else None
            for side in whole
        ]
        ranks = [
            int(side.ranks[side.row_of(option)]) if option in side.names else None
            for side in rankings
        ]
        row = terms.rows[option]
        is_common = row < terms.common
        own = {c: float(p) for c, p in parts.of(row).items()} if is_common else None
        yield ComparedOption(option, (totals[OLD], totals[NEW]), (ranks[OLD], ranks[NEW]), own)


def _lead(
    rankings: Sequence[Ranking],
    terms: Terms,
    parts: Parts,
    first: tuple[tuple[str, ...], tuple[str, ...]],
) -> Lead | None:
    """The lead of the old first over the new one, over the best rival where it stays first; None
    where one of the two is not ranked on both sides."""
    of = next((o for o in first[OLD] if o not in first[NEW]), first[OLD][0])
    rivals = [o for o in first[NEW] if o != of] or [
        place.option for place in rankings[NEW].ranked if place.option != of
    ]
    over = next((o for o in rivals if o not in first[OLD]), rivals[0]) if rivals else None
    if over is None or any(o not in side.names for o in (of, over) for side in rankings):
        return None
    leads = [_exact(side, of) - _exact(side, over) for side in rankings]
    own, others = (parts.of(terms.rows[option]) for option in (of, over))
    of_any = (*parts.for_all, *own, *others)
    moved = {c: float(own.get(c, Fraction(0)) - others.get(c, Fraction(0))) for c in sorted(of_any)}
    change = float(leads[NEW] - leads[OLD])
    return Lead(of, over, float(leads[OLD]), float(leads[NEW]), change, moved)


def _exact(ranking: Ranking, option: str) -> Fraction:
    totals: Ratios = ranking.exact_totals
    return totals.at(ranking.row_of(option))


def _with_first_place(result: Diff, terms: Terms, rankings: Sequence[Ranking]) -> Diff:
    members = [
        Membership(
            change.id,
            change.where,
            (change.where in rankings[OLD].names, change.where in rankings[NEW].names),
        )
        for change in result.changes
        if change.kind in _MEMBERSHIP
    ]
    ranked = {option: all(option in side.names for side in rankings) for option in terms.options}
    place = FirstPlace(terms, ranked, members)
    ids = [change.id for change in result.moving]
    alone = place.moving_alone(ids)
    result = replace(result, alone=alone)
    if not result.is_changed:
        return result
    needed = place.restoring(ids)
    unknown = place.undetermined(ids)
    together: tuple[tuple[str, ...], ...] = ()
    tried = 0
    if not alone:
        largest = result.lead.parts if result.lead is not None else {}
        by_part = sorted(ids, key=lambda change: -abs(largest.get(change, 0.0)))
        tried = min(len(ids), place.most_in_sets())
        chosen = set(by_part[:tried])
        together = place.moving_together([change for change in ids if change in chosen])
    return replace(result, needed=needed, together=together, tried=tried, undetermined=unknown)
