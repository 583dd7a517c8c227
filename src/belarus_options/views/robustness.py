"""Rank acceptability as a table, with the answer and a verdict in plain words above it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from belarus_options.studies.robustness import Robustness, Scores
from belarus_options.studies.verdict import ROBUST_SHARE, Verdict
from belarus_options.studies.weight_space import Vary
from belarus_options.studies.weighting import Weighting
from belarus_options.views.report import (
    Cell,
    Column,
    Datum,
    Records,
    Report,
    Section,
    Table,
    number,
    share,
)
from belarus_options.views.score import gap_text, shown_rank
from belarus_options.views.settings import settings_line

# Ranks and options with a column of their own where people read; JSON and CSV have all of them.
_RANKS_SHOWN = 8
_PAIRS_SHOWN = 12
# Of more options than these, a sentence gives the number.
_NAMED_AT_MOST = 5
# Sums of shares are off by less.
_ROUNDING = 1e-12


def robustness_report(result: Robustness, *, again: str = "") -> Report:
    """The report of `robustness`; `again` is what another command needs for the same settings."""
    return Report(
        title=result.ranking.project.decision.title,
        subtitle=_subtitle(result),
        lead=(_answer(result), _verdict(result)),
        table=_acceptability_table(result),
        sections=tuple(_sections(result)),
        records=partial(_records, result),
        result=partial(_result, result),
        notes=tuple(_notes(result, again)),
        settings=_settings(result),
    )


def percent(part: float) -> str:
    """A share in percent with one decimal; one that rounding would hide is not shown as none, nor
    as all, unless nothing but rounding sets it apart."""
    if _ROUNDING < part < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= part < 1.0 - _ROUNDING else f"{100 * part:.1f}%"


def _subtitle(result: Robustness) -> str:
    as_of = result.ranking.project.decision.as_of
    of = "each option's rank under the stated weights"
    if not _is_at_stated(result):
        of = f"share of {_whole(result)} that puts each option at each rank"
    parts = [
        of,
        f"as of {as_of.isoformat()}" if as_of else "",
        settings_line(result.ranking.settings),
    ]
    return " · ".join(part for part in parts if part)


def _whole(result: Robustness) -> str:
    """What shares are shares of, in words."""
    doubts = result.doubts
    is_drawn = doubts.scores is Scores.uncertain
    if doubts.weighting is Weighting.stated:
        return "all draws of the uncertain scores" if is_drawn else "the stated weighting"
    varied = _varied(result)
    kinds = {
        Weighting.any: f"all weightings of {varied}",
        Weighting.order: f"all weightings of {varied}{_order(result)}",
        Weighting.ranges: f"all weightings of {varied} within {share(doubts.spread)} of the"
        " stated ones",
    }
    return kinds[doubts.weighting] + (" and draws of the uncertain scores" if is_drawn else "")


def _varied(result: Robustness) -> str:
    if result.doubts.vary is Vary.leaves:
        leaves = len(result.space.paths)
        return f"the {leaves} leaves" if leaves > 1 else "the one leaf"
    return _listed(result.space.paths, "the {} top criteria")


def _order(result: Robustness) -> str:
    """What keeps the order; criteria of equal stated weight are free among themselves."""
    paths = result.space.paths
    classes = result.region.classes
    if len(paths) == 1:
        return ""
    if len(classes) == 1:
        return " (the stated ones are equal and so have no order)"
    if len(paths) > _NAMED_AT_MOST:
        return " that keep the order of the stated ones"
    named = [", ".join(paths[column] for column in members) for members in classes]
    in_groups = [f"({n})" if len(m) > 1 else n for n, m in zip(named, classes, strict=True)]
    return f" that keep the order {' > '.join(in_groups)}"


def _answer(result: Robustness) -> str:
    ranked = result.ranking.ranked
    if len(ranked) == 1:
        return f"{ranked[0].option} is the only option, so it is first whatever the weights."
    firsts = sorted(
        ((float(result.acceptability[row.row, 0]), row.option) for row in ranked),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if _is_at_stated(result):
        leaders = [option for part, option in firsts if part > 0.0]
        verb = "is" if len(leaders) == 1 else "are"
        return f"{_listed(leaders, '{} options')} {verb} first under the stated weights."
    named = [(part, option) for part, option in firsts if part > 0.0]
    begin, *others = [f"under {percent(part)}" for part, _ in named[:_NAMED_AT_MOST]]
    sentence = f"{named[0][1]} is first {begin} of {_whole(result)}"
    for words, (_, option) in zip(others, named[1:], strict=False):
        sentence += f", {option} {words}"
    if len(named) > _NAMED_AT_MOST:
        sentence += f", and {len(named) - _NAMED_AT_MOST} others under less"
    never = [option for part, option in firsts if part == 0.0]
    verb = "is" if len(never) == 1 else "are"
    when = "never first" if result.is_acceptability_exact else "first in no draw"
    return sentence + (f"; {_listed(never, '{} options')} {verb} {when}." if never else ".")


def _verdict(result: Robustness) -> str:
    firm = result.decisiveness
    if firm is None:
        return "There is nothing to compare it with, so there is no verdict."
    first = percent(float(result.acceptability[result.ranking.ranked[0].row, 0]))
    whole = "draws" if result.doubts.scores is Scores.uncertain else "weightings"
    if result.verdict is Verdict.robust:
        steady = f"Verdict: robust. {firm.leader} stays first when any one score moves by one step"
        if _is_at_stated(result):
            return f"{steady}; no weights were varied."
        return f"{steady}, and leads under at least {share(ROBUST_SHARE)} of {whole}."
    if result.verdict is Verdict.fragile:
        return (
            f"Verdict: fragile. {firm.leader} stays first when any one score moves by one step, but"
            f" leads under {first} of {whole}, less than {share(ROBUST_SHARE)}."
        )
    if firm.is_tied:
        return f"Verdict: no clear winner. {firm.leader} and {firm.rival} tie at the top."
    move = firm.move
    assert move is not None
    return (
        f"Verdict: no clear winner. {firm.leader} leads {firm.rival} by {gap_text(firm.lead)}, and"
        f" one score moved by one step makes up for it: {move.option} on {move.criterion} at"
        f" {number(move.to)} instead of {number(move.stated)}."
    )


def _is_at_stated(result: Robustness) -> bool:
    """Whether neither weights nor scores were doubted."""
    doubts = result.doubts
    return doubts.weighting is Weighting.stated and doubts.scores is Scores.stated


def _acceptability_table(result: Robustness) -> Table:
    options = len(result.ranking.options)
    shown = options if options <= _RANKS_SHOWN + 1 else _RANKS_SHOWN
    columns = [Column("#", is_number=True), Column("Option"), Column("", is_bar=True)]
    columns += [Column(_ordinal(rank), is_number=True) for rank in range(1, shown + 1)]
    if shown < options:
        columns.append(Column("worse", is_number=True))
    columns.append(Column("Expected rank", is_number=True))
    if result.confidence_factor is not None:
        columns.append(Column("Confidence factor", is_number=True))
    rows: list[tuple[Cell, ...]] = []
    for row in result.ranking.ranked:
        shares = result.acceptability[row.row].tolist()
        cells: list[Cell] = [shown_rank(row), row.option, 100.0 * shares[0]]
        cells += [percent(part) for part in shares[:shown]]
        if shown < options:
            cells.append(percent(sum(shares[shown:])))
        cells.append(f"{result.expected_rank[row.row]:.2f}")
        if result.confidence_factor is not None:
            is_first = result.is_first[row.row]
            cells.append(percent(float(result.confidence_factor[row.row])) if is_first else "")
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows), keys=2)


def _ordinal(rank: int) -> str:
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"


def _sections(result: Robustness) -> Iterator[Section]:
    if len(result.ranking.options) == 1:
        return
    if result.doubts.weighting is not Weighting.stated:
        yield Section(
            "Central weights",
            _central_table(result),
            "The mean of the weights that put an option first: what one who prefers it weighs.",
        )
    if len(result.ranking.options) <= _PAIRS_SHOWN:
        yield Section(
            "Pairwise winning",
            _pairwise_table(result),
            f"The share of {_whole(result)} with the option of the row above that of the column.",
        )


def _central_table(result: Robustness) -> Table:
    """Weights of the top criteria; where leaves vary, a branch's is the sum of its leaves'."""
    top = result.ranking.tree.top
    groups = [
        [index for index, path in enumerate(result.space.paths) if _is_under(path, branch)]
        for branch in top
    ]

    def summed(weights: list[float]) -> list[Cell]:
        return [percent(sum(weights[index] for index in group)) for group in groups]

    columns = (Column("Option"), *(Column(path, is_number=True) for path in top))
    rows: list[tuple[Cell, ...]] = [("(stated)", *summed(result.space.shares.tolist()))]
    mean = result.region.mean_weights
    if mean is not None:
        rows.append(("(all weightings)", *summed(mean.tolist())))
    for row in result.ranking.ranked:
        if result.is_first[row.row]:
            rows.append((row.option, *summed(result.central_weights[row.row].tolist())))
    return Table(columns, tuple(rows))


def _is_under(path: str, branch: str) -> bool:
    return path == branch or path.startswith(branch + ".")


def _pairwise_table(result: Robustness) -> Table:
    ranked = result.ranking.ranked
    columns = (Column("Option"), *(Column(row.option, is_number=True) for row in ranked))
    rows = tuple(
        (
            row.option,
            *(
                "·" if row is other else percent(float(result.pairwise[row.row, other.row]))
                for other in ranked
            ),
        )
        for row in ranked
    )
    return Table(columns, rows)


def _notes(result: Robustness, again: str) -> Iterator[str]:
    yield _accuracy(result)
    if (
        result.doubts.vary is Vary.leaves
        and result.doubts.weighting is not Weighting.stated
        and result.region.mean_weights is not None
        and result.space.paths != result.ranking.tree.top
    ):
        yield (
            "The leaves' weights vary on one simplex, so that a branch with more leaves weighs"
            " more: see the row of all weightings."
        )
    if still := [result.space.paths[column] for column in result.region.unweighed]:
        verbs = "weighs nothing and stays so" if len(still) == 1 else "weigh nothing and stay so"
        yield f"{_listed(still, '{} criteria')} {verbs}."
    if result.doubts.scores is Scores.uncertain and not result.uncertain_cells:
        yield "No score has a range or a distribution: every draw has the stated scores."
    if result.doubts.weighting is not Weighting.stated:
        yield (
            "A share counts weightings, each as much as any other; it does not say which of them"
            " are right."
        )
    if len(result.ranking.options) > 1:
        vary = "--vary leaves" if result.doubts.vary is Vary.leaves else ""
        command = " ".join(filter(None, ["belarus-options flip", vary, again]))
        yield f"`{command}` shows what puts the others first, at the least."


def _accuracy(result: Robustness) -> str:
    if result.standard_error is None:
        return "All figures are exact but for rounding; nothing is drawn."
    draws = "1 draw" if result.samples == 1 else f"{result.samples:,} draws"
    error = float(result.standard_error.max())
    # Standard errors are taken from the draws' own variance.
    errors = (
        f"standard errors of the shares are at most {100 * error:.2g} percentage points"
        if error > 0
        else "each option has one rank in all of them, which leaves standard errors of 0"
    )
    exact = "; pairwise winning and expected ranks are exact" * result.is_pairwise_exact
    return f"{draws}, seed {result.doubts.seed}; {errors}{exact}."


def _listed(names: Sequence[str], many: str) -> str:
    """The names in words; of too many, what says their number."""
    if len(names) > _NAMED_AT_MOST:
        return many.format(len(names))
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _settings(result: Robustness) -> dict[str, Any]:
    doubts = result.doubts
    return {
        "vary": doubts.vary.value,
        "weighting": doubts.weighting.value,
        "spread": doubts.spread,
        "scores": doubts.scores.value,
        "samples": doubts.samples,
        "seed": doubts.seed,
    }


def _result(result: Robustness) -> dict[str, Any]:
    options = result.ranking.options
    ranks = "exact" if result.is_acceptability_exact else "sampling"
    pairs = "exact" if result.is_pairwise_exact else "sampling"
    errors, factors = result.standard_error, result.confidence_factor
    return {
        "method": {"rank_acceptability": ranks, "pairwise_winning": pairs, "expected_rank": pairs},
        "samples": result.samples,
        "rank_acceptability": dict(zip(options, result.acceptability.tolist(), strict=True)),
        "standard_error": None
        if errors is None
        else dict(zip(options, errors.tolist(), strict=True)),
        "central_weights": {
            option: dict(zip(result.space.paths, weights, strict=True)) if is_first else None
            for option, weights, is_first in zip(
                options, result.central_weights.tolist(), result.is_first.tolist(), strict=True
            )
        },
        "confidence_factor": None
        if factors is None
        else {
            option: factor if is_first else None
            for option, factor, is_first in zip(
                options, factors.tolist(), result.is_first.tolist(), strict=True
            )
        },
        "pairwise_winning": {
            option: {
                other: part for other, part in zip(options, row, strict=True) if other != option
            }
            for option, row in zip(options, result.pairwise.tolist(), strict=True)
        },
        "expected_rank": dict(zip(options, result.expected_rank.tolist(), strict=True)),
        "verdict": result.verdict.value if result.verdict is not None else None,
    }


def _records(result: Robustness) -> Records:
    ranks = range(1, len(result.ranking.options) + 1)
    header = ["rank", "option", "name", "expected_rank", "confidence_factor"]
    header += [f"rank_{rank}" for rank in ranks]
    header += [f"standard_error_{rank}" for rank in ranks]
    header += [f"central_weight:{path}" for path in result.space.paths]
    rows: list[list[Datum]] = []
    for row in result.ranking.ranked:
        index, is_first = row.row, bool(result.is_first[row.row])
        factor: Datum = None
        if result.confidence_factor is not None and is_first:
            factor = float(result.confidence_factor[index])
        errors: list[Datum] = [None for _ in ranks]
        if result.standard_error is not None:
            errors = list(result.standard_error[index].tolist())
        weights: list[Datum] = [None for _ in result.space.paths]
        if is_first:
            weights = list(result.central_weights[index].tolist())
        cells: list[Datum] = [row.rank, row.option, row.name, float(result.expected_rank[index])]
        rows.append([*cells, factor, *result.acceptability[index].tolist(), *errors, *weights])
    return Records(header, rows)
