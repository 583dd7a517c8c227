"""Rank acceptability as a table, with the answer and a verdict in plain words above it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.model.choices import Weighting
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.robustness import Robustness
from belarus_options.views.commands.robustness_sentences import (
    answer,
    notes,
    reading,
    whole_in_words,
)
from belarus_options.views.commands.score import shown_rank
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.chart import Bars
from belarus_options.views.report.cut import cut_table
from belarus_options.views.report.fields import Field, Value, records, table
from belarus_options.views.report.numbers import error, in_12_digits, mean_rank, proportion, share
from belarus_options.views.report.report import Block, Notes, Report, Table
from belarus_options.views.report.sentence import Said, criterion, option, say
from belarus_options.views.report.settings_line import settings_line

# The most ranks and options with a column of their own where people read; JSON and CSV have all.
_RANKS_SHOWN = 8
_PAIRS_SHOWN = 12
# Whose weights, and the weight of each top criterion.
_Weights = tuple[Said, list[float]]


def robustness_report(result: Robustness) -> Report:
    """The report of `robustness`."""
    ranking, fields = result.ranking, _fields(result)
    return Report(
        title=ranking.project.decision.title,
        reading=reading(result),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(answer(result)),
        blocks=lambda: (
            *cut_table(fields, result.matrix.ranked, keys=2),
            *_further_tables(result),
            Block(Notes(tuple(notes(result)))),
        ),
        records=partial(records, fields, result.matrix.ranked),
        result=partial(_result, result),
        own_settings=_settings(result),
    )


def _fields(result: Robustness) -> tuple[Field[RankedOption], ...]:
    shares = result.acceptability.tolist()
    ranks = range(1, len(shares) + 1)
    expected = partial(_expected_rank, result)
    confidence = partial(_confidence_factor, result)
    has_confidence = result.confidence_factor is not None
    return (
        Field("", shown_rank, "#", is_number=True),
        Field("rank", lambda row: row.rank),
        Field("option", lambda row: option(row.option), "Option"),
        Field("name", lambda row: row.name),
        Field("expected_rank", expected),
        Field("confidence_factor", confidence),
        Field("", chart=lambda rows: Bars(tuple(shares[row.row][0] for row in rows), high=1.0)),
        *(_share_field(shares, rank) for rank in ranks),
        *_worse_field(result),
        Field("", expected, "Expected rank", is_number=True),
        Field("", confidence, "Confidence factor" if has_confidence else "", is_number=True),
        *(_error_field(result, rank) for rank in ranks),
        *(_weight_field(result, column) for column in range(len(result.space.paths))),
    )


def _ranks_shown(options: int) -> int:
    """How many ranks have a column of their own: a single one left over has one too."""
    return options if options <= _RANKS_SHOWN + 1 else _RANKS_SHOWN


def _share_field(shares: list[list[float]], rank: int) -> Field[RankedOption]:
    heading = _ordinal(rank) if rank <= _ranks_shown(len(shares)) else ""
    return Field(
        f"rank_{rank}", lambda row: share(shares[row.row][rank - 1]), heading, is_number=True
    )


def _worse_field(result: Robustness) -> Iterator[Field[RankedOption]]:
    options = len(result.matrix.options)
    if (shown := _ranks_shown(options)) < options:
        worse = result.worse_than(shown).tolist()
        yield Field("", lambda row: share(worse[row.row]), "worse", is_number=True)


def _error_field(result: Robustness, rank: int) -> Field[RankedOption]:
    errors = result.standard_error
    return Field(
        f"standard_error_{rank}",
        lambda row: None if errors is None else error(float(errors[row.row, rank - 1])),
    )


def _weight_field(result: Robustness, column: int) -> Field[RankedOption]:
    """An option's central weight of a criterion, for CSV."""
    weights = result.central_weights[:, column].tolist()
    return Field(
        f"central_weight:{result.space.paths[column]}",
        lambda row: proportion(weights[row.row]) if result.is_first[row.row] else None,
    )


def _expected_rank(result: Robustness, row: RankedOption) -> Value:
    return mean_rank(float(result.expected_rank[row.row]))


def _confidence_factor(result: Robustness, row: RankedOption) -> Value:
    factors = result.confidence_factor
    if factors is None or not result.is_first[row.row]:
        return None
    return share(float(factors[row.row]))


def _ordinal(rank: int) -> str:
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"


def _further_tables(result: Robustness) -> Iterator[Block]:
    options = len(result.matrix.options)
    if options == 1:
        return
    if result.varied.weighting is not Weighting.stated:
        yield Block(
            _central_table(result),
            "Central weights",
            "The mean of the weights that put an option first: what one who prefers it weighs.",
        )
    if options <= _PAIRS_SHOWN and result.pairs is not None:
        yield Block(
            _pairwise_table(result),
            "Pairwise winning",
            say(
                "The share of {} with the option of the row above that of the column.",
                whole_in_words(result),
            ),
        )


def _central_table(result: Robustness) -> Table:
    """Weights of the top criteria: the stated ones, the mean of all, each option's."""
    top_weights = result.space.top_weights
    central = top_weights(result.central_weights).tolist()
    rows: list[_Weights] = [
        (f"({stated_or_set(result.ranking.settings)})", top_weights(result.space.shares).tolist())
    ]
    if (mean := result.mean_weights) is not None:
        rows.append(("(all weightings)", top_weights(mean).tolist()))
    rows += [
        (option(row.option), central[row.row])
        for row in result.matrix.ranked
        if result.is_first[row.row]
    ]
    top = result.matrix.tree.top
    whose: Field[_Weights] = Field("", lambda row: row[0], "Option")
    return table((whose, *(_top_field(column, path) for column, path in enumerate(top))), rows)


def _top_field(column: int, path: str) -> Field[_Weights]:
    return Field("", lambda row: share(row[1][column]), criterion(path), is_number=True)


def _pairwise_table(result: Robustness) -> Table:
    ranked = result.matrix.ranked
    whose: Field[RankedOption] = Field("", lambda row: option(row.option), "Option")
    return table((whose, *(_rival_field(result, rival) for rival in ranked)), ranked)


def _rival_field(result: Robustness, rival: RankedOption) -> Field[RankedOption]:
    parts = result.pairwise[:, rival.row].tolist()
    return Field(
        "",
        lambda row: "–" if row is rival else share(parts[row.row]),
        option(rival.option),
        is_number=True,
    )


def _settings(result: Robustness) -> dict[str, Any]:
    varied = result.varied
    return {
        "vary": varied.vary.value,
        "weighting": varied.weighting.value,
        "spread": varied.spread if varied.weighting is Weighting.ranges else None,
        "scores": varied.scores.value,
        "exact": varied.exact,
        "samples": result.samples,
        "seed": varied.seed,
    }


def _result(result: Robustness) -> dict[str, Any]:
    options = result.matrix.options
    ranks = "exact" if result.is_acceptability_exact else "sampling"
    expected = "exact" if result.is_pairwise_exact else "sampling"
    pairs = None if result.pairs is None else expected
    errors, factors, is_first = result.standard_error, result.confidence_factor, result.is_first
    figures: dict[str, Any] = {
        "method": {
            "rank_acceptability": ranks,
            "pairwise_winning": pairs,
            "expected_rank": expected,
        },
        "samples": result.samples,
        "rank_acceptability": dict(zip(options, result.acceptability.tolist(), strict=True)),
        "standard_error": None
        if errors is None
        else dict(zip(options, errors.tolist(), strict=True)),
        "central_weights": {
            option: dict(zip(result.space.paths, weights, strict=True)) if is_first[row] else None
            for row, (option, weights) in enumerate(
                zip(options, result.central_weights.tolist(), strict=True)
            )
        },
        "confidence_factor": None
        if factors is None
        else {
            option: factor if is_first[row] else None
            for row, (option, factor) in enumerate(zip(options, factors.tolist(), strict=True))
        },
        "pairwise_winning": None
        if result.pairs is None
        else {
            option: {
                other: part for other, part in zip(options, row, strict=True) if other != option
            }
            for option, row in zip(options, result.pairs.tolist(), strict=True)
        },
        "expected_rank": dict(zip(options, result.expected_rank.tolist(), strict=True)),
        "verdict": result.rating.value if result.rating is not None else None,
    }
    return {key: in_12_digits(figure) for key, figure in figures.items()}
