"""What puts each other option first, in words and in numbers, or why nothing does."""

from functools import partial
from typing import Any

from belarus_options.model.choices import Vary
from belarus_options.studies.flip import Flip, TargetFlip
from belarus_options.studies.flip_weights import WeightChange
from belarus_options.views.flip_words import TargetWords, size_of
from belarus_options.views.report import Cell, Column, Datum, Records, Report, Table, points
from belarus_options.views.score import lead_line
from belarus_options.views.settings import settings_line
from belarus_options.views.words import listed

_VARIES = {
    Vary.top: "the top criteria's weights vary, each branch keeps its inner shares",
    Vary.leaves: "the global weights of all leaves vary",
}
_NOTES = (
    "Weights, in all: the changes of all shares added up, what is given and what is taken (L1)."
    " Largest: the largest change of one share, where it is spread so that this is least (Linf).",
    "Scores: how many have to change where all weights stay, and by how many value points together;"
    " within the plausible ranges, or where these do not suffice within the scales.",
    "The weights in each command are rounded so that they still put the option first; JSON has all"
    " numbers in full.",
)


def flip_report(result: Flip, *, again: str = "") -> Report:
    """The report of `flip`: the nearest changes in words, the size of all, and a paragraph for each
    option.

    `again` is what a further command needs to see the same project under the same settings, all but
    the weights.
    """
    ranking = result.ranking
    as_of = ranking.project.decision.as_of
    parts = [
        _VARIES[result.space.vary],
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(ranking.settings),
    ]
    words = [TargetWords(result, target, again) for target in result.targets]
    return Report(
        title=ranking.project.decision.title,
        subtitle=" · ".join(part for part in parts if part),
        lead=_lead(result, words),
        table=_table(words),
        notes=_NOTES if words else (),
        details=tuple(word.paragraph for word in words),
        records=partial(_records, result),
        result=partial(_result, result),
        settings={"vary": result.space.vary.value},
    )


def _lead(result: Flip, words: list[TargetWords]) -> tuple[str, ...]:
    ranking = result.ranking
    leaders = [row.option for row in ranking.leaders]
    if not words:
        if len(leaders) == 1:
            return (f"{leaders[0]} is the only option, so no other can come first.",)
        who = listed(leaders)
        return (f"{who} tie for first, so no option is left to be put there.",)
    return lead_line(ranking), _nearest_by_weights(words), _nearest_by_scores(words)


def _nearest_by_weights(words: list[TargetWords]) -> str:
    found = [(word.target.weights.least_total.total, word) for word in words if word.target.weights]
    if not found:
        return "No weights put another option first."
    nearest = min(found, key=lambda pair: pair[0])[1]
    return f"{nearest.option} comes first {nearest.condition}."


def _nearest_by_scores(words: list[TargetWords]) -> str:
    found = [
        ((not scores.is_plausible, len(scores.changes), scores.points), word)
        for word in words
        if (scores := word.target.scores)
    ]
    if not found:
        return "No three changes of scores put another option first."
    nearest = min(found, key=lambda pair: pair[0])[1]
    return f"With all weights as they are, {nearest.option} comes first with {nearest.scores}."


def _table(words: list[TargetWords]) -> Table:
    columns = (
        Column("Option"),
        Column("Weights in all", is_number=True),
        Column("Weights largest", is_number=True),
        Column("Scores", is_number=True),
        Column("Points", is_number=True),
        Column("Within"),
        Column("Changes of weights", is_detail=True),
        Column("Changes of scores", is_detail=True),
        Column("Command", is_detail=True),
    )
    return Table(columns, tuple(_row(word) for word in words))


def _row(word: TargetWords) -> tuple[Cell, ...]:
    weights, scores = word.target.weights, word.target.scores
    return (
        word.option,
        size_of(weights.least_total.total) if weights else "never",
        size_of(weights.least_largest.largest) if weights else "",
        str(len(scores.changes)) if scores else "over 3",
        points(scores.points) if scores else "",
        ("ranges" if scores.is_plausible else "scales") if scores else "",
        word.weights,
        word.scores,
        word.command,
    )


def _records(result: Flip) -> Records:
    header = ["option", "way", "amount", "changed", "criterion", "from", "to"]
    return Records(header, [row for target in result.targets for row in _rows(result, target)])


def _rows(result: Flip, target: TargetFlip) -> list[list[Datum]]:
    stated = result.space.global_weights(result.space.exact_shares)
    rows: list[list[Datum]] = [
        [target.option, norm, distance, "", path, float(stated[path]), float(share)]
        for norm, distance, change in _ways(target)
        for path, share in change.to.items()
    ]
    if (mixture := target.dominated_by) is not None:
        rows += [
            [target.option, "dominated_by", float(mixture.margin), rival, "", None, float(share)]
            for rival, share in mixture.shares.items()
        ]
    if (scores := target.scores) is not None:
        rows += [
            [target.option, "scores", scores.points, c.option, c.criterion, c.stated, c.to]
            for c in scores.changes
        ]
    return rows


def _ways(target: TargetFlip) -> list[tuple[str, float, WeightChange]]:
    """The two changes of weights, each with its norm and its distance in that norm."""
    if target.weights is None:
        return []
    total, largest = target.weights.least_total, target.weights.least_largest
    return [("l1", float(total.total), total), ("linf", float(largest.largest), largest)]


def _result(result: Flip) -> dict[str, Any]:
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "targets": [
            {
                "option": target.option,
                "weights": {
                    norm: {
                        "distance": distance,
                        "to": {path: float(share) for path, share in change.to.items()},
                    }
                    for norm, distance, change in _ways(target)
                }
                or None,
                "scores": [
                    {
                        "option": score.option,
                        "criterion": score.criterion,
                        "from": score.stated,
                        "to": score.to,
                    }
                    for score in target.scores.changes
                ]
                if target.scores
                else None,
                "dominated_by": {
                    rival: float(share) for rival, share in target.dominated_by.shares.items()
                }
                if target.dominated_by
                else None,
            }
            for target in result.targets
        ],
    }
