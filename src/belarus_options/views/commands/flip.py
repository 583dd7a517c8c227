"""What puts each other option first, in words and in numbers, or why nothing does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from belarus_options.model.choices import Vary
from belarus_options.studies.flip.flip import Flip, TargetFlip
from belarus_options.studies.flip.one_weight import OneWeight
from belarus_options.studies.flip.weights import WeightChange
from belarus_options.studies.verdict import verdict
from belarus_options.views.commands import flip_brief, flip_target
from belarus_options.views.commands.flip_sentences import TargetSentences, target_lines
from belarus_options.views.commands.verdict_sentences import verdict_sentence
from belarus_options.views.report.fields import Field, Value, records, table
from belarus_options.views.report.numbers import change, count, points
from belarus_options.views.report.report import (
    Block,
    Later,
    Notes,
    Paragraph,
    Records,
    Report,
    Shown,
)
from belarus_options.views.report.sentence import Said
from belarus_options.views.report.settings_line import settings_line

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

_FIELDS: tuple[Field[TargetSentences], ...] = (
    Field("", lambda said: said.option, "Option"),
    Field("", lambda said: _total(said.target), "Weights in all", is_number=True),
    Field("", lambda said: _largest(said.target), "Weights largest", is_number=True),
    Field("", lambda said: _count(said.target), "Scores", is_number=True),
    Field("", lambda said: _points(said.target), "Points", is_number=True),
    Field("", lambda said: _within(said.target), "Within"),
    Field("", lambda said: said.weights, "Changes of weights", is_detail=True),
    Field("", lambda said: said.scores, "Changes of scores", is_detail=True),
    Field("", lambda said: said.command, "Command", is_detail=True),
)


@dataclass(frozen=True, slots=True)
class _Change:
    """One weight or score on a way to first place, or one rival's share where there is no way."""

    target: str
    way: str
    amount: float
    criterion: str
    stated: float | None
    to: float
    option: str = ""


_DATA: tuple[Field[_Change], ...] = (
    Field("option", lambda c: c.target),
    Field("way", lambda c: c.way),
    Field("amount", lambda c: c.amount),
    Field("changed", lambda c: c.option),
    Field("criterion", lambda c: c.criterion),
    Field("from", lambda c: c.stated),
    Field("to", lambda c: c.to),
)


def flip_report(result: Flip, target: str | None = None) -> Report:
    """The report of `flip`: the nearest changes in words, the size of all, and a paragraph for each
    option; or the ways of one `target`."""
    ranking = result.ranking
    said = [TargetSentences(target, at) for at, target in enumerate(result.targets)]
    return Report(
        title=ranking.project.decision.title,
        reading=flip_brief.READING if target is None else flip_target.reading(result, target),
        # The line has no room for it beside the place of a target.
        as_of=ranking.project.decision.as_of if target is None else None,
        settings=settings_line(ranking.project, ranking.settings),
        answer=Later(lambda: _answer(result, target)),
        blocks=lambda: (*_in_brief(result, target), *_in_full(result, said)),
        lines=lambda: table(_FIELDS, said),
        records=partial(_records, result),
        result=partial(_result, result),
        own_settings={"vary": result.space.vary.value, "target": target},
    )


def _answer(result: Flip, target: str | None) -> Iterator[Said]:
    return flip_brief.answer(result) if target is None else flip_target.answer(result, target)


def _in_brief(result: Flip, target: str | None) -> Iterator[Block]:
    return flip_brief.blocks(result) if target is None else flip_target.blocks(result)


def _in_full(result: Flip, said: Sequence[TargetSentences]) -> Iterator[Block]:
    """The verdict, the sizes of all changes, and a paragraph for each option."""
    if not said:
        return
    settings = result.ranking.settings
    found = verdict_sentence(verdict(result.ranking), settings)
    yield Block(Notes((found,)), shown=Shown.in_full)
    yield Block(
        table(_FIELDS, said), note=f"Where {_VARIES[result.space.vary]}:", shown=Shown.in_full
    )
    yield Block(Notes(_NOTES), shown=Shown.in_full)
    for at in range(len(said)):
        yield Block(Paragraph(tuple(target_lines(result, at))), shown=Shown.in_full)


def _total(target: TargetFlip) -> Value:
    if target.only_ties:
        return "ties"
    return change(float(target.weights.least_total.total)) if target.weights else "none"


def _largest(target: TargetFlip) -> Value:
    if target.weights is None or target.only_ties:
        return None
    return change(float(target.weights.least_largest.largest))


def _count(target: TargetFlip) -> Value:
    return count(len(target.scores.changes)) if target.scores else "over 3"


def _points(target: TargetFlip) -> Value:
    return points(target.scores.points) if target.scores else None


def _within(target: TargetFlip) -> Value:
    return ("ranges" if target.scores.is_plausible else "scales") if target.scores else None


def _records(result: Flip) -> Records:
    stated = result.space.global_weights(result.space.exact_shares)
    return records(_DATA, [c for target in result.targets for c in _changes(target, stated)])


def _changes(target: TargetFlip, stated: Mapping[str, Fraction]) -> Iterator[_Change]:
    for norm, distance, weights in _ways(target):
        for path, share in weights.to.items():
            yield _Change(target.option, norm, distance, path, float(stated[path]), float(share))
    if (mixture := target.dominated_by) is not None:
        for rival, share in mixture.shares.items():
            margin = float(mixture.margin)
            yield _Change(target.option, "dominated_by", margin, "", None, float(share), rival)
    if (scores := target.scores) is not None:
        for c in scores.changes:
            yield _Change(
                target.option, "scores", scores.points, c.criterion, c.stated, c.to, c.option
            )


def _ways(target: TargetFlip) -> list[tuple[str, float, WeightChange]]:
    """The two changes of weights, each with its norm and its distance in that norm."""
    if target.weights is None:
        return []
    total, largest = target.weights.least_total, target.weights.least_largest
    return [("l1", float(total.total), total), ("linf", float(largest.largest), largest)]


def _result(result: Flip) -> dict[str, Any]:
    return {
        "winners": [row.option for row in result.ranking.leaders],
        "targets": [_target(target) for target in result.targets],
        "left_out": result.left_out,
    }


def _target(target: TargetFlip) -> dict[str, Any]:
    scores, mixture = target.scores, target.dominated_by
    weights = {
        norm: {
            "distance": distance,
            "moved": float(weights.moved),
            "to": {path: float(share) for path, share in weights.to.items()},
        }
        for norm, distance, weights in _ways(target)
    }
    return {
        "option": target.option,
        "rank": target.place.rank,
        "behind": target.ranking.losses[target.place.row].item(),
        "one_weight": [_one_weight(one) for one in target.one_weight],
        "weights": weights or None,
        "only_ties": target.only_ties,
        "scores": [
            {"option": c.option, "criterion": c.criterion, "from": c.stated, "to": c.to}
            for c in scores.changes
        ]
        if scores
        else None,
        "dominated_by": {rival: float(share) for rival, share in mixture.shares.items()}
        if mixture
        else None,
    }


def _one_weight(one: OneWeight) -> dict[str, Any]:
    return {
        "criterion": one.criterion,
        "from": float(one.stated),
        "low": float(one.low),
        "high": float(one.high),
        "moved": float(one.moved),
    }
