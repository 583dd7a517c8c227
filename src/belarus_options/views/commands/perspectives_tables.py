"""The tables of `perspectives`: rankings below each other, who agrees with whom, what all of them
together come to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from belarus_options.model.grammar import NAMED_AT_MOST
from belarus_options.studies.matrix.value_matrix import RankedOption, ValueMatrix
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.commands.beside_words import kind_data, rows_in_brief
from belarus_options.views.commands.perspectives_sentences import agreement
from belarus_options.views.commands.score import FIRST_MARK, shown_rank
from belarus_options.views.report.basis import stated_or_set
from belarus_options.views.report.cut import in_brief, left_out
from belarus_options.views.report.fields import Field, Named, table
from belarus_options.views.report.numbers import amount, coefficient, count, measure, points, rank
from belarus_options.views.report.report import Block, Column, Table, later
from belarus_options.views.report.sentence import (
    Said,
    Sentence,
    joined,
    listed,
    option,
    options,
    perspective,
    perspectives,
    say,
    separated,
)

# Perspectives with a column of their own in the table of pairs; JSON has all.
_PAIRS_SHOWN = 12
# Columns in brief where bundles, whose names are long, stand beside the options.
_BESIDE = 4
_HOW_TO_READ = (
    "Borda: from each perspective a point for each option below, half a point for a tie. Copeland:"
    " options beaten by a majority less options that beat it. Worst loss: the most points by which"
    " it is behind anybody's best option."
)


def option_fields(result: Perspectives) -> tuple[Field[RankedOption], ...]:
    """An option's rank and total by the reference and by each perspective, and what the rules say
    of it."""
    return (
        Field("option", lambda row: option(row.option), "Option"),
        *_kind(result),
        Field("name", lambda row: row.name),
        *_ranking_fields(result.matrix, "", "(stated)"),
        *(
            field
            for name, ranking in zip(result.perspectives, result.matrices, strict=True)
            for field in _ranking_fields(ranking, f":{name}", perspective(name))
        ),
        *_rule_fields(result, is_detail=True),
        Field("worst_loss_of", lambda row: Named(perspectives(result.hardest_hit(row.option)))),
        Field("dominated_by", partial(_dominated_by, result)),
    )


def _kind(result: Perspectives) -> Iterator[Field[RankedOption]]:
    if result.beside is not None:
        yield kind_data(result.bundles)


def _dominated_by(result: Perspectives, row: RankedOption) -> Named | None:
    if not result.comparison.has_dominators or row.option not in result.reference.names:
        return None
    return Named(options(result.comparison.dominated_by(row.option)))


def _ranking_fields(
    matrix: ValueMatrix, suffix: str, heading: Said
) -> Iterator[Field[RankedOption]]:
    """Rank and total by a perspective, in one cell for people."""
    places = {place.option: place for place in matrix.ranked}

    def both(row: RankedOption) -> Sentence:
        place = places[row.option]
        return say("{} {}", shown_rank(place), points(place.total))

    yield Field("", both, heading, is_number=True)
    yield Field(f"rank{suffix}", lambda row: places[row.option].rank)
    yield Field(f"total{suffix}", lambda row: places[row.option].total)


def _rule_fields(result: Perspectives, *, is_detail: bool = False) -> list[Field[RankedOption]]:
    # Bundles, below the options, have no votes.
    none = [None] * (len(result.options) - len(result.reference.options))
    borda = [*map(measure, result.comparison.borda.tolist()), *none]
    copeland = [*map(measure, result.comparison.copeland.tolist()), *none]
    losses = result.worst_losses.tolist()
    fields: list[Field[RankedOption]] = [
        Field("borda", lambda row: borda[row.row], "Borda"),
        Field("copeland", lambda row: copeland[row.row], "Copeland"),
        Field("worst_loss", lambda row: amount(losses[row.row]), "Worst loss"),
    ]
    return [replace(field, is_number=True, is_detail=is_detail) for field in fields]


def brief_table(result: Perspectives) -> tuple[Table, Said]:
    """Perspectives down, options across, and how many more there are of either."""
    every = range(len(result.perspectives))
    named = {*result.compromise}.union(*map(result.places.firsts, every))
    ranked = [row.option for row in result.matrix.ranked]
    rows, shown = in_brief(every), in_brief(ranked, named)
    if result.bundles:
        # How many more there are is said with where they are.
        shown = rows_in_brief(ranked, named, result.bundles, _BESIDE)
        ranked = list(shown)
    left = {
        "options": len(ranked) - len(shown),
        "perspectives": len(every) - len(rows),
    }
    return _table(result, rows, shown, has_losses=not result.bundles), left_out(left) or ""


def whole_table(result: Perspectives) -> Table:
    """The same with all perspectives and all options."""
    every = range(len(result.perspectives))
    return _table(result, every, [row.option for row in result.matrix.ranked])


def _table(
    result: Perspectives, rows: Sequence[int], shown: Sequence[str], *, has_losses: bool = True
) -> Table:
    """Rank and total by each one's weights, the reference's below them, and the worst losses below
    a rule."""
    reference = say("({}, no vote)", stated_or_set(result.reference.settings))
    columns = (Column("Weights of"), *(Column(each, is_number=True) for each in options(shown)))
    cells: list[tuple[Said, ValueMatrix]] = [
        *((perspective(result.perspectives[at]), result.matrices[at]) for at in rows),
        (reference, result.matrix),
    ]
    lines: list[tuple[Said, ...]] = [(who, *_places(matrix, shown)) for who, matrix in cells]
    if not has_losses or len(result.options) == 1 or len(result.perspectives) == 1:
        return Table(columns, tuple(lines))
    losses = dict(zip(result.options, result.worst_losses.tolist(), strict=True))
    lines.append(("Worst loss", *(amount(losses[each]) for each in shown)))
    return Table(columns, tuple(lines), ruled=1)


def _places(matrix: ValueMatrix, shown: Sequence[str]) -> list[Sentence]:
    """Rank and total of some options, marked where they are first among several."""
    places = {place.option: place for place in matrix.ranked}
    return [
        say(
            "{}{} {}",
            f"{FIRST_MARK} " if places[each].rank == 1 and len(places) > 1 else "",
            shown_rank(places[each]),
            points(places[each].total),
        )
        for each in shown
    ]


def sections(result: Perspectives) -> Iterator[Block]:
    """The further tables, of which one option has only who they are."""
    yield _each_section(result)
    if len(result.options) == 1:
        return
    if len(result.perspectives) == 1:
        return
    if len(result.perspectives) <= _PAIRS_SHOWN and result.comparison.preference_count:
        yield _pairs_section(result)
    yield _together_section(result)
    if result.comparison.kemeny is not None and result.comparison.preference_count:
        yield _kemeny_section(result)


def _each_section(result: Perspectives) -> Block:
    """Who each is, what it puts first and last, and who agrees with it most and least where no
    table of pairs says so."""
    named = result.reference.project.perspectives
    fields: list[Field[int]] = [
        Field("", lambda row: perspective(result.perspectives[row]), "Perspective"),
        Field("", lambda row: named[name := result.perspectives[row]].name or name, "Name"),
        Field("", lambda row: Named(options(result.places.firsts(row))), "First"),
        Field("", lambda row: Named(options(_lasts(result, row))), "Last"),
    ]
    if len(result.perspectives) > _PAIRS_SHOWN:
        fields += [
            Field("", lambda row: _agreeing(result.comparison.closest_to(row)), "Agrees most with"),
            Field(
                "", lambda row: _agreeing(result.comparison.furthest_from(row)), "Agrees least with"
            ),
        ]
    return Block(table(fields, range(len(result.perspectives))), "Each perspective")


def _lasts(result: Perspectives, row: int) -> tuple[str, ...]:
    """The options at the end, where there is one."""
    lasts = result.places.lasts(row)
    return lasts if lasts != result.places.firsts(row) else ()


def _agreeing(taus: Mapping[str, float]) -> Said:
    if not taus:
        return ""
    tau = next(iter(taus.values()))
    return say("{} {}", listed(perspectives(taus), "perspectives"), coefficient(tau))


def _pairs_section(result: Perspectives) -> Block:
    fields: tuple[Field[int], ...] = (
        Field("", lambda row: perspective(result.perspectives[row]), "Perspective"),
        *(_tau_field(result, column) for column in range(len(result.perspectives))),
    )
    note = (
        "{} For each two, Kendall's tau-b: 1 where they order the options alike, −1 where one order"
        " is the other upside down.{}"
    )
    return Block(
        table(fields, range(len(result.perspectives))),
        "Who agrees with whom",
        say(note, agreement(result), _ends(result)),
    )


def _tau_field(result: Perspectives, column: int) -> Field[int]:
    def shown(row: int) -> Said:
        tau = result.comparison.kendall_tau[row][column]
        return "–" if row == column else "" if tau is None else coefficient(tau)

    return Field("", shown, perspective(result.perspectives[column]), is_number=True)


def _ends(result: Perspectives) -> Said:
    """The pairs that agree most and least, where there is more than one pair."""
    most, least = result.comparison.most_alike, result.comparison.least_alike
    if most == least:
        return ""
    return say(" Most alike: {}. Least alike: {}.", _pairs(most), _pairs(least))


def _pairs(taus: Mapping[tuple[str, str], float]) -> Said:
    if len(taus) > NAMED_AT_MOST:
        return say("{} pairs", count(len(taus)))
    return separated([joined(perspectives(pair)) for pair in taus], "; ")


def _together_section(result: Perspectives) -> Block:
    fields: tuple[Field[RankedOption], ...] = (
        Field("", lambda row: option(row.option), "Option"),
        *_rule_fields(result),
        Field("", lambda row: _hit(result, row.option), "of"),
    )
    return Block(
        later(lambda: table(fields, result.matrix.ranked)),
        "All perspectives together",
        _HOW_TO_READ,
    )


def _hit(result: Perspectives, option: str) -> Named:
    return Named(perspectives(result.hardest_hit(option)), "perspectives")


def _kemeny_section(result: Perspectives) -> Block:
    kemeny, rankings = result.comparison.kemeny, result.comparison.kemeny_rankings
    assert kemeny is not None
    fields: tuple[Field[int], ...] = (
        Field("", lambda at: rank(at + 1), "#", is_number=True),
        Field("", lambda at: separated(options(rankings[at]), " > "), "Order"),
    )
    note = say(
        "{} {} of the {} times that a perspective puts one option above another; every other order"
        " contradicts more.{}",
        say("{} orders contradict", count(kemeny.count, "/kemeny/count"))
        if kemeny.count > 1
        else "One order contradicts",
        count(kemeny.distance, "/kemeny/distance"),
        count(result.comparison.preference_count),
        say(" These are the first {} by id.", count(len(rankings)))
        if kemeny.count > len(rankings)
        else "",
    )
    return Block(table(fields, range(len(rankings))), "Least contradiction (Kemeny)", note)
