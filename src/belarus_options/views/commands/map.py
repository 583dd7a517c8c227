"""The map of weights: which option is first at every weighting of three top criteria."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from belarus_options.studies.weight_map import Border, PlacedPerspective, Region, WeightMap
from belarus_options.views.commands import map_sentences as sentences
from belarus_options.views.commands.beside_words import kind_of, without_row_data
from belarus_options.views.report.basis import weights_in_words
from belarus_options.views.report.chart import IN_FORCE, Area, Bars, Spot, Triangle
from belarus_options.views.report.fields import Field, records, table
from belarus_options.views.report.marks import option_marks, perspective_marks
from belarus_options.views.report.numbers import Number, in_12_digits, proportion, weight
from belarus_options.views.report.report import Block, Next, Notes, Report, Shown
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Said,
    Sentence,
    option,
    perspective,
    say,
)
from belarus_options.views.report.settings_line import settings_line

if TYPE_CHECKING:
    from belarus_options.studies.bundles.beside import Beside

_EACH_POINT = (
    "Each point is one weighting of the three: a corner puts all of their weight on its criterion,"
    " the opposite side none."
)
_BORDERS = "On a line two regions meet, and their options tie. The weights are those at its ends."


# Rows of the triangle in brief where bundles, which take more of its key, stand beside the options.
_LOWER = 12


class _Place(NamedTuple):
    """An option and its region, None where it has none."""

    option: str
    name: str
    region: Region | None


def map_report(weight_map: WeightMap, bundles: "tuple[Beside, WeightMap] | None" = None) -> Report:
    """The report of `map`.

    bundles: the named bundles that are rows beside the options, and the map of the options alone.
    """
    report = _report(weight_map)
    if bundles is None:
        return report
    rows, alone = bundles
    kinds = {row.id for row in rows.rows}
    fields, places = _fields(weight_map, kinds), _places(weight_map)
    answer = sentences.who_is_first(weight_map, sentences.NAMED_BESIDE, are_all_named=False)
    return report._replace(
        answer=(answer,) if rows.rows else report.answer,
        blocks=partial(_blocks_beside, weight_map, rows, alone),
        lines=lambda: table(fields, places, keys=2),
        records=partial(records, fields, places),
        result=lambda: {
            **_result(weight_map),
            "kind": {id: kind_of(kinds, id) for id in weight_map.space.matrix.options},
            "without_row": without_row_data(rows.without_row),
            "first_among_options": in_12_digits(sentences.first_shares(alone)),
        },
        own_settings={"criteria": list(weight_map.criteria), "bundles": True},
    )


def _report(weight_map: WeightMap) -> Report:
    fields, places = _fields(weight_map), _places(weight_map)
    decision = weight_map.ranking.project.decision
    return Report(
        title=decision.title,
        reading=sentences.reading(weight_map),
        as_of=decision.as_of,
        settings=settings_line(weight_map.ranking.project, weight_map.ranking.settings),
        answer=(sentences.who_is_first(weight_map),),
        blocks=partial(_blocks, weight_map),
        lines=lambda: table(fields, places, keys=2),
        records=partial(records, fields, places),
        result=partial(_result, weight_map),
        own_settings={"criteria": list(weight_map.criteria)},
    )


def _blocks(weight_map: WeightMap, kinds: Collection[str] = ()) -> Iterator[Block]:
    yield Block(triangle(weight_map, is_full=False), shown=Shown.in_brief)
    yield Block(triangle(weight_map), shown=Shown.in_full)
    yield Block(Notes(tuple(sentences.in_brief(weight_map))), shown=Shown.in_brief)
    shares = table(_fields(weight_map, kinds), _places(weight_map), keys=2)
    yield Block(shares, shown=Shown.in_full)
    if weight_map.borders:
        borders = table(_border_fields(weight_map), weight_map.borders, keys=2)
        heading = "Where the first place changes hands"
        yield Block(borders, heading, _BORDERS, shown=Shown.in_full)
    yield Block(Notes(tuple(_notes(weight_map))), shown=Shown.in_full)
    yield Block(Next((say("As a picture: {}", _picture(weight_map)),)))


def _blocks_beside(weight_map: WeightMap, rows: "Beside", alone: WeightMap) -> Iterator[Block]:
    """The same where bundles stand beside the options: in brief a lower triangle, and less below
    it."""
    below = Block(Notes(tuple(sentences.beside(rows, alone))))
    kinds = {row.id for row in rows.rows}
    if not rows.rows:
        yield from sorted((*_blocks(weight_map), below), key=_is_next)
        return
    lower = triangle(weight_map, is_full=False)._replace(most_rows=_LOWER)
    yield Block(lower, shown=Shown.in_brief)
    said = sentences.in_brief_beside(weight_map, rows, alone)
    yield Block(Notes(tuple(said)), shown=Shown.in_brief)
    more = say("All shares, borders and who is never first: {}", Code("--full"))
    yield Block(Next((more,)), shown=Shown.in_brief)
    full = (block for block in _blocks(weight_map, kinds) if block.shown is not Shown.in_brief)
    for block in sorted((*full, below), key=_is_next):
        yield block._replace(shown=Shown.in_full)


def _is_next(block: Block) -> bool:
    return isinstance(block.content, Next)


def _picture(weight_map: WeightMap) -> Command:
    """The command that draws the same triangle, whose criteria it names where others would be."""
    shown = {"output": "map.svg"}
    if weight_map.criteria != weight_map.ranking.tree.top:
        shown["criteria"] = ",".join(weight_map.criteria)
    if len(weight_map.space.matrix.options) > len(weight_map.ranking.options):
        shown["bundles"] = ""
    return Command("map", parameters=shown)


def triangle(weight_map: WeightMap, *, is_full: bool = True) -> Triangle:
    """The map as a chart; in full its key says what each point weighs."""
    return Triangle(
        corners=sentences.criterion_names(weight_map),
        whole=weight_map.joint,
        areas=tuple(_areas(weight_map)),
        lines=tuple((border.start, border.end) for border in weight_map.borders),
        spots=tuple(_spots(weight_map, is_full=is_full)),
        key=("First place", "share of weightings"),
        caption=(
            _EACH_POINT,
            sentences.where_weights_lie(weight_map),
            *sentences.what_stays(weight_map),
            *sentences.ties(weight_map),
            *sentences.who_is_not_first(weight_map),
            *sentences.off_the_map(weight_map),
            sentences.CAUTION,
        ),
    )


def _areas(weight_map: WeightMap) -> Iterator[Area]:
    named, marks = weight_map.space.matrix.names, _marks(weight_map)
    for region in weight_map.regions:
        yield Area(
            mark=next(mark for id, mark in marks.items() if id in region.options),
            corners=region.corners,
            center=region.centroid,
            label=sentences.region_label(region),
            figure=proportion(region.share),
            details=("; ".join(named[id] for id in region.options),),
        )


def _marks(weight_map: WeightMap) -> dict[str, str]:
    """The options' marks, by the stated ranking."""
    options, short = weight_map.ranking.project.options, weight_map.space.matrix.names
    return option_marks(
        {
            id: [
                name for name in (short[id], options[id].short if id in options else "", id) if name
            ]
            for id in weight_map.stated_order
        }
    )


def _spots(weight_map: WeightMap, *, is_full: bool) -> Iterator[Spot]:
    in_force = sentences.weight_parts(weight_map, weight_map.weights_in_force)
    yield Spot(
        IN_FORCE,
        weight_map.in_force,
        weights_in_words(weight_map.ranking.settings),
        in_force if is_full else (),
    )
    marks = perspective_marks(len(weight_map.placed_perspectives), _marks(weight_map))
    for mark, placed in zip(marks, weight_map.placed_perspectives, strict=True):
        yield Spot(
            mark=mark,
            point=placed.point,
            label=perspective(placed.perspective),
            weights=sentences.weight_parts(weight_map, placed.weights) if is_full else (),
            details=tuple(_about(placed)),
            is_hollow=not placed.is_on_map,
        )


def _about(placed: PlacedPerspective) -> Iterator[Said]:
    """What a perspective is called, and whom it has first where the map has another."""
    if placed.name != placed.perspective:
        yield placed.name
    if placed.differs:
        yield say("first: {}", sentences.some(placed.first))


def _places(weight_map: WeightMap) -> list[_Place]:
    """Every option with its name and region: the largest first, and those without one last."""
    named = weight_map.space.matrix.names
    placed = [(id, region) for region in weight_map.regions for id in region.options]
    without = [(id, None) for id in (*weight_map.tied_only, *weight_map.never_first)]
    return [_Place(id, named[id], region) for id, region in (*placed, *without)]


def _fields(weight_map: WeightMap, kinds: Collection[str] = ()) -> tuple[Field[_Place], ...]:
    """Every option with its region; where there are bundles, what each row is."""

    def number(place: _Place) -> int | None:
        return None if place.region is None else weight_map.region_of[place.option] + 1

    return (
        Field("region", number),
        Field("option", lambda place: option(place.option), "Option"),
        *([Field("kind", lambda place: kind_of(kinds, place.option), "Kind")] if kinds else []),
        Field("name", lambda place: place.name, "Name"),
        Field("", chart=lambda places: Bars(tuple(100 * _share(place) for place in places))),
        Field("share", _shared, "Share first", is_number=True),
        *(
            Field(path, partial(_central_weight, weight_map, corner))
            for corner, path in enumerate(weight_map.criteria)
        ),
    )


def _share(place: _Place) -> float:
    return place.region.share if place.region is not None else 0.0


def _shared(place: _Place) -> Said:
    is_shared = place.region is not None and len(place.region.options) > 1
    return proportion(_share(place), before="=" if is_shared else "")


def _central_weight(weight_map: WeightMap, corner: int, place: _Place) -> Number | None:
    """What a criterion weighs in the middle of an option's region."""
    if place.region is None:
        return None
    return proportion(weight_map.weights(place.region.centroid)[corner])


def _border_fields(weight_map: WeightMap) -> tuple[Field[Border], ...]:
    def side(index: int, border: Border) -> Sentence:
        meeting = [weight_map.regions[region] for region in border.regions]
        return sentences.region_label(sorted(meeting, key=lambda region: region.options)[index])

    def ends(corner: int, border: Border) -> Sentence:
        start, end = weight_map.weights(border.start), weight_map.weights(border.end)
        return say("{} → {}", weight(start[corner]), weight(end[corner]))

    return (
        Field("", partial(side, 0), "Option"),
        Field("", partial(side, 1), "Meets"),
        *(
            Field("", partial(ends, corner), name, is_number=True)
            for corner, name in enumerate(sentences.criterion_names(weight_map))
        ),
    )


def _notes(weight_map: WeightMap) -> Iterator[Said]:
    yield sentences.where_weights_lie(weight_map)
    yield from sentences.what_stays(weight_map)
    yield from sentences.off_the_map(weight_map)
    for tie in sentences.ties(weight_map):
        yield say("= {}", tie)
    yield from sentences.what_would_put_them_first(weight_map)
    yield sentences.CAUTION


def _result(weight_map: WeightMap) -> dict[str, Any]:
    def by_criterion(weights: tuple[float, ...]) -> dict[str, float]:
        return dict(zip(weight_map.criteria, weights, strict=True))

    return {
        "criteria": list(weight_map.criteria),
        "fixed": dict(weight_map.fixed),
        "in_force": by_criterion(weight_map.weights_in_force),
        "perspectives": {
            placed.perspective: by_criterion(placed.weights)
            for placed in weight_map.placed_perspectives
        },
        "off_map": [s.perspective for s in weight_map.placed_perspectives if not s.is_on_map],
        "regions": [
            {
                "options": list(region.options),
                "share": in_12_digits(region.share),
                "corners": in_12_digits(list(map(weight_map.weights, region.corners))),
                "centroid": in_12_digits(weight_map.weights(region.centroid)),
            }
            for region in weight_map.regions
        ],
        "borders": [
            {
                "options": sorted(weight_map.regions[i].options[0] for i in border.regions),
                "from": in_12_digits(weight_map.weights(border.start)),
                "to": in_12_digits(weight_map.weights(border.end)),
            }
            for border in weight_map.borders
        ],
        "tied_only": list(weight_map.tied_only),
        "never_first": list(weight_map.never_first),
    }
