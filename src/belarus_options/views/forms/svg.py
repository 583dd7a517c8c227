"""A report as an SVG file: a title, its chart with a key, and what the picture says."""

from collections.abc import Iterator

from belarus_options.views.charts import fills, svg
from belarus_options.views.charts.fills import FAINT, INK
from belarus_options.views.charts.labels import wrapped
from belarus_options.views.charts.rows_svg import rows_svg
from belarus_options.views.charts.scatter_svg import scatter_svg
from belarus_options.views.charts.triangle_svg import HEIGHT, key_svg, triangle_svg
from belarus_options.views.report.chart import Triangle
from belarus_options.views.report.report import Report, Table
from belarus_options.views.report.sentence import Said, Wording

_WIDTH, _MARGIN = 1000.0, 28.0
_ROOM = _WIDTH - 2 * _MARGIN
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_KEY_LEFT, _APEX = 712.0, 348.0
_TEXT = 13.0


def to_svg(report: Report, wording: Wording, *, is_full: bool) -> str:
    """The whole file; the same bytes for the same report. The report has a chart."""
    page = _Page(report, wording, is_full=is_full)
    drawn, height = page.drawn()
    triangle = report.triangle
    parts = [
        svg.element("title", {"id": "title"}, svg.escaped(page.title)),
        svg.element("desc", {"id": "description"}, svg.escaped(page.description)),
        fills.definitions(len(triangle.areas) if triangle else 0),
        svg.rectangle(0, 0, _WIDTH, height, fill="#ffffff"),
        *drawn,
    ]
    attributes: dict[str, svg.Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {svg.coordinate(_WIDTH)} {svg.coordinate(height)}",
        "width": _WIDTH,
        "height": height,
        "role": "img",
        "aria_labelledby": "title description",
        "font_family": _FONTS,
    }
    inside = "\n" + "".join(f"{part}\n" for part in parts if part)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg.element("svg", attributes, inside)}\n'


class _Page:
    """The parts of the picture from top to bottom."""

    def __init__(self, report: Report, wording: Wording, *, is_full: bool) -> None:
        self._report = report
        self._is_full = is_full
        self._text = wording.text
        triangle = report.triangle
        self._scatter = report.picture() if report.picture is not None else None
        drawn = self._scatter or triangle
        self._caption: tuple[Said, ...] = drawn.caption if drawn else ()

    @property
    def title(self) -> str:
        return f"{self._text(self._report.title)} – {self._text(self._report.subtitle)}"

    @property
    def description(self) -> str:
        """All that the picture shows, in sentences."""
        said = [*self._report.answer, *self._key_in_words(), *self._caption]
        return " ".join(map(self._text, said))

    def drawn(self) -> tuple[list[str], float]:
        head, top = self._head()
        triangle = self._report.triangle
        if self._scatter is not None:
            body, bottom = scatter_svg(self._scatter, (_MARGIN, top, _ROOM), self._text)
        else:
            body, bottom = self._triangle(triangle, top) if triangle else self._rows(top)
        foot, end = self._foot(bottom + 32)
        return [*head, *body, *foot], end + 16

    def _head(self) -> tuple[list[str], float]:
        parts, y = [], 20.0
        for line in wrapped(self._text(self._report.title), _ROOM, 20, 2, bold=True):
            y += 24
            parts.append(svg.text(_MARGIN, y - 6, line, 20, bold=True, fill=INK))
        for line in wrapped(self._text(self._report.subtitle), _ROOM, _TEXT, 3):
            y += 18
            parts.append(svg.text(_MARGIN, y - 4, line, _TEXT, fill=FAINT))
        return parts, y + 8

    def _triangle(self, triangle: Triangle, top: float) -> tuple[list[str], float]:
        drawn, bottom = triangle_svg(triangle, (_APEX, top + 52), self._text)
        key, key_bottom = key_svg(triangle, _KEY_LEFT, top + 14, self._text)
        return [*drawn, *key], max(bottom, key_bottom, top + 52 + HEIGHT)

    def _rows(self, top: float) -> tuple[list[str], float]:
        parts, y = [], top + 10
        for block in self._report.shown(is_full=self._is_full):
            if isinstance(block.content, Table):
                drawn, y = self._table(block.content, y)
                parts += drawn
        return parts, y

    def _table(self, table: Table, top: float) -> tuple[list[str], float]:
        """The charts of a table, each row called by the table's keys; the figure follows it."""
        parts: list[str] = []
        for index, column in enumerate(table.columns):
            if column.chart is None:
                continue
            labels = [", ".join(map(self._text, row[: table.keys])) for row in table.rows]
            figures = [self._text(row[index + 1]) for row in table.rows]
            frame = (_MARGIN, top, _ROOM)
            drawn, top = rows_svg(column.chart(), labels, figures, frame, self._text)
            parts += drawn
        return parts, top

    def _foot(self, top: float) -> tuple[list[str], float]:
        parts, y = [], top
        screened_out = [self._report.screened_out] if self._report.screened_out else []
        for said in (*self._report.answer, *self._caption, *screened_out):
            for line in wrapped(self._text(said), _ROOM, _TEXT, 8):
                parts.append(svg.text(_MARGIN, y, line, _TEXT, fill=INK))
                y += 18
        return parts, y - 18

    def _key_in_words(self) -> Iterator[str]:
        triangle = self._report.triangle
        if triangle is None:
            return
        for area in triangle.areas:
            details = "; ".join(map(self._text, area.details))
            yield f"{area.mark}: {self._text(area.label)} ({details}), {area.figure.text()}."
        for spot in triangle.spots:
            weights = ", ".join(map(self._text, spot.weights))
            about = "".join(f" ({self._text(said)})" for said in spot.details)
            yield f"{spot.mark}: {self._text(spot.label)}{about}: {weights}."
