"""Rank acceptability as a table, with the answer and a verdict in plain words above it."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from belarus_options.model.choices import Weighting
from belarus_options.studies.robustness import Robustness
from belarus_options.views.report import (
    Cell,
    Column,
    Datum,
    Records,
    Report,
    Section,
    Table,
    percent,
)
from belarus_options.views.robustness_text import (
    answer,
    notes,
    subtitle,
    verdict_in_words,
    whole_in_words,
)
from belarus_options.views.score import shown_rank

# Ranks and options with a column of their own where people read; JSON and CSV have all of them.
_RANKS_SHOWN = 8
_PAIRS_SHOWN = 12


def robustness_report(result: Robustness, *, again: str = "") -> Report:
    """The report of `robustness`; `again` is what another command needs for the same settings."""
    return Report(
        title=result.ranking.project.decision.title,
        subtitle=subtitle(result),
        lead=(answer(result), verdict_in_words(result)),
        table=_acceptability_table(result),
        sections=tuple(_sections(result)),
        records=partial(_records, result),
        result=partial(_result, result),
        notes=tuple(notes(result, again)),
        settings=_settings(result),
    )


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
            f"The share of {whole_in_words(result)} with the option of the row above that of the"
            " column.",
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
    mean = result.mean_weights
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
                "–" if row is other else percent(float(result.pairwise[row.row, other.row]))
                for other in ranked
            ),
        )
        for row in ranked
    )
    return Table(columns, rows)


def _settings(result: Robustness) -> dict[str, Any]:
    doubts = result.doubts
    return {
        "vary": doubts.vary.value,
        "weighting": doubts.weighting.value,
        "spread": doubts.spread if doubts.weighting is Weighting.ranges else None,
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
