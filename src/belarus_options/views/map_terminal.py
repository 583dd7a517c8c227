"""The map of weights as a triangle of letters, for a terminal."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from belarus_options.studies.weight_map import Point, WeightMap
from belarus_options.views.first_report import share
from belarus_options.views.map_text import (
    counted,
    criterion_names,
    region_label,
    today_word,
    weights_text,
)

NARROWEST = 40
_TALLEST = 22
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FURTHER = "."
_TODAY = "●"
_NUMBERS = "123456789"
_FURTHER_POINT = "*"
# So many regions have a line of their own below the triangle.
_EXPLAINED = 12

# Text made fit for the terminal.
Shown = Callable[[str], str]
Cell = tuple[int, int]


def map_picture(shown: WeightMap, width: int, fit: Shown) -> str:
    """The triangle with its letters explained, or nothing on a terminal too narrow for it.

    Every cell stands for the weighting at its middle, a row of 2k + 1 cells being as high as each
    of its cells is wide. `fit` turns text into what the terminal can show.
    """
    if width < NARROWEST:
        return ""
    height = min(_TALLEST, width // 2 - 3)
    drawing = _Drawing(shown, height)
    lines = [*drawing.lines(width, fit), "", *_explained(shown, drawing.marks, width, fit)]
    return "\n".join(line.rstrip() for line in lines)


class _Drawing:
    """The cells of a triangle of so many rows, those of the first criterion's corner on top."""

    def __init__(self, shown: WeightMap, height: int) -> None:
        self._shown = shown
        self._height = height
        self._cells = _filled(shown, height)
        # Each mark on the triangle, and what it stands for.
        self.marks = self._marked()

    def lines(self, width: int, fit: Shown) -> Iterator[str]:
        """The triangle between the names of its corners."""
        top, left, right = (fit(name) for name in criterion_names(self._shown))
        whole = share(self._shown.joint)
        margin = 2
        middle = margin + self._height
        name = _corner(top, whole, 2 * min(middle, width - middle - 1))
        yield " " * max(0, middle - cell_len(name) // 2) + name
        for row in range(self._height):
            inside = "".join(self._cells[row, column] for column in range(2 * row + 1))
            yield f"{self._tick(row):>{margin + self._height - row - 1}} ╱{inside}╲"
        yield " " * (margin - 1) + "─" * (2 * self._height + 3)
        room = (width - 2) // 2
        left, right = _corner(left, whole, room), _corner(right, whole, room)
        edge = max(2 * (margin + self._height), cell_len(left) + 2 + cell_len(right))
        yield left + " " * (edge - cell_len(left) - cell_len(right)) + right

    def _tick(self, row: int) -> str:
        """What the first criterion weighs in the row, at every fourth of the way."""
        for part in (1, 2, 3):
            # The row whose middle is nearest to the fourth.
            if row == round(self._height * (1 - part / 4) - 0.5):
                return share(self._shown.joint * part / 4)
        return ""

    def _marked(self) -> list[tuple[str, str]]:
        shown = self._shown
        today = f"{today_word(shown)}: {weights_text(shown, shown.today_weights)}"
        marks = [(_TODAY, today)]
        taken = {self._put(shown.today, _TODAY, set())}
        for index, standpoint in enumerate(shown.standpoints):
            if standpoint.point is not None:
                mark = _NUMBERS[index] if index < len(_NUMBERS) else _FURTHER_POINT
                taken.add(self._put(standpoint.point, mark, taken))
                weights = weights_text(shown, standpoint.weights)
                marks.append((mark, f"{standpoint.perspective}: {weights}"))
        return marks

    def _put(self, point: Point, mark: str, taken: set[Cell]) -> Cell:
        """Marks the free cell whose middle is nearest to a point."""
        free = [cell for cell in self._cells if cell not in taken]
        nearest = min(free or list(self._cells), key=lambda cell: self._apart(cell, point))
        self._cells[nearest] = mark
        return nearest

    def _apart(self, cell: Cell, point: Point) -> float:
        there = _middle(cell, self._height)
        return sum((a - b) ** 2 for a, b in zip(there, point, strict=True))


def _middle(cell: Cell, height: int) -> Point:
    row, column = cell
    down = (row + 0.5) / height
    across = (column + 0.5) / (2 * row + 1)
    return (1.0 - down, down * (1.0 - across), down * across)


def _filled(shown: WeightMap, height: int) -> dict[Cell, str]:
    """Every cell's letter; a region that holds the middle of none gets the one nearest to it."""
    middles = {
        (row, column): _middle((row, column), height)
        for row in range(height)
        for column in range(2 * row + 1)
    }
    boxes = [_box(region.corners) for region in shown.regions]
    cells: dict[Cell, str] = {}
    seen = set()
    for cell, middle in middles.items():
        index = _region_at(shown, boxes, middle)
        seen.add(index)
        cells[cell] = _letter(index)
    for index, region in enumerate(shown.regions[: len(_LETTERS)]):
        if index not in seen:
            centre = region.centroid
            nearest = min(middles, key=lambda cell: _apart(middles[cell], centre))
            cells[nearest] = _letter(index)
    return cells


def _apart(one: Point, other: Point) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _letter(index: int) -> str:
    return _LETTERS[index] if index < len(_LETTERS) else _FURTHER


def _box(corners: Sequence[Point]) -> tuple[Point, Point]:
    lows = tuple(min(axis) for axis in zip(*corners, strict=True))
    highs = tuple(max(axis) for axis in zip(*corners, strict=True))
    return lows, highs


def _region_at(shown: WeightMap, boxes: Sequence[tuple[Point, Point]], point: Point) -> int:
    """The region that holds a point; on a line, the one that holds it best."""
    best, found = -1.0, 0
    for index, (lows, highs) in enumerate(boxes):
        inside = all(a - 1e-9 <= x <= b + 1e-9 for a, x, b in zip(lows, point, highs, strict=True))
        if inside:
            depth = _depth(shown.regions[index].corners, point)
            if depth > best:
                best, found = depth, index
    return found


def _depth(corners: Sequence[Point], point: Point) -> float:
    """How far within a convex polygon a point lies, negative outside."""
    x, y, _ = point
    least = 1.0
    for (ax, ay, _), (bx, by, _) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        length = max(abs(bx - ax), abs(by - ay))
        least = min(least, ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length)
    return least


def _explained(
    shown: WeightMap, marks: Sequence[tuple[str, str]], width: int, fit: Shown
) -> Iterator[str]:
    """What letters and marks stand for, as many on a line as it has room for."""
    regions = shown.regions
    entries = [f"{_letter(i)} {region_label(r)}" for i, r in enumerate(regions[:_EXPLAINED])]
    yield from _in_lines(entries, width)
    if len(regions) > _EXPLAINED:
        last = _letter(len(regions) - 1)
        further = counted(len(regions) - _EXPLAINED, "further region")
        yield from _in_lines(
            [f"{_letter(_EXPLAINED)} to {last}: {further}, in the order of the table"], width
        )
    for mark, text in marks:
        yield from _in_lines([f"{mark} {fit(text)}"], width)


def _in_lines(entries: Sequence[str], width: int) -> Iterator[str]:
    """As many entries on a line as it has room for; one longer than a line goes on indented."""
    line = ""
    for entry in entries:
        joined = f"{line}   {entry}" if line else entry
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        line = entry if cell_len(entry) <= width else ""
        if not line:
            yield from _folded(entry, width)
    if line:
        yield line


def _folded(entry: str, width: int) -> Iterator[str]:
    """A long entry in lines, all but the first indented; a word longer than one is cut."""
    indent = "  "
    line = ""
    for word in entry.split(" "):
        for piece in _pieces(word, width - len(indent)):
            joined = f"{line} {piece}" if line.strip() else f"{line}{piece}"
            if cell_len(joined) > width:
                yield line
                joined = f"{indent}{piece}"
            line = joined
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    piece = ""
    for letter in word:
        if cell_len(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _corner(name: str, whole: str, width: int) -> str:
    """A corner's name and what it weighs there, the name cut short where it has to be."""
    room = width - cell_len(whole) - 1
    if cell_len(name) > room:
        name = set_cell_size(name, max(1, room - 3)).rstrip() + "..."
    return f"{name} {whole}"
