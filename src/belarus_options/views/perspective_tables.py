"""The tables of `perspectives`: rankings side by side, who agrees with whom, what all of them
together come to."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from belarus_options.methods.rank_aggregation import KemenyOrders
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.first_report import Cell, Column, Section, Table, points, share
from belarus_options.views.words import NAMED_AT_MOST, joined, listed

# Perspectives with a column of their own in the table of pairs; JSON has all.
_PAIRS_SHOWN = 12


def points_lost(loss: float) -> str:
    """A difference in points; one that rounding would hide is not shown as nothing."""
    return points(loss) if loss >= 0.05 or loss == 0 else "less than 0.05"


def coefficient(value: float) -> str:
    """A coefficient of agreement with two decimals; one short of an end is not shown as the end."""
    shown = f"{value:.2f}"
    if shown in ("1.00", "-1.00") and abs(value) < 1:
        return ">0.99" if value > 0 else "<−0.99"
    if float(shown) == 0 and value:
        return "<0.01" if value > 0 else ">−0.01"
    return "0.00" if shown == "-0.00" else shown.replace("-", "−")


def shares(one: float, other: float) -> tuple[str, str]:
    """Two weights that differ, with as many decimals as it takes to tell them apart."""
    here, there = share(one), share(other)
    for decimals in range(2, 12):
        if here != there:
            break
        here, there = f"{100 * one:.{decimals}f}%", f"{100 * other:.{decimals}f}%"
    return here, there


def main_table(result: Perspectives) -> Table:
    """Options down; the reference and the perspectives across, rank and total in each cell."""
    columns = [Column("Option"), Column("(stated)", is_number=True)]
    columns += [Column(perspective, is_number=True) for perspective in result.perspectives]
    columns += [Column(heading, is_detail=True) for heading in ("Borda", "Copeland", "Worst loss")]
    rankings = (result.reference, *result.rankings)
    placed = [{row.option: row for row in ranking.ranked} for ranking in rankings]
    rows: list[tuple[Cell, ...]] = []
    for row in result.reference.ranked:
        cells: list[Cell] = [row.option]
        for places in placed:
            place = places[row.option]
            tied = "=" * place.is_tied
            # A program reads this cell too, and its minus is one that programs read.
            cells.append(f"{tied}{place.rank} {points(place.total)}".replace("−", "-"))
        rows.append((*cells, *_together(result, row.row)))
    return Table(tuple(columns), tuple(rows))


def _together(result: Perspectives, row: int) -> tuple[str, str, str]:
    worst = float(result.worst_losses[row])
    return (
        f"{result.borda[row]:.1f}".removesuffix(".0"),
        f"{result.copeland[row]:d}".replace("-", "−"),
        points(worst) if worst >= 0.05 or worst == 0 else "<0.05",
    )


def sections(result: Perspectives) -> tuple[Section, ...]:
    """The further tables, none of which says anything where there is but one option."""
    return tuple(_sections(result)) if len(result.options) > 1 else ()


def _sections(result: Perspectives) -> Iterator[Section]:
    yield _each_section(result)
    if len(result.perspectives) == 1:
        return
    if len(result.perspectives) <= _PAIRS_SHOWN and result.preferred.any():
        yield _pairs_section(result)
    yield _together_section(result)
    if result.kemeny is not None and result.preferred.any():
        yield _kemeny_section(result, result.kemeny)


def _each_section(result: Perspectives) -> Section:
    """Who each is, what it puts first and last, and who agrees with it most and least where no
    table of pairs says so."""
    columns = [Column("Perspective"), Column("Name"), Column("First"), Column("Last")]
    has_agreement = len(result.perspectives) > _PAIRS_SHOWN
    if has_agreement:
        columns += [Column("Agrees most with"), Column("Agrees least with")]
    rows: list[tuple[Cell, ...]] = []
    named = result.reference.project.perspectives
    for row, perspective in enumerate(result.perspectives):
        first, last = result.firsts(row), result.lasts(row)
        cells = [perspective, named[perspective].name or perspective, listed(first)]
        cells.append(listed(last) if first != last else "")
        if has_agreement:
            taus = [
                (tau, other)
                for other, tau in zip(result.perspectives, result.kendall_tau[row], strict=True)
                if other != perspective and tau is not None
            ]
            cells += [_those_at(taus, end(taus)[0]) if taus else "" for end in (max, min)]
        rows.append(tuple(cells))
    return Section("Each perspective", Table(tuple(columns), tuple(rows)))


def _those_at(taus: Sequence[tuple[float, str]], end: float) -> str:
    return (
        f"{listed([other for tau, other in taus if tau == end], 'perspectives')} {coefficient(end)}"
    )


def _pairs_section(result: Perspectives) -> Section:
    columns = [Column("Perspective")]
    columns += [Column(perspective, is_number=True) for perspective in result.perspectives]
    rows = []
    for row, perspective in enumerate(result.perspectives):
        cells = [
            "–" if column == row else ("" if tau is None else coefficient(tau))
            for column, tau in enumerate(result.kendall_tau[row])
        ]
        rows.append((perspective, *cells))
    return Section(
        "Who agrees with whom",
        Table(tuple(columns), tuple(rows)),
        "Kendall's tau-b: 1 where two order the options alike, −1 where one order is the other"
        f" upside down.{_ends(result)}",
    )


def _ends(result: Perspectives) -> str:
    """The pairs that agree most and least, where there is more than one pair."""
    taus = {
        f"{result.perspectives[row]} and {result.perspectives[column]}": tau
        for row, column in combinations(range(len(result.perspectives)), 2)
        if (tau := result.kendall_tau[row][column]) is not None
    }
    if len(set(taus.values())) < 2:
        return ""
    highest, lowest = (
        [pair for pair, tau in taus.items() if tau == end(taus.values())] for end in (max, min)
    )
    closest, furthest = (
        "; ".join(pairs) if len(pairs) <= NAMED_AT_MOST else f"{len(pairs)} pairs"
        for pairs in (highest, lowest)
    )
    return f" Most alike: {closest}. Least alike: {furthest}."


def _together_section(result: Perspectives) -> Section:
    columns = (
        Column("Option"),
        Column("Borda", is_number=True),
        Column("Copeland", is_number=True),
        Column("Worst loss", is_number=True),
        Column("of"),
    )
    rows = tuple(
        (
            row.option,
            *_together(result, row.row),
            listed(result.hardest_hit(row.option) or ("",), "perspectives"),
        )
        for row in result.reference.ranked
    )
    return Section(
        "All perspectives together", Table(columns, rows), f"{_rules(result)} {_HOW_TO_READ}"
    )


_HOW_TO_READ = (
    "Borda: from each perspective a point for each option below, half a point for a tie. Copeland:"
    " options beaten by a majority less options that beat it. Worst loss: the most points by which"
    " it is behind anybody's best option."
)


def _rules(result: Perspectives) -> str:
    """What each rule would take; all that tie."""
    best = {
        "Borda": _highest(result, result.borda.tolist()),
        "Copeland": _highest(result, result.copeland.tolist()),
    }
    if result.kemeny is not None:
        best["Kemeny"] = tuple(result.options[index] for index in result.kemeny.firsts)
    best["the smallest worst loss"] = result.compromise
    taking: dict[tuple[str, ...], list[str]] = {}
    for rule, options in best.items():
        taking.setdefault(options, []).append(rule)
    said = "; ".join(
        f"{joined(rules)} {'take' if len(rules) > 1 else 'takes'} {listed(options, word='or')}"
        for options, rules in taking.items()
    )
    return f"The rules agree: {said}." if len(taking) == 1 else f"The rules differ: {said}."


def _highest(result: Perspectives, scores: Sequence[float]) -> tuple[str, ...]:
    top = max(scores)
    return tuple(
        option for option, score in zip(result.options, scores, strict=True) if score == top
    )


def _kemeny_section(result: Perspectives, kemeny: KemenyOrders) -> Section:
    rows = tuple(
        (str(place), " > ".join(result.options[index] for index in order))
        for place, order in enumerate(kemeny.orders, start=1)
    )
    which = f"{kemeny.count:,} orders contradict" if kemeny.count > 1 else "One order contradicts"
    note = (
        f"{which} {kemeny.distance:,} of the {int(result.preferred.sum()):,} times that a"
        " perspective puts one option above another; every other order contradicts more."
    )
    if kemeny.count > len(rows):
        note += f" These are the first {len(rows)} by id."
    table = Table((Column("#", is_number=True), Column("Order")), rows)
    return Section("Least contradiction (Kemeny)", table, note)
