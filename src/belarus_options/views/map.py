"""The map of weights: which option is first at every weighting of three top criteria."""

from collections.abc import Callable
from functools import partial
from typing import Any

from belarus_options.studies.weight_map import Border, Region, WeightMap
from belarus_options.views import map_text
from belarus_options.views.first_report import (
    Cell,
    Column,
    Datum,
    Records,
    Report,
    Section,
    Table,
    share,
)


def map_report(shown: WeightMap, *, again: str = "") -> Report:
    """The report of `map`.

    `again` is what a further command needs to see the same project under the same settings.
    """
    return Report(
        title=shown.ranking.project.decision.title,
        subtitle=map_text.subtitle(shown),
        table=_table(shown),
        records=partial(_records, shown),
        result=partial(_result, shown),
        lead=(map_text.who_is_first(shown), map_text.where_today_lies(shown)),
        sections=_sections(shown),
        notes=_notes(shown, again),
        picture=partial(_picture, shown),
        svg=partial(_svg, shown),
        settings={"criteria": list(shown.criteria)},
    )


# Each is asked for where its form is, and needs what the other forms do without.
def _picture(shown: WeightMap, width: int, fit: Callable[[str], str]) -> str:
    from belarus_options.views.map_terminal import map_picture

    return map_picture(shown, width, fit)


def _svg(shown: WeightMap) -> str:
    from belarus_options.views.map_svg import map_svg

    return map_svg(shown)


def _table(shown: WeightMap) -> Table:
    columns = (
        Column("Option"),
        Column("Name"),
        Column("", is_bar=True),
        Column("Share first", is_number=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for option, name, region in _places(shown):
        mark = "=" if region is not None and len(region.options) > 1 else ""
        part = region.share if region is not None else 0.0
        rows.append((option, name, 100 * part, mark + map_text.region_share(region)))
    return Table(columns, tuple(rows), keys=2)


def _places(shown: WeightMap) -> list[tuple[str, str, Region | None]]:
    """Every option with its name and region: the largest first, and those without one last."""
    options = shown.ranking.project.options
    placed = [
        (option, options[option].name, region)
        for region in shown.regions
        for option in region.options
    ]
    others = (*shown.tied_only, *shown.never_first)
    return [*placed, *((option, options[option].name, None) for option in others)]


def _sections(shown: WeightMap) -> tuple[Section, ...]:
    if not shown.borders:
        return ()
    names = map_text.criterion_names(shown)
    columns = (
        Column("Option"),
        Column("Meets"),
        *(Column(name, is_number=True) for name in names),
    )
    rows = tuple(_border_row(shown, border) for border in shown.borders)
    note = "On a line two regions meet, and their options tie. The weights are those at its ends."
    return (Section("Where the first place changes hands", Table(columns, rows, keys=2), note),)


def _border_row(shown: WeightMap, border: Border) -> tuple[Cell, ...]:
    meeting = [shown.regions[index] for index in border.regions]
    one, other = sorted(meeting, key=lambda region: region.options)
    ends = zip(shown.weights(border.start), shown.weights(border.end), strict=True)
    return (
        map_text.region_label(one),
        map_text.region_label(other),
        *(f"{share(start)} → {share(end)}" for start, end in ends),
    )


def _notes(shown: WeightMap, again: str) -> tuple[str, ...]:
    first, *others = map_text.who_is_not_first(shown) or [""]
    command = f"belarus-options flip {again}".rstrip()
    pointer = f" `{command}` shows what would put it first, or why nothing does."
    if len(shown.tied_only) + len(shown.never_first) > 1:
        pointer = pointer.replace(" it ", " each ")
    lacking = [*others, first] if others else [first]
    lacking[-1] += pointer if lacking[-1] else ""
    return (
        *filter(None, [map_text.what_stays(shown)]),
        *map_text.off_the_map(shown),
        *(f"= {line}" for line in map_text.tie_lines(shown)),
        *filter(None, lacking),
        map_text.CAUTION,
    )


def _records(shown: WeightMap) -> Records:
    rows: list[list[Datum]] = []
    for option, name, region in _places(shown):
        if region is None:
            rows.append([None, option, name, 0.0, None, None, None])
            continue
        number = shown.region_of[option] + 1
        rows.append([number, option, name, region.share, *shown.weights(region.centroid)])
    return Records(["region", "option", "name", "share", *shown.criteria], rows)


def _result(shown: WeightMap) -> dict[str, Any]:
    return {
        "criteria": list(shown.criteria),
        "fixed": dict(shown.fixed),
        "today": dict(zip(shown.criteria, shown.today_weights, strict=True)),
        "perspectives": {
            standpoint.perspective: dict(zip(shown.criteria, standpoint.weights, strict=True))
            for standpoint in shown.standpoints
        },
        "off_map": [s.perspective for s in shown.standpoints if not s.is_on_map],
        "regions": [
            {
                "options": list(region.options),
                "share": region.share,
                "corners": [list(shown.weights(corner)) for corner in region.corners],
                "centroid": list(shown.weights(region.centroid)),
            }
            for region in shown.regions
        ],
        "borders": [
            {
                "options": map_text.border_options(shown, border),
                "from": list(shown.weights(border.start)),
                "to": list(shown.weights(border.end)),
            }
            for border in shown.borders
        ],
        "tied_only": list(shown.tied_only),
        "never_first": list(shown.never_first),
    }
