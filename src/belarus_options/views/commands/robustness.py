"""What `robustness` reports: the answer, its tables, and every figure as data."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from belarus_options.methods.arrays import Array
from belarus_options.model.choices import Weighting
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.robustness import Robustness
from belarus_options.views.commands.beside_words import without_row_data
from belarus_options.views.commands.robustness_sentences import answer, answer_beside, reading
from belarus_options.views.commands.robustness_tables import blocks, blocks_beside, rank_fields
from belarus_options.views.commands.score import shown_rank
from belarus_options.views.commands.verdict_sentences import verdict_data
from belarus_options.views.report.fields import Field, Value, records, table
from belarus_options.views.report.numbers import error, in_12_digits, mean_rank, proportion, share
from belarus_options.views.report.report import Report
from belarus_options.views.report.sentence import option
from belarus_options.views.report.settings_line import settings_line

if TYPE_CHECKING:
    from belarus_options.studies.bundles.beside import Beside


def robustness_report(
    result: Robustness, bundles: "tuple[Beside, Robustness] | None" = None
) -> Report:
    """The report of `robustness`: who is first and last under which share, and what one who prefers
    an option weighs; in full every rank and every pair.

    bundles: the named bundles that are rows beside the options, and the robustness of the options
    alone.
    """
    report = _report(result)
    if bundles is None:
        return report
    rows, _ = bundles
    return report._replace(
        answer=tuple(answer_beside(result)) if rows.rows else report.answer,
        blocks=partial(blocks_beside, result, *bundles),
        result=lambda: {**_result(result), **_bundle_data(result, *bundles)},
        own_settings={**_settings(result), "bundles": True},
    )


def _bundle_data(result: Robustness, rows: "Beside", alone: Robustness) -> dict[str, Any]:
    """What each row is; the shares of first places among the options alone, and the verdict on
    them."""
    own = {row.id for row in rows.rows}
    first = dict(zip(alone.matrix.options, alone.acceptability[:, 0].tolist(), strict=True))
    return {
        "kind": {id: "bundle" if id in own else "option" for id in result.matrix.options},
        "first_among_options": in_12_digits(first),
        "without_row": without_row_data(rows.without_row),
        "verdict": alone.rating.value if alone.rating is not None else None,
    }


def _report(result: Robustness) -> Report:
    ranking, fields = result.ranking, _fields(result)
    return Report(
        title=ranking.project.decision.title,
        reading=reading(result),
        as_of=ranking.project.decision.as_of,
        settings=settings_line(ranking.project, ranking.settings),
        answer=tuple(answer(result)),
        blocks=partial(blocks, result),
        lines=lambda: table(fields, result.matrix.ranked, keys=2),
        records=partial(records, fields, result.matrix.ranked),
        result=partial(_result, result),
        own_settings=_settings(result),
    )


def _fields(result: Robustness) -> tuple[Field[RankedOption], ...]:
    """Tab-separated lines and CSV."""
    ranks = result.ranks_kept
    return (
        Field("", shown_rank, "#", is_number=True),
        Field("rank", lambda row: row.rank),
        Field("option", lambda row: option(row.option), "Option"),
        Field("name", lambda row: row.name),
        Field("expected_rank", lambda row: mean_rank(float(result.expected_rank[row.row]))),
        Field("confidence_factor", partial(_confidence_factor, result)),
        *rank_fields(result, _ordinal),
        *(_share_field(result, column, rank) for column, rank in enumerate(ranks)),
        *(_error_field(result, column, rank) for column, rank in enumerate(ranks)),
        *(_weight_field(result, column) for column in range(len(result.space.paths))),
    )


def _ordinal(rank: int) -> str:
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"


def _share_field(result: Robustness, column: int, rank: int) -> Field[RankedOption]:
    shares = result.acceptability[:, column].tolist()
    return Field(f"rank_{rank}", lambda row: share(shares[row.row]))


def _error_field(result: Robustness, column: int, rank: int) -> Field[RankedOption]:
    errors = None if result.standard_error is None else result.standard_error[:, column].tolist()
    return Field(
        f"standard_error_{rank}",
        lambda row: None if errors is None else error(errors[row.row]),
    )


def _weight_field(result: Robustness, column: int) -> Field[RankedOption]:
    """An option's central weight of a criterion, for CSV."""
    weights = result.central_weights[:, column].tolist()
    return Field(
        f"central_weight:{result.space.paths[column]}",
        lambda row: proportion(weights[row.row]) if result.is_first[row.row] else None,
    )


def _confidence_factor(result: Robustness, row: RankedOption) -> Value:
    factors = result.confidence_factor
    if factors is None or not result.is_first[row.row]:
        return None
    return share(float(factors[row.row]))


def _settings(result: Robustness) -> dict[str, Any]:
    varied = result.varied
    return {
        "vary": varied.vary.value,
        "weighting": varied.weighting.value,
        "spread": varied.spread if varied.weighting is Weighting.ranges else None,
        "scores": varied.scores.value,
        "draws": varied.draws
        and {
            "file": varied.draws.file,
            "samples": varied.draws.samples,
            "scores": ["/".join(score) for score in varied.draws.measures],
        },
        "exact": varied.exact,
        "samples": result.samples,
        "seed": varied.seed,
    }


def _result(result: Robustness) -> dict[str, Any]:
    options = result.matrix.options
    ranks = "exact" if result.is_acceptability_exact else "sampling"
    expected = "exact" if result.is_pairwise_exact else "sampling"
    pairs = None if result.pairs is None else expected
    every_rank = result.has_ranks
    factors, is_first = result.confidence_factor, result.is_first
    figures: dict[str, Any] = {
        "method": {
            "rank_acceptability": ranks,
            "pairwise_winning": pairs,
            "expected_rank": expected,
        },
        "samples": result.samples,
        "rank_acceptability": _by_option(result, result.acceptability) if every_rank else None,
        "standard_error": _by_option(result, result.standard_error) if every_rank else None,
        "first_and_last": dict(zip(options, _first_and_last(result), strict=True)),
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
        "expected_rank": _by_option(result, result.expected_rank),
        "verdict": result.rating.value if result.rating is not None else None,
    }
    if result.varied.weighting is Weighting.ranges:
        figures["weight_ranges"] = {
            path: list(ends) for path, ends in result.region.ranges.held.items()
        }
    rounded = {key: in_12_digits(figure) for key, figure in figures.items()}
    return {**rounded, "first_place": verdict_data(result.verdict)}


def _by_option(result: Robustness, figures: Array | None) -> dict[str, Any] | None:
    """Figures of each option, (options, …), by its id; None where there are none."""
    if figures is None:
        return None
    return dict(zip(result.matrix.options, figures.tolist(), strict=True))


def _first_and_last(result: Robustness) -> Iterator[dict[str, float | None]]:
    """The shares of the first and the last rank of each option, and their standard errors."""
    errors = result.standard_error
    for row, shares in enumerate(result.acceptability):
        off = (None, None) if errors is None else errors[row, [0, -1]].tolist()
        yield {
            "first": float(shares[0]),
            "first_standard_error": off[0],
            "last": float(shares[-1]),
            "last_standard_error": off[1],
        }
