"""A triangle of three weights in the letters of a terminal, with a key of the letters."""

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from belarus_options.model.grammar import counted
from belarus_options.views.report.chart import Area, Point, Spot, Triangle
from belarus_options.views.report.numbers import weight
from belarus_options.views.report.sentence import Said, say, separated

NARROWEST = 40
# An area or a spot whose own mark takes more than a cell.
_FURTHER, _FURTHER_SPOT = ".", "*"
# The most areas with a line of their own below the triangle.
_EXPLAINED = 12

# What can be shown, in letters that the terminal has.
Text = Callable[[Said], str]
Cell = tuple[int, int]


def drawn_triangle(triangle: Triangle, width: int, text: Text) -> str:
    """The triangle with its letters explained, or nothing on a terminal too narrow for it.

    Every cell stands for the weighting at its middle, a row of 2k + 1 cells being as high as each
    of its cells is wide.
    """
    if width < NARROWEST:
        return ""
    drawing = _Drawing(triangle, min(triangle.most_rows, width // 2 - 3))
    lines = [*drawing.lines(width, text), "", *_explained(triangle, width, text)]
    return "\n".join(line.rstrip() for line in lines)


class _Drawing:
    """The cells of a triangle of `height` rows, those of the first criterion's corner on top."""

    def __init__(self, triangle: Triangle, height: int) -> None:
        self._triangle = triangle
        self._height = height
        self._cells = _filled(triangle, height)
        taken: set[Cell] = set()
        for spot in triangle.spots:
            if spot.point is not None:
                taken.add(self._put(spot.point, _mark(spot), taken))

    def lines(self, width: int, text: Text) -> Iterator[str]:
        """The triangle between the names of its corners."""
        top, left, right = map(text, self._triangle.corners)
        whole = weight(self._triangle.whole).text()
        margin = 2
        middle = margin + self._height
        name = _corner(top, whole, 2 * min(middle, width - middle - 1))
        yield " " * max(0, middle - cell_len(name) // 2) + name
        for row in range(self._height):
            inside = "".join(self._cells[row, column] for column in range(2 * row + 1))
            yield f"{self._tick(row):>{margin + self._height - row - 1}} ╱{inside}╲"
        room = (width - 2) // 2
        left, right = _corner(left, whole, room), _corner(right, whole, room)
        edge = max(2 * (margin + self._height), cell_len(left) + 2 + cell_len(right))
        yield left + " " * (edge - cell_len(left) - cell_len(right)) + right

    def _tick(self, row: int) -> str:
        """What the first criterion weighs in the row, at every fourth of the way."""
        for part in (1, 2, 3):
            # The row whose middle is nearest to the fourth.
            if row == round(self._height * (1 - part / 4) - 0.5):
                return weight(self._triangle.whole * part / 4).text()
        return ""

    def _put(self, point: Point, mark: str, taken: set[Cell]) -> Cell:
        """Marks the free cell whose middle is nearest to a point."""
        free = [cell for cell in self._cells if cell not in taken]
        nearest = min(free or list(self._cells), key=lambda cell: self._apart(cell, point))
        self._cells[nearest] = mark
        return nearest

    def _apart(self, cell: Cell, point: Point) -> float:
        return _apart(_middle(cell, self._height), point)


def _mark(spot: Spot) -> str:
    return spot.mark if len(spot.mark) == 1 else _FURTHER_SPOT


def _middle(cell: Cell, height: int) -> Point:
    row, column = cell
    down = (row + 0.5) / height
    across = (column + 0.5) / (2 * row + 1)
    return (1.0 - down, down * (1.0 - across), down * across)


def _filled(triangle: Triangle, height: int) -> dict[Cell, str]:
    """Every cell's letter; an area that holds the middle of none gets the nearest cell."""
    middles = {
        (row, column): _middle((row, column), height)
        for row in range(height)
        for column in range(2 * row + 1)
    }
    boxes = [_box(area.corners) for area in triangle.areas]
    cells: dict[Cell, str] = {}
    seen = set()
    for cell, middle in middles.items():
        index = _area_at(triangle.areas, boxes, middle)
        seen.add(index)
        cells[cell] = _letter(triangle.areas[index])
    for index, area in enumerate(triangle.areas):
        if index not in seen and len(area.mark) == 1:
            center = area.center
            nearest = min(middles, key=lambda cell: _apart(middles[cell], center))
            cells[nearest] = area.mark
    return cells


def _apart(one: Point, other: Point) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _letter(area: Area) -> str:
    return area.mark if len(area.mark) == 1 else _FURTHER


def _box(corners: Sequence[Point]) -> tuple[Point, Point]:
    lows = tuple(min(axis) for axis in zip(*corners, strict=True))
    highs = tuple(max(axis) for axis in zip(*corners, strict=True))
    return lows, highs


def _area_at(areas: Sequence[Area], boxes: Sequence[tuple[Point, Point]], point: Point) -> int:
    """The index of the area that holds a point; on a border, of the area that holds it best."""
    best, found = -1.0, 0
    for index, (lows, highs) in enumerate(boxes):
        inside = all(a - 1e-9 <= x <= b + 1e-9 for a, x, b in zip(lows, point, highs, strict=True))
        if inside:
            depth = _depth(areas[index].corners, point)
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


def _explained(triangle: Triangle, width: int, text: Text) -> Iterator[str]:
    """What letters and marks stand for, as many on a line as it has room for."""
    areas = triangle.areas
    yield from _in_lines([f"{area.mark} {text(area.label)}" for area in areas[:_EXPLAINED]], width)
    if len(areas) > _EXPLAINED:
        first, last = _letter(areas[_EXPLAINED]), _letter(areas[-1])
        further = counted(len(areas) - _EXPLAINED, "further region")
        yield from _in_lines([f"{first} to {last}: {further}, in the order of the table"], width)
    placed = [spot for spot in triangle.spots if spot.point is not None]
    with_weights = [spot for spot in placed if spot.weights]
    for spot in with_weights:
        said = say("{} {}: {}", _mark(spot), spot.label, separated(spot.weights, ", "))
        yield from _in_lines([text(said)], width)
    named = [say("{} {}", _mark(spot), spot.label) for spot in placed if not spot.weights]
    yield from _in_lines(list(map(text, named)), width)


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
