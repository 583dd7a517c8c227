"""The options as other methods rank them, beside the weighted sum."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from belarus_options.methods.tolerances import in_figure_digits
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.other_methods import (
    MOST_COMPARED,
    LeftOut,
    Method,
    MethodRanking,
    OtherMethods,
)
from belarus_options.views.report.cut import cut_table
from belarus_options.views.report.fields import Field, records, table
from belarus_options.views.report.numbers import Number, coefficient, count, in_words
from belarus_options.views.report.numbers import rank as place
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
    criteria,
    joined,
    listed,
    option,
    options,
    say,
    separated,
)
from belarus_options.views.report.settings_line import settings_line

_HEADINGS = {
    Method.weighted_sum: "Weighted sum",
    Method.topsis: "TOPSIS",
    Method.vikor: "VIKOR",
    Method.rank_matrix: "Rank matrix",
    Method.leximin: "Worst leaf",
    Method.lexicographic: "Weightiest leaf",
    Method.promethee: "PROMETHEE II",
    Method.electre: "ELECTRE III",
}
# So that eight columns fit a screen.
_NARROW = {
    Method.weighted_sum: "Sum",
    Method.rank_matrix: "Ranks",
    Method.lexicographic: "Weight-iest leaf",
    Method.promethee: "PROME-THEE II",
}
_IN_PROSE = {
    Method.weighted_sum: "the weighted sum",
    Method.topsis: "TOPSIS",
    Method.vikor: "VIKOR",
    Method.rank_matrix: "the rank matrix",
    Method.leximin: "the worst leaf",
    Method.lexicographic: "the weightiest leaf",
    Method.promethee: "PROMETHEE II",
    Method.electre: "ELECTRE III",
}
# Pairs that change places, of one option that is left out, which a sentence names.
_MOST_PAIRS = 3
_WHY_LEFT_OUT = {
    (Method.promethee, LeftOut.no_thresholds): "without thresholds of indifference and preference"
    " it orders as the weighted sum does",
    (Method.electre, LeftOut.no_thresholds): "it takes thresholds of indifference, preference and"
    " veto, which no leaf states",
    (Method.electre, LeftOut.too_many): f"it compares each two of up to {MOST_COMPARED:,} options",
}


def methods_report(result: OtherMethods) -> Report:
    """The report of `methods`."""
    project, settings = result.ranking.project, result.ranking.settings
    rows = result.ranking.ranked
    data = _data_fields(result)
    return Report(
        title=project.decision.title,
        reading="ranks by method, on the same values 0–100 and the same weights of leaves",
        as_of=project.decision.as_of,
        settings=settings_line(project, settings),
        answer=tuple(_answer(result)),
        blocks=partial(_blocks, result),
        lines=lambda: table(_fields(result), rows),
        records=partial(records, data, rows),
        result=partial(_result, result),
    )


def _fields(
    result: OtherMethods, headings: Mapping[Method, str] = _HEADINGS
) -> Sequence[Field[RankedOption]]:
    return [
        Field("", lambda row: option(row.option), "Option"),
        *(
            Field("", partial(_place, method), headings[method.method], is_number=True)
            for method in result.methods
        ),
    ]


def _place(method: MethodRanking, row: RankedOption) -> Number:
    rank = int(method.ranks[row.row])
    return place(rank, is_tied=int((method.ranks == rank).sum()) > 1)


def _data_fields(result: OtherMethods) -> Sequence[Field[RankedOption]]:
    fields: list[Field[RankedOption]] = [Field("option", lambda row: option(row.option))]
    for method in result.methods:
        name = method.method.value
        fields += [
            Field(f"rank:{name}", partial(lambda m, row: int(m.ranks[row.row]), method)),
            Field(f"score:{name}", partial(_score, method)),
        ]
    return fields


def _score(method: MethodRanking, row: RankedOption) -> float:
    score = float(method.scores[row.row])
    return score if method.method is Method.weighted_sum else in_figure_digits(score)


def _blocks(result: OtherMethods) -> Iterator[Block]:
    agreement: list[Said] = ["Agreement (tau-b)"]
    agreement += [
        "–" if method.tau is None else coefficient(method.tau, f"/methods/{at}/tau_b")
        for at, method in enumerate(result.methods)
    ]
    headings = _HEADINGS | _NARROW if result.with_thresholds else _HEADINGS
    yield from cut_table(_fields(result, headings), result.ranking.ranked, last=[agreement])
    yield Block(Notes(tuple(_notes(result))))
    yield Block(Notes(tuple(_all_reversals(result))), shown=Shown.in_full)
    if len(result.ranking.options) > 1:
        yield Block(Next((say("Next: {}", Command("explain", _worth_comparing(result))),)))


def _worth_comparing(result: OtherMethods) -> tuple[str, str]:
    """The answer, and who is first by another method; where that is nobody else, the second."""
    ranked = [row.option for row in result.ranking.ranked]
    others = (id for method in result.methods for id in result.first(method) if id != ranked[0])
    return ranked[0], next(others, ranked[1])


def _answer(result: OtherMethods) -> Iterator[Said]:
    """Who is first by which method, and what VIKOR proposes where that is more than one."""
    firsts: dict[tuple[str, ...], list[Said]] = {}
    for method in result.methods:
        firsts.setdefault(result.first(method), []).append(_IN_PROSE[method.method])
    if len(result.ranking.options) == 1:
        yield say("{} is the only option.", option(result.ranking.options[0]))
        return
    said = [say("{} by {}", _first(ids), joined(names)) for ids, names in firsts.items()]
    if len(firsts) == 1:
        yield say("{} by each of these methods.", _first(next(iter(firsts))))
    else:
        yield say("{}.", separated(said, "; "))
    for method in result.methods:
        found = method.compromise
        if found is not None and len(found.compromise) > 1:
            rows = (result.ranking.options[row] for row in found.compromise)
            why = (
                "of its first neither the sum nor the largest of the regrets is the least"
                if found.has_advantage
                else "its first is ahead by less than it asks for"
            )
            yield say("VIKOR proposes {} together: {}.", listed(options(rows)), why)


def _first(ids: Sequence[str]) -> Sentence:
    if len(ids) == 1:
        return say("{} is first", option(ids[0]))
    return say("{} tie for first", listed(options(ids)))


def _notes(result: OtherMethods) -> Iterator[Said]:
    yield (
        "The weighted sum is the answer. The same numbers are used as weights by all, as if they"
        " meant the same to all; they do not, so that where methods agree nothing is proved."
    )
    yield from _reversals(result)
    if result.beyond:
        yield say(
            "Values beyond the anchors count as at the anchor in TOPSIS and VIKOR (on {}).",
            listed(criteria(result.beyond), "leaves"),
        )
    yield from _on_thresholds(result)


def _on_thresholds(result: OtherMethods) -> Iterator[Said]:
    """What the methods that take thresholds take, or why they are left out."""
    if LeftOut.no_thresholds in result.left_out.values():
        yield (
            "PROMETHEE II and ELECTRE III are left out: they take thresholds, which no leaf states."
        )
        return
    stated, leaves = result.with_thresholds, result.ranking.tree.leaves
    if len(stated) == len(leaves):
        yield "PROMETHEE II and ELECTRE III take the thresholds that every leaf states."
    else:
        yield say(
            "PROMETHEE II and ELECTRE III take the thresholds of {}; on other leaves a difference"
            " counts as it is.",
            listed(criteria(stated), "leaves"),
        )
    if Method.electre in result.left_out:
        most = count(MOST_COMPARED)
        yield say("ELECTRE III is left out: it compares each two of up to {} options.", most)


def _reversals(result: OtherMethods) -> Iterator[Said]:
    """Under which methods leaving out one option turns round two others, with an example of it."""
    turned = [(at, method) for at, method in enumerate(result.methods) if method.reversals]
    untried = [method for method in result.methods if method.reversals is None]
    if untried:
        names = joined(_IN_PROSE[method.method] for method in untried)
        yield say("Nobody was left out to see who turns round by {}: there are too many.", names)
    for at, method in turned:
        assert method.reversals
        every = in_words(len(method.reversals), f"/methods/{at}/reversals")
        others: Said = ""
        if len(method.reversals) > 1:
            others = say("; so it is for {} options in all: {}", every, Code("--full"))
        yield say("By {} {}{}.", _IN_PROSE[method.method], _turned(method, at, 0), others)
    if not turned and not untried and len(result.ranking.options) > 2:
        yield "By none of them leaving out one option turns round two others."


def _all_reversals(result: OtherMethods) -> Iterator[Said]:
    for at, method in enumerate(result.methods):
        for number in range(1, len(method.reversals or ())):
            yield say("By {} {}.", _IN_PROSE[method.method], _turned(method, at, number))


def _turned(method: MethodRanking, at: int, number: int) -> Sentence:
    """That two others change places without an option: one of a method's reversals by its number;
    the method is the one `at` a place among all."""
    assert method.reversals
    reversal = method.reversals[number]
    pairs = [say("{} passes {}", option(b), option(a)) for a, b in reversal.pairs[:_MOST_PAIRS]]
    more: Said = ""
    if len(reversal.pairs) > len(pairs):
        every = in_words(len(reversal.pairs), f"/methods/{at}/reversals/{number}/pairs")
        more = say(", of {} pairs that turn round,", every)
    left_out = option(reversal.without)
    return say("{}{} where {} is left out", joined(pairs), more, left_out)


def _result(result: OtherMethods) -> dict[str, Any]:
    firsts = Counter(result.first(method) for method in result.methods)
    return {
        "methods": [_method_data(result, method) for method in result.methods],
        "left_out": [
            {"method": method.value, "because": _WHY_LEFT_OUT[method, why]}
            for method, why in result.left_out.items()
        ],
        "agree_on_first": len(firsts) == 1,
    }


def _method_data(result: OtherMethods, method: MethodRanking) -> dict[str, Any]:
    ranked = result.ranking.ranked
    data: dict[str, Any] = {
        "method": method.method.value,
        "scores": {row.option: _score(method, row) for row in ranked},
        "higher_is_better": method.higher_is_better,
        "ranks": {row.option: int(method.ranks[row.row]) for row in ranked},
        "first": list(result.first(method)),
        "tau_b": None if method.tau is None else in_figure_digits(method.tau),
        "reversals": None
        if method.reversals is None
        else [
            {"without": each.without, "pairs": [list(pair) for pair in each.pairs]}
            for each in method.reversals
        ],
    }
    if method.compromise is not None:
        data["compromise"] = {
            "options": sorted(result.ranking.options[row] for row in method.compromise.compromise),
            "c1": method.compromise.has_advantage,
            "c2": method.compromise.is_stable,
        }
    return data
