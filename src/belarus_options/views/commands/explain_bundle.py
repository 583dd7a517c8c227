"""What a bundle's total is made of, or what sets two bundles apart, leaf by leaf."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.model.bundles import BUNDLE_SEPARATOR
from belarus_options.studies.bundles.explaining import ExplainedBundle, LeafOfBundle
from belarus_options.views.report.bounds import at_least, at_most
from belarus_options.views.report.fields import Field, records, table
from belarus_options.views.report.numbers import difference, points, weight
from belarus_options.views.report.report import Block, Notes, Report
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    criterion,
    named_bundle,
    option,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line


def bundle_report(explained: Sequence[ExplainedBundle]) -> Report:
    """The report of `explain` for one bundle, or for two."""
    first = explained[0]
    fields = _one(first) if len(explained) == 1 else _two(*explained)
    rows = _rows(explained)
    decision = first.found.project.decision
    return Report(
        title=decision.title,
        reading=_reading(explained),
        as_of=decision.as_of,
        settings=settings_line(first.found.project, first.found.settings),
        blocks=lambda: (
            Block(table(fields, rows)),
            Block(Notes(tuple(_notes(explained)))),
        ),
        records=partial(records, fields, rows),
        result=partial(_result, explained),
    )


Row = tuple[LeafOfBundle, ...]


def _rows(explained: Sequence[ExplainedBundle]) -> list[Row]:
    return list(zip(*(each.leaves for each in explained), strict=True))


def _name(bundle: ExplainedBundle) -> Sentence:
    place = {row.option: at for at, row in enumerate(bundle.ranking.ranked)}
    ordered = sorted(bundle.options, key=lambda each: place[each])
    return separated(list(map(option, ordered)), " + ") or say("{}", option(bundle.found.baseline))


def _reading(explained: Sequence[ExplainedBundle]) -> Sentence:
    first = explained[0]
    if len(explained) == 1:
        between: Said = ""
        if first.low != first.high:
            low, high = at_least(points(first.low)), at_most(points(first.high))
            between = say(", {}–{} as effects combine", low, high)
        return say("{}: {}{}", _name(first), points(first.total, "/total"), between)
    other = explained[1]
    return say(
        "{} {} against {} {}: {}",
        _name(first), points(first.total, "/first/total"),
        _name(other), points(other.total, "/second/total"),
        difference(first.total - other.total),
    )  # fmt: skip


def _leaf_fields(bundle: ExplainedBundle) -> list[Field[Row]]:
    parts = bundle.ranking.weights.global_
    return [
        Field("criterion", lambda row: criterion(row[0].path), "Leaf"),
        Field("weight", lambda row: weight(parts[row[0].path]), "Of whole", is_number=True),
    ]


def _one(bundle: ExplainedBundle) -> list[Field[Row]]:
    return [
        *_leaf_fields(bundle),
        Field("rule", lambda row: row[0].rule.name, "Rule", is_optional=True),
        Field("baseline", lambda row: points(row[0].baseline), "From", is_number=True),
        Field("", lambda row: _deciding(bundle, row[0]), "Decided by"),
        Field("value", lambda row: points(row[0].value), "To", is_number=True),
        Field("low", lambda row: row[0].low),
        Field("high", lambda row: row[0].high),
        Field("", lambda row: _marks(row[0]), "Low to high"),
        Field("contribution", lambda row: points(row[0].contribution), "Adds", is_number=True),
    ]


def _two(first: ExplainedBundle, second: ExplainedBundle) -> list[Field[Row]]:
    return [
        *_leaf_fields(first),
        Field("first", lambda row: points(row[0].value), _name(first), is_number=True),
        Field("second", lambda row: points(row[1].value), _name(second), is_number=True),
        Field(
            "difference",
            lambda row: difference(row[0].contribution - row[1].contribution),
            "Difference",
            is_number=True,
        ),
    ]


def _deciding(bundle: ExplainedBundle, leaf: LeafOfBundle) -> Sentence:
    """Who decides, the best first; a bundle with a score of its own is that bundle."""
    place = {row.option: at for at, row in enumerate(bundle.ranking.ranked)}
    ordered = sorted(leaf.deciding, key=lambda each: place.get(each, -1))
    return separated(list(map(_member, ordered)), ", ")


def _member(id: str) -> Said:
    if BUNDLE_SEPARATOR in id:
        return say("{} together", separated(list(map(option, id.split(BUNDLE_SEPARATOR))), " + "))
    return option(id)


def _marks(leaf: LeafOfBundle) -> Said:
    if leaf.is_held:
        return "held to the end"
    if leaf.low == leaf.high:
        return ""
    return say("{}–{}", at_least(points(leaf.low)), at_most(points(leaf.high)))


def _notes(explained: Sequence[ExplainedBundle]) -> Iterator[Said]:
    for bundle in explained:
        if bundle.named is not None:
            block = bundle.found.project.bundles.named[bundle.named]
            because = f": {block.because}" if block.because else ""
            yield say("{} is {}{}", _name(bundle), named_bundle(bundle.named), because)
        if bundle.broken:
            yield say(
                "{} cannot be chosen: {}.",
                _name(bundle),
                separated([" ".join((c.kind, *c.ids)) for c in bundle.broken], ", "),
            )
    if len(explained) == 1 and explained[0].low != explained[0].high:
        yield (
            "Low to high: where losses add up and gains overlap, and the reverse; nobody has judged"
            " which."
        )


def _result(explained: Sequence[ExplainedBundle]) -> dict[str, Any]:
    if len(explained) == 1:
        return _data(explained[0])
    first, second = explained
    return {
        "first": _data(first),
        "second": _data(second),
        "difference": first.total - second.total,
    }


def _data(bundle: ExplainedBundle) -> dict[str, Any]:
    return {
        "bundle": bundle.id,
        "named": bundle.named,
        "options": list(bundle.options),
        "total": bundle.total,
        "low": bundle.low,
        "high": bundle.high,
        "feasible": not bundle.broken,
        "leaves": [
            {
                "criterion": leaf.path,
                "weight": bundle.ranking.weights.global_[leaf.path],
                "rule": leaf.rule.name,
                "stated": leaf.rule.is_stated,
                "baseline": leaf.baseline,
                "value": leaf.value,
                "low": leaf.low,
                "high": leaf.high,
                "contribution": leaf.contribution,
                "held": leaf.is_held,
                "members": dict(leaf.members),
                "deciding": list(leaf.deciding),
            }
            for leaf in bundle.leaves
        ],
    }
