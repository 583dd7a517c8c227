"""The tables of `robustness`: first and last places and the weights behind them; all ranks."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from belarus_options.model.choices import Weighting
from belarus_options.studies.matrix.value_matrix import RankedOption
from belarus_options.studies.robustness import Robustness
from belarus_options.views.commands.beside_words import (
    TAKEN,
    mark_column,
    row_name,
    rows_in_brief,
    without_row,
)
from belarus_options.views.commands.robustness_sentences import (
    counts_leaves,
    next_beside,
    next_in_brief,
    next_in_full,
    notes,
    shows_pairs,
    verdict_alone,
    whole_in_words,
)
from belarus_options.views.commands.score import shown_rank
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.chart import Bars
from belarus_options.views.report.cut import cut_table
from belarus_options.views.report.fields import Field, Value, table
from belarus_options.views.report.numbers import mean_rank, share
from belarus_options.views.report.report import Block, Next, Notes, Shown, Table, later
from belarus_options.views.report.sentence import Said, criterion, option, say

if TYPE_CHECKING:
    from belarus_options.studies.bundles.beside import Beside

# The most ranks with a column of their own where people read; JSON and CSV have all.
_RANKS_SHOWN = 8
# The most top criteria whose weights stand beside the shares; all of them have a table in full.
_WEIGHTS_SHOWN = 6
_IN_WORDS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
_WHOSE: Field[RankedOption] = Field("", lambda row: option(row.option), "Option")
# Whose weights, and the weight of each top criterion.
_Weights = tuple[Said, list[float]]


def blocks(result: Robustness) -> Iterator[Block]:
    """All below the answer; of one option alone there is nothing to compare."""
    if len(result.matrix.options) == 1:
        return
    fields, last = _first_fields(result), _last_rows(result)
    yield from cut_table(fields, result.matrix.ranked, keys=2, last=last)
    yield Block(Notes(tuple(notes(result))))
    yield from _in_full(result)
    yield Block(Next(tuple(next_in_brief(result))), shown=Shown.in_brief)
    yield Block(Next(tuple(next_in_full(result))), shown=Shown.in_full)


def blocks_beside(result: Robustness, rows: "Beside", alone: Robustness) -> Iterator[Block]:
    """The same where bundles stand beside the options: in brief a few rows, with the shares of the
    options alone; in full all of both."""
    below = tuple(without_row(rows.found, rows.without_row))
    if not rows.rows:
        yield from blocks(result)
        yield Block(Notes(below))
        return
    own = {row.id for row in rows.rows}
    named = [id for id, part in result.first_shares if part > 0.0]
    ranked = result.matrix.ranked
    kept = rows_in_brief([row.option for row in ranked], named, own)
    fields = _fields_beside(result, rows, alone)
    brief = [row for row in ranked if row.option in kept]
    yield Block(table(fields, brief, keys=3, last=_last_rows(result, keys=3)), shown=Shown.in_brief)
    whole = later(lambda: table(fields, ranked, keys=3, last=_last_rows(result, keys=3)))
    yield Block(whole, shown=Shown.in_full)
    yield Block(Notes((*notes(result), TAKEN, *below)))
    yield Block(Notes((verdict_alone(alone),)), shown=Shown.in_full)
    yield Block(Next(tuple(next_beside(result))), shown=Shown.in_brief)
    yield from _in_full(result)
    yield Block(Next(tuple(next_in_full(result))), shown=Shown.in_full)


def rank_fields(result: Robustness, name: Callable[[int], str]) -> Iterator[Field[RankedOption]]:
    """The share of each rank under the rank's name, of many the last ones together, of too many the
    first and the last alone; and what follows from them."""
    shares = result.acceptability.tolist()
    shown = _ranks_shown(len(shares)) if result.has_ranks else 1
    for rank in range(1, shown + 1):
        yield _rank_field(shares, rank, name(rank))
    if not result.has_ranks:
        yield _rank_field(shares, 2, "Last")
    elif shown < len(shares):
        worse = result.worse_than(shown).tolist()
        yield Field("", lambda row: share(worse[row.row]), "worse", is_number=True)
    expected, factors = result.expected_rank.tolist(), result.confidence_factor
    yield Field("", lambda row: mean_rank(expected[row.row]), "Expected rank", is_number=True)
    if factors is not None:
        yield Field(
            "",
            lambda row: share(float(factors[row.row])) if result.is_first[row.row] else None,
            "Confidence factor",
            is_number=True,
        )


def _rank_field(shares: list[list[float]], rank: int, heading: str) -> Field[RankedOption]:
    return Field("", lambda row: share(shares[row.row][rank - 1]), heading, is_number=True)


def _ranks_shown(options: int) -> int:
    """How many ranks have a column of their own: a single one left over has one too."""
    return options if options <= _RANKS_SHOWN + 1 else _RANKS_SHOWN


def _varies_weights(result: Robustness) -> bool:
    return result.varied.weighting is not Weighting.stated and len(result.space.paths) > 1


# --- in brief


def _first_fields(result: Robustness) -> tuple[Field[RankedOption], ...]:
    """Who is first and who is last under which share, and what who prefers an option weighs."""
    first, last = result.acceptability[:, 0].tolist(), result.acceptability[:, -1].tolist()
    return (
        Field("", shown_rank, "#", is_number=True),
        Field("", lambda row: option(row.option), "Option"),
        Field(
            "",
            chart=lambda rows: Bars(tuple(first[row.row] for row in rows), high=1.0),
            is_optional=True,
        ),
        Field("", lambda row: share(first[row.row]), "First under", is_number=True),
        Field("", lambda row: share(last[row.row]), "Last under", is_number=True),
        *(_preferred_field(result, column) for column in _columns_shown(result)),
    )


def _fields_beside(
    result: Robustness, rows: "Beside", alone: Robustness
) -> tuple[Field[RankedOption], ...]:
    """The same with a mark of bundles, and with what the options have alone in place of bars."""
    own = {row.id for row in rows.rows}
    before = dict(zip(alone.matrix.options, alone.acceptability[:, 0].tolist(), strict=True))
    rank, _, _, first, _, *weights = _first_fields(result)
    without: Field[RankedOption] = Field(
        "",
        lambda row: share(before[row.option]) if row.option in before else "–",
        "Without bundles",
        is_number=True,
    )
    named: Field[RankedOption] = Field(
        "", lambda row: row_name(rows.without_row, row.option), "Option"
    )
    return (rank, mark_column(own), named, first, without, *weights)


def _columns_shown(result: Robustness) -> list[int]:
    """The weightiest top criteria, in their order; none where no weights vary."""
    if not _varies_weights(result):
        return []
    top, weights = result.matrix.tree.top, result.matrix.weights.global_
    weightiest = sorted(range(len(top)), key=lambda column: -weights[top[column]])
    return sorted(weightiest[:_WEIGHTS_SHOWN])


def _preferred_field(result: Robustness, column: int) -> Field[RankedOption]:
    """The mean weight of a top criterion where an option is first."""
    central = result.space.top_weights(result.central_weights)[:, column].tolist()
    return Field(
        "",
        lambda row: share(central[row.row]) if result.is_first[row.row] else "–",
        criterion(result.matrix.tree.top[column]),
        is_number=True,
        group="Who prefers it weighs, on average",
    )


def _last_rows(result: Robustness, keys: int = 2) -> Iterator[list[Said]]:
    """The weights in force below those of the options, and the mean of all where they are other
    than even; so many columns say what a row is about, the last of them by its name."""
    if columns := _columns_shown(result):
        for whose, weights in _of_nobody(result, has_mean=counts_leaves(result)):
            weighed = (share(weights[column]) for column in columns)
            yield [*[""] * (keys - 1), whose, *[""] * (5 - keys), *weighed]


def _of_nobody(result: Robustness, *, has_mean: bool) -> Iterator[_Weights]:
    """The weights in force, and the mean of all that were looked at."""
    top_weights = result.space.top_weights
    in_force = stated_or_set(result.ranking.settings)
    yield f"({in_force})", top_weights(result.space.shares).tolist()
    if has_mean and (mean := result.mean_weights) is not None:
        yield "(all weightings)", top_weights(mean).tolist()


# --- in full


def _in_full(result: Robustness) -> Iterator[Block]:
    whole, ranked = whole_in_words(result), result.matrix.ranked
    which = "at each rank" if result.has_ranks else "first and last, and the mean of its ranks"
    note = say("The share of {} that puts each option {}.", whole, which)
    if result.confidence_factor is not None:
        note += (
            " Confidence factor: the share of the scores drawn that puts an option first at its"
            " central weights."
        )
    yield Block(later(partial(_ranks_table, result)), "Ranks", note, Shown.in_full)
    if _varies_weights(result):
        mean = "What who prefers an option weighs, on average."
        made = later(partial(_central_table, result))
        yield Block(made, "Central weights", mean, Shown.in_full)
    if shows_pairs(result):
        pairs = (_WHOSE, *(_rival_field(result, rival) for rival in ranked))
        note = say("The share of {} with the option of the row ahead of that of the column.", whole)
        yield Block(table(pairs, ranked), "Pairs", note, Shown.in_full)


def _ranks_table(result: Robustness) -> Table:
    by_rank = rank_fields(result, lambda rank: _IN_WORDS[rank - 1])
    return table((_WHOSE, *by_rank), result.matrix.ranked)


def _central_table(result: Robustness) -> Table:
    central = result.space.top_weights(result.central_weights).tolist()
    ranked = (row for row in result.matrix.ranked if result.is_first[row.row])
    rows = [
        *_of_nobody(result, has_mean=True),
        *((option(row.option), central[row.row]) for row in ranked),
    ]
    who: Field[_Weights] = Field("", lambda row: row[0], "Option")
    top = result.matrix.tree.top
    return table((who, *(_top_field(column, path) for column, path in enumerate(top))), rows)


def _top_field(column: int, path: str) -> Field[_Weights]:
    return Field("", lambda row: share(row[1][column]), criterion(path), is_number=True)


def _rival_field(result: Robustness, rival: RankedOption) -> Field[RankedOption]:
    parts = result.pairwise[:, rival.row].tolist()

    def ahead(row: RankedOption) -> Value:
        return "–" if row is rival else share(parts[row.row])

    return Field("", ahead, option(rival.option), is_number=True)
