"""Who would choose what, and where they could meet: sentences, tables, CSV and JSON."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from belarus_options.studies.disagreement import Disagreement
from belarus_options.studies.perspectives import Perspectives
from belarus_options.views.first_report import Datum, Records, Report, points
from belarus_options.views.first_settings import settings_line
from belarus_options.views.perspective_tables import (
    coefficient,
    main_table,
    points_lost,
    sections,
    shares,
)
from belarus_options.views.words import NAMED_AT_MOST, joined, listed

_READING = "rank and total under each perspective's weights; totals 0–100, higher is better"
# The least W that each word stands for; the steps are those of Landis and Koch 1977.
_AGREEMENT = (
    (0.8, "agree very strongly"),
    (0.6, "agree strongly"),
    (0.4, "agree moderately"),
    (0.2, "agree weakly"),
    (0.0, "hardly agree"),
)
# Of more disagreements, the widest are put into words; JSON has all.
_DISAGREEMENTS_SHOWN = 28


def perspectives_report(result: Perspectives, *, again: str = "") -> Report:
    """The report of `perspectives`; `again` is what another command needs for the same settings."""
    decision, settings = result.reference.project.decision, result.reference.settings
    parts = [
        _READING,
        f"as of {decision.as_of.isoformat()}" if decision.as_of else "",
        settings_line(settings),
    ]
    return Report(
        title=decision.title,
        subtitle=" · ".join(part for part in parts if part),
        lead=_lead(result),
        table=main_table(result),
        sections=sections(result),
        notes=_notes(result, again),
        details=_details(result),
        records=partial(_records, result),
        result=partial(_result, result),
    )


def _lead(result: Perspectives) -> tuple[str, ...]:
    if len(result.options) == 1:
        return (f"{result.options[0]} is the only option, so everybody puts it first.",)
    lines = [_choices(result)]
    meeting = _meeting(result)
    if meeting:
        lines.append(meeting)
    if len(result.perspectives) > 1:
        lines.append(_agreement(result))
        lines += _divides(result)
    return tuple(lines)


def _choices(result: Perspectives) -> str:
    """Who puts what first."""
    firsts = [result.firsts(row) for row in range(len(result.perspectives))]
    if len(result.perspectives) == 1:
        only, verb = result.perspectives[0], "ties" if len(firsts[0]) > 1 else "puts"
        return f"{only}, the only perspective, {verb} {listed(firsts[0])} first."
    if len(set(firsts)) == 1:
        whole = f"All {len(firsts)} perspectives" if len(firsts) > 2 else "Both perspectives"
        verb = "tie" if len(firsts[0]) > 1 else "put"
        return f"{whole} {verb} {listed(firsts[0])} first."
    choosing: dict[tuple[str, ...], list[str]] = {}
    for perspective, options in zip(result.perspectives, firsts, strict=True):
        choosing.setdefault(options, []).append(perspective)
    ordered = sorted(choosing.items(), key=lambda choice: (-len(choice[1]), choice[0]))
    said: list[str] = []
    for options, by in ordered[:NAMED_AT_MOST]:
        follows_one = bool(said) and len(ordered[len(said) - 1][0]) == 1
        verb = " tie for first" if len(options) > 1 else "" if follows_one else " is first"
        said.append(f"{listed(options)}{verb} for {listed(by, 'perspectives')}")
    if len(ordered) > NAMED_AT_MOST:
        said.append("the others choose otherwise")
    return "; ".join(said) + "."


def _meeting(result: Perspectives) -> str:
    """What costs nobody much, and the next best of that kind; nothing where all choose alike."""
    least, options = result.least_worst_loss, result.compromise
    if least == 0:
        is_said = len({result.firsts(row) for row in range(len(result.perspectives))}) == 1
        shared = f"They could meet at {listed(options, word='or')}, which everybody puts first."
        return "" if is_said else shared
    if not result.next_best:
        return f"Every option costs somebody {points_lost(least)} points."
    each = "each of them costs" if len(options) > 1 else "it costs"
    bound = f"more than {points(least)}" if least >= 0.05 else "as much as 0.05"
    following, verb = result.next_best, "are" if len(result.next_best) > 1 else "is"
    loss = float(result.worst_losses[result.options.index(following[0])])
    return (
        f"They could meet at {listed(options, word='or')}: {each} nobody {bound} points"
        f" ({_hit(result, options)}). The next best {verb} {listed(following)} at"
        f" {points_lost(loss)} ({_hit(result, following)})."
    )


def _hit(result: Perspectives, options: Sequence[str]) -> str:
    """Whom some options cost most."""
    hit = sorted({who for option in options for who in result.hardest_hit(option)})
    return listed(hit, "perspectives")


def _agreement(result: Perspectives) -> str:
    concordance = result.kendall_w
    if concordance is None:
        return "No perspective tells any two options apart, so there is no agreement to measure."
    if concordance == 1:
        return "They order all options alike (Kendall's W is 1)."
    if concordance == 0:
        return "On the whole order they do not agree at all (Kendall's W is 0)."
    word = next(word for least, word in _AGREEMENT if concordance >= least)
    return (
        f"On the whole order they {word}: Kendall's W is {coefficient(concordance)}, where 0"
        " is no agreement and 1 is one and the same order."
    )


def _divides(result: Perspectives) -> list[str]:
    """The widest disagreement in words, and which weights explain how many of them."""
    if not result.disagreements:
        return []
    widest = result.disagreements[0]
    about_first = [pair for pair in result.disagreements if pair.is_about_first]
    lines = [f"{_in_words(widest)}."]
    if len(about_first) > 1:
        counted = Counter(pair.criterion for pair in about_first)
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        said = [f"{path} in {count}" for path, count in ordered[:NAMED_AT_MOST]]
        lines.append(
            f"{len(about_first)} pairs of perspectives put different options first; the weight that"
            f" explains most is {joined(said)}."
        )
    return lines


def _in_words(pair: Disagreement) -> str:
    """Who has what above what, and the weight that most explains it."""
    (one, other), (above, below) = pair.perspectives, pair.options
    has = (
        f"{one} puts {above} first and {other} {below}"
        if pair.is_about_first
        else f"{one} puts {above} above {below} and {other} below it"
    )
    part, whole = pair.parts[pair.criterion], pair.difference
    here, there = shares(*pair.weights[pair.criterion])
    much = "most" if part > whole / 2 else "the largest part"
    gap = f"the {points(whole)}" if whole >= 0.05 else "the few hundredths of"
    return (
        f"{has}: {much} of {gap} points between them is the weight of {pair.criterion}, {here}"
        f" against {there} ({points_lost(part)}"
        + ("; other weights pull the other way)" if part > whole + 1e-9 else ")")
    )


def _details(result: Perspectives) -> tuple[str, ...]:
    """Every pair in words, the first of which the lead has said already."""
    if len(result.disagreements) < 2:
        return ()
    shown = result.disagreements[:_DISAGREEMENTS_SHOWN]
    heading = "What sets each two apart, the first place before other places, the widest first:"
    if len(shown) < len(result.disagreements):
        heading = (
            f"What sets each two apart, for the {len(shown)} widest of"
            f" {len(result.disagreements)} disagreements, the first place before other places;"
            " JSON has all:"
        )
    return ("\n".join([heading, *(f"- {_in_words(pair)}." for pair in shown)]),)


def _notes(result: Perspectives, again: str) -> tuple[str, ...]:
    notes = ["(stated) are the weights of criteria.yaml: for reference, without a vote."]
    if len(result.options) > 1 and len(result.perspectives) > 1:
        notes += _dominated(result)
        notes.append(
            "Borda, Copeland and Kemeny give each perspective one vote, and the worst loss takes a"
            " point of one for a point of another: whoever else is asked can change them."
        )
    if result.kemeny is None:
        notes.append("Kemeny's orders are looked for among up to 20 options.")
    if result.disagreements:
        widest = result.disagreements[0]
        pair = f"{widest.options[0]} {widest.options[1]}"
        arguments = f"{pair} --perspective {widest.perspectives[0]} {again}".rstrip()
        notes.append(f"`belarus-options explain {arguments}` shows where the points come from.")
    return tuple(notes)


def _dominated(result: Perspectives) -> list[str]:
    dominated = result.dominated
    if len(dominated) > NAMED_AT_MOST:
        return [
            f"{len(dominated)} options are dominated: every perspective puts another at least as"
            " high, and at least one higher. CSV and JSON say which."
        ]
    return [
        f"Every perspective puts {listed(result.dominated_by(option))} at least as"
        f" high as {option}, and at least one higher."
        for option in dominated
    ]


def _result(result: Perspectives) -> dict[str, Any]:
    options = result.options
    reference = {row.option: row for row in result.reference.ranked}

    def by_option(values: list[Any]) -> dict[str, Any]:
        return dict(zip(options, values, strict=True))

    def by_perspective(rows: list[Any]) -> dict[str, Any]:
        return dict(zip(result.perspectives, rows, strict=True))

    every = range(len(result.perspectives))
    return {
        "perspectives": list(result.perspectives),
        "ranks": by_perspective([by_option(row) for row in result.ranks.tolist()]),
        "totals": by_perspective([by_option(row) for row in result.totals.tolist()]),
        "kendall_w": result.kendall_w,
        "borda": by_option(result.borda.tolist()),
        "copeland": by_option(result.copeland.tolist()),
        "kemeny": _kemeny(result),
        "compromise": {
            "options": list(result.compromise),
            "worst_loss": result.least_worst_loss,
        },
        "dominated": list(result.dominated),
        "reference": {
            "ranks": {option: reference[option].rank for option in options},
            "totals": by_option(result.reference.totals.tolist()),
        },
        "first": by_perspective([list(result.firsts(row)) for row in every]),
        "last": by_perspective([list(result.lasts(row)) for row in every]),
        "kendall_tau": {
            one: {
                other: tau
                for other, tau in zip(result.perspectives, row, strict=True)
                if other != one
            }
            for one, row in zip(result.perspectives, result.kendall_tau, strict=True)
        },
        "rank_sums": by_option(result.rank_sums.tolist()),
        "worst_losses": {
            option: {"loss": loss, "perspectives": list(result.hardest_hit(option))}
            for option, loss in zip(options, result.worst_losses.tolist(), strict=True)
        },
        "dominated_by": {option: list(result.dominated_by(option)) for option in result.dominated},
        "disagreements": [_disagreement(pair) for pair in result.disagreements],
    }


def _kemeny(result: Perspectives) -> dict[str, Any] | None:
    kemeny = result.kemeny
    if kemeny is None:
        return None
    return {
        "rankings": [[result.options[index] for index in order] for order in kemeny.orders],
        "count": kemeny.count,
        "distance": kemeny.distance,
    }


def _disagreement(pair: Disagreement) -> dict[str, Any]:
    return {
        "perspectives": list(pair.perspectives),
        "options": list(pair.options),
        "first_place": pair.is_about_first,
        "leads": list(pair.leads),
        "difference": pair.difference,
        "criterion": pair.criterion,
        "weights": list(pair.weights[pair.criterion]),
        "parts": dict(pair.parts),
    }


def _records(result: Perspectives) -> Records:
    header = ["option", "name", "rank", "total"]
    for perspective in result.perspectives:
        header += [f"rank:{perspective}", f"total:{perspective}"]
    header += ["borda", "copeland", "worst_loss", "worst_loss_of", "dominated_by"]
    ranks, totals = result.ranks.tolist(), result.totals.tolist()
    borda, copeland = result.borda.tolist(), result.copeland.tolist()
    worst = result.worst_losses.tolist()
    rows: list[list[Datum]] = []
    for row in result.reference.ranked:
        cells: list[Datum] = [row.option, row.name, row.rank, row.total]
        for own_ranks, own_totals in zip(ranks, totals, strict=True):
            cells += [own_ranks[row.row], own_totals[row.row]]
        cells += [borda[row.row], copeland[row.row], worst[row.row]]
        cells.append(" ".join(result.hardest_hit(row.option)))
        cells.append(" ".join(result.dominated_by(row.option)))
        rows.append(cells)
    return Records(header, rows)
