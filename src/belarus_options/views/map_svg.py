"""The map of weights as an SVG file: a title, the triangle, a key, and what the picture says."""

from collections.abc import Iterator

from belarus_options.studies.weight_map import Point, Region, WeightMap
from belarus_options.views import map_fills, map_text
from belarus_options.views.charts import svg
from belarus_options.views.first_report import share
from belarus_options.views.map_layout import Space, shortened, text_width, wrapped
from belarus_options.views.map_triangle import (
    FAINT,
    HEIGHT,
    INK,
    LABELLED,
    Triangle,
    standpoint_mark,
    today_mark,
)
from belarus_options.views.words import joined

_WIDTH = 1000.0
_MARGIN = 28.0
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_KEY_LEFT, _KEY_WIDTH = 712.0, 260.0
_APEX = 348.0
_TEXT, _SMALL = 13.0, 11.5
# With more regions each has one line of the key; of more still, the largest are there.
_NAMED, _LISTED = 10, LABELLED


def map_svg(shown: WeightMap) -> str:
    """The whole file; the same bytes for the same map."""
    head, top = _head(shown)
    plot = top + 52
    space = Space(_MARGIN, top, _KEY_LEFT - 12, plot + HEIGHT + 92)
    triangle = Triangle(shown, (_APEX, plot), space)
    drawn = triangle.elements()
    key, key_bottom = _key(shown, top + 14)
    foot, bottom = _foot(shown, max(triangle.bottom, key_bottom) + 32)
    height = bottom + 16
    parts = [
        svg.element("title", {"id": "map-title"}, svg.escaped(_title(shown))),
        svg.element("desc", {"id": "map-description"}, svg.escaped(" ".join(_description(shown)))),
        map_fills.definitions(len(shown.regions)),
        svg.rectangle(0, 0, _WIDTH, height, fill="#ffffff"),
        *head,
        *drawn,
        *key,
        *foot,
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + svg.element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {svg.coordinate(_WIDTH)} {svg.coordinate(height)}",
                "width": _WIDTH,
                "height": height,
                "role": "img",
                "aria_labelledby": "map-title map-description",
                "font_family": _FONTS,
            },
            "\n" + "".join(f"{part}\n" for part in parts if part),
        )
        + "\n"
    )


def _title(shown: WeightMap) -> str:
    title = shown.ranking.project.decision.title
    return f"{title} – {map_text.subtitle(shown)}"


def _description(shown: WeightMap) -> Iterator[str]:
    """All that the picture shows, in sentences."""
    options = shown.ranking.project.options
    for number, region in enumerate(shown.regions, start=1):
        who = joined(f"{options[option].name} ({option})" for option in region.options)
        verb = "ties for first" if len(region.options) > 1 else "is first"
        yield f"{number}: {who} {verb} at {map_text.region_share(region)} of all weightings."
    for border in shown.borders:
        start, end = shown.weights(border.start), shown.weights(border.end)
        yield (
            f"{map_text.border_label(shown, border)} from {map_text.weights_text(shown, start)}"
            f" to {map_text.weights_text(shown, end)}."
        )
    yield map_text.where_today_lies(shown)
    for standpoint in shown.standpoints:
        weights = map_text.weights_text(shown, standpoint.weights)
        yield f"Perspective {standpoint.perspective} ({standpoint.name}): {weights}."
    yield from _sentences(shown)


def _sentences(shown: WeightMap) -> Iterator[str]:
    """What stands below the picture, and is read out too."""
    yield (
        "Each point is one weighting of the three: a corner puts all of their weight on its"
        " criterion, the opposite side none."
    )
    yield from filter(None, [map_text.what_stays(shown)])
    yield from map_text.tie_lines(shown)
    yield from map_text.who_is_not_first(shown)
    yield from map_text.off_the_map(shown)
    yield map_text.CAUTION


def _head(shown: WeightMap) -> tuple[list[str], float]:
    """The decision and what is shown of it, and where that ends."""
    room = _WIDTH - 2 * _MARGIN
    parts, y = [], 20.0
    for line in wrapped(shown.ranking.project.decision.title, room, 20, 2, bold=True):
        y += 24
        parts.append(svg.text(_MARGIN, y - 6, line, 20, bold=True, fill=INK))
    for line in wrapped(map_text.subtitle(shown), room, _TEXT, 3):
        y += 18
        parts.append(svg.text(_MARGIN, y - 4, line, _TEXT, fill=FAINT))
    return parts, y + 8


def _foot(shown: WeightMap, top: float) -> tuple[list[str], float]:
    room = _WIDTH - 2 * _MARGIN
    parts, y = [], top
    lead = [map_text.who_is_first(shown), map_text.where_today_lies(shown)]
    for sentence in (*lead, *_sentences(shown)):
        for line in wrapped(sentence, room, _TEXT, 8):
            parts.append(svg.text(_MARGIN, y, line, _TEXT, fill=INK))
            y += 18
    return parts, y - 18


def _key(shown: WeightMap, top: float) -> tuple[list[str], float]:
    """What the numbers and marks stand for, and where the key ends."""
    right = _KEY_LEFT + _KEY_WIDTH
    parts = [
        svg.text(_KEY_LEFT, top, "First place", _TEXT, bold=True, fill=INK),
        svg.text(right, top, "share of weightings", _SMALL, text_anchor="end", fill=FAINT),
    ]
    y = top + 10
    has_names = len(shown.regions) <= _NAMED
    for index, region in enumerate(shown.regions[:_LISTED]):
        entry, y = _key_entry(shown, index, region, y, has_name=has_names)
        parts += entry
    if rest := shown.regions[_LISTED:]:
        words = map_text.counted(len(rest), "further region")
        whole = map_text.region_share(map_text.together(rest))
        parts.append(svg.text(_KEY_LEFT + 34, y + 15, words, _TEXT, fill=INK))
        parts.append(svg.text(right, y + 15, whole, _TEXT, text_anchor="end", fill=INK))
        y += 22
    marks, y = _key_marks(shown, y + 14)
    return [*parts, *marks], y


def _key_entry(
    shown: WeightMap, index: int, region: Region, top: float, *, has_name: bool
) -> tuple[list[str], float]:
    left, right = _KEY_LEFT + 34, _KEY_LEFT + _KEY_WIDTH
    swatch: dict[str, svg.Attribute] = {"stroke": INK, "stroke_width": 1.0, "rx": 2.0}
    parts = [svg.rectangle(_KEY_LEFT, top + 2, 26, 18, fill=map_fills.tint(index), **swatch)]
    if over := map_fills.pattern(index):
        parts.append(svg.rectangle(_KEY_LEFT, top + 2, 26, 18, fill=over))
    number, part = str(index + 1), map_text.region_share(region)
    parts.append(
        svg.text(_KEY_LEFT + 13, top + 15.5, number, _TEXT, bold=True, text_anchor="middle",
                 fill=INK)
    )  # fmt: skip
    room = right - left - text_width(part, _TEXT) - 8
    label = shortened(map_text.region_label(region), room, _TEXT, bold=True)
    parts.append(svg.text(left, top + 15.5, label, _TEXT, bold=True, fill=INK))
    parts.append(svg.text(right, top + 15.5, part, _TEXT, text_anchor="end", fill=INK))
    y = top + 22
    if has_name:
        options = shown.ranking.project.options
        names = "; ".join(options[option].name for option in region.options)
        for line in wrapped(names, right - left, _SMALL, 2):
            parts.append(svg.text(left, y + 9, line, _SMALL, fill=FAINT))
            y += 15
        y += 4
    return parts, y


def _key_marks(shown: WeightMap, top: float) -> tuple[list[str], float]:
    """The points and their weights."""
    left, room = _KEY_LEFT + 34, _KEY_WIDTH - 34
    parts: list[str] = []
    y = top
    for standpoint in (None, *shown.standpoints):
        spot = (_KEY_LEFT + 13, y + 8)
        if standpoint is None:
            parts.append(today_mark(spot))
            name, weights = map_text.today_word(shown), shown.today_weights
        else:
            parts += [standpoint_mark(spot, standpoint)] if standpoint.point is not None else []
            name, weights = standpoint.perspective, standpoint.weights
        words = shortened(name, room, _TEXT, bold=True)
        parts.append(svg.text(left, y + 12.5, words, _TEXT, bold=True, fill=INK))
        y += 18
        if standpoint is not None and standpoint.name != standpoint.perspective:
            name = shortened(standpoint.name, room, _SMALL)
            parts.append(svg.text(left, y + 9, name, _SMALL, fill=FAINT))
            y += 15
        for line in _weight_lines(shown, weights, room):
            parts.append(svg.text(left, y + 9, line, _SMALL, fill=FAINT))
            y += 15
        y += 6
    return parts, y


def _weight_lines(shown: WeightMap, weights: Point, room: float) -> list[str]:
    """Three weights in one line, or in one each with names cut short: no number is lost."""
    whole = map_text.weights_text(shown, weights)
    if text_width(whole, _SMALL) <= room:
        return [whole]
    parts = [share(weight) for weight in weights]
    names = map_text.criterion_names(shown)
    left = room - max(text_width(f" {part}", _SMALL) for part in parts)
    return [
        f"{shortened(name, left, _SMALL)} {part}" for name, part in zip(names, parts, strict=True)
    ]
