"""What the cells of a criterion say: numbers with units, ranges, fractions, words, or nothing.

All cells of a criterion are read in one way, and the decimal mark is one for the whole table.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from belarus_options.files.sheets.table import Written
from belarus_options.files.sheets.words import is_missing
from belarus_options.model.base import LARGEST_NUMBER, parse_number

# Longer numbers say nothing, and Python refuses to read some of them.
_MOST_CHARACTERS = 400
# Marks of thousands beside the point and the comma; spaces among them do not break.
_SPACES = " '’\u00a0\u202f\u2009"
_MARK_BY_DELIMITER = {";": ","}
_NAMES = {".": "points", ",": "commas"}

# Of one reading only: digits that thousands would not have, or both marks.
_CERTAIN = {
    mark: re.compile(
        rf"(?<![\w.,])(?:[0-9]*{re.escape(mark)}(?:[0-9]{{1,2}}|[0-9]{{4,}})"
        rf"|(?:0[0-9]*|[0-9]{{4,}})?{re.escape(mark)}[0-9]+"
        rf"|[0-9]{{1,3}}(?:{re.escape(other)}[0-9]{{3}})+{re.escape(mark)}[0-9]+"
        rf"|[0-9]{{1,3}}(?:{re.escape(other)}[0-9]{{3}}){{2,}})(?![\w.,])"
    )
    for mark, other in ((".", ","), (",", "."))
}
_TWO_GROUPS = {
    mark: re.compile(rf"{re.escape(other)}[0-9]{{3}}{re.escape(other)}[0-9]{{3}}")
    for mark, other in ((".", ","), (",", "."))
}
# The end of one that is of two, such as `1,234`.
_THREE_DIGITS = re.compile(r"[.,][0-9]{3}(?![\w.,])")
_THOUSANDS = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}\Z")
_MOST_LOOKED_AT = 50
# Possessive, so that a long text is read once.
_PLAIN = {
    mark: rf"[-+]?+(?>[0-9]++(?!{re.escape(other)})|[0-9]{{1,3}}(?:{re.escape(other)}[0-9]{{3}})++)"
    rf"(?:{re.escape(mark)}[0-9]++)?+"
    for mark, other in ((".", ","), (",", "."))
}
_AROUND = re.compile(r"(?P<before>[^-+0-9.,]*)[-+]?[0-9.,]*[0-9](?P<after>[^0-9.,()]*)")


def _numeral(name: str) -> str:
    """The pattern of a number, thousands separated by one mark or none; the group of that mark has
    this name."""
    return (
        rf"[-+\u2212]?(?:[0-9]{{1,3}}(?P<{name}>[.,{_SPACES}])[0-9]{{3}}(?:(?P={name})[0-9]{{3}})*"
        r"(?![0-9])|[0-9]+)?(?:[.,][0-9]*)?(?:[eE][-+]?[0-9]+)?"
    )


_CURRENCY = r"(?:[$€£¥₴₽₣]|zł|US\$|[A-Z]{3}(?=\s*[-+0-9.\u2212]))"
_UNIT = r"[^\W\d_%][^\d()\[\]<>=~]{0,23}[²³23]?|%|[$€£¥₴₽‰°][^\d]{0,10}|/\s?[^\W\d_]{1,12}"
_CELL = re.compile(
    rf"(?P<before>{_CURRENCY})?\s*(?P<first>{_numeral('a')})\s*(?P<unit>{_UNIT})?"
    rf"(?:\s*(?P<sign>-|–|—|/|\bto\b|\bbis\b|\u2212)\s*(?P<between>{_CURRENCY})?\s*"
    rf"(?P<second>{_numeral('b')})\s*(?P<after>{_UNIT})?)?"
    rf"(?:\s*\((?P<product>{_numeral('c')})\))?"
)


class Reading(NamedTuple):
    """What one cell says, digit for digit with a decimal point: its value; the plausible range
    where it is one, and `value` its middle; the whole of a fraction; the product in parentheses
    behind a raw score (FM 6-0, figure 9-17)."""

    value: str
    unit: str = ""
    range: tuple[str, str] | None = None
    whole: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The decimal mark of a table; `certain` is a cell that settles it, and `doubtful` one that by
    itself could be thousands. Both are empty where there is none."""

    mark: str
    certain: str = ""
    doubtful: str = ""

    @property
    def is_said(self) -> bool:
        """Whether a reader has to be told how such a cell was read."""
        is_decimal = self.mark in self.doubtful
        if self.certain:
            return is_decimal and bool(self.doubtful)
        # Where commas separate cells, nobody takes a point for thousands.
        return bool(self.doubtful) and not (is_decimal and self.mark == ".")

    def said(self) -> str:
        """How numbers were read, with a cell as the example."""
        read = plain_number(self.doubtful, self.mark)
        by = f", as in `{self.certain}`" if self.certain else ""
        return f"decimals are read with {_NAMES[self.mark]}{by}: `{self.doubtful}` is {read}"


class TwoMarks(NamedTuple):
    """Two cells of a table that can be read with different decimal marks alone."""

    point: str
    comma: str


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of a criterion: `values` digit for digit with a decimal point, None where one is
    missing or no number; `ranges` and `products` by cell where a cell states more.

    `words` are the cells as they are where none is a number. `unit` and `whole` (of fractions) are
    what all numbers have in common. A column cannot be used whose `units` differ, whose `strange`
    cells are no numbers among numbers, or whose numbers are `too_large`.
    """

    values: tuple[str | None, ...]
    words: tuple[str, ...] | None = None
    missing: tuple[int, ...] = ()
    unit: str = ""
    whole: str = ""
    ranges: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    products: Mapping[int, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    strange: tuple[int, ...] = ()
    too_large: tuple[int, ...] = ()


def decimal_mark(columns: Iterable[Sequence[str]], delimiter: str) -> Mark | TwoMarks:
    """The decimal mark by the cells that have one reading only; where none has, by the delimiter:
    commas with `;`, else points."""
    certain = {".": "", ",": ""}
    doubtful: list[str] = []
    for cells in columns:
        # The numbers of a workbook know their decimals.
        text = "\n".join([cell for cell in cells if type(cell) is str] if not delimiter else cells)
        for mark in ".,":
            # Only two groups of thousands settle a mark that is not there.
            is_likely = mark in text or _TWO_GROUPS[mark].search(text)
            if is_likely and not certain[mark] and (found := _CERTAIN[mark].search(text)):
                certain[mark] = found[0]
        if cell := _of_two_readings(text):
            doubtful.append(cell)
    if all(certain.values()):
        return TwoMarks(certain["."], certain[","])
    mark = next((mark for mark, cell in certain.items() if cell), "")
    mark = mark or _MARK_BY_DELIMITER.get(delimiter, ".")
    # What reads otherwise than it looks is the better example.
    doubtful.sort(key=lambda cell: (mark in cell) != bool(certain[mark]))
    return Mark(mark, certain[mark], doubtful[0] if doubtful else "")


def read_column(cells: Sequence[str], mark: str) -> Column:
    """Reads the cells of one criterion with a decimal mark."""
    if mark == ",":
        # The numbers of a workbook are written with points.
        cells = [cell.replace(".", ",") if type(cell) is Written else cell for cell in cells]
    if (plain := _plain_column(cells, mark)) is not None:
        return plain
    read = {cell: _read_cell(cell, mark) for cell in dict.fromkeys(cells)}
    absent = _absent(read)
    missing = tuple([at for at, cell in enumerate(cells) if cell in absent])
    there = {cell: reading for cell, reading in read.items() if cell not in absent}
    words = {cell for cell, reading in there.items() if reading is None}
    if there and (len(words) == len(there) or _are_signs(there)):
        return Column((None,) * len(cells), tuple(cells), missing)
    readings = [reading for reading in there.values() if reading is not None]
    # Zero is zero in any unit.
    measured = [reading for reading in readings if reading.unit or float(reading.value) != 0]
    units = dict.fromkeys(_common(reading.unit) for reading in measured)
    wholes = dict.fromkeys(f"/{r.whole}" if r.whole else "" for r in measured)
    differing = units if len(units) > 1 else wholes if len(wholes) > 1 else ()
    values = {cell: reading.value for cell, reading in there.items() if reading}
    more = [(at, read[cell]) for at, cell in enumerate(cells) if values.get(cell, cell) != cell]
    return Column(
        tuple([values.get(cell) for cell in cells]),
        None,
        missing,
        next((reading.unit for reading in readings if reading.unit), ""),
        next((reading.whole for reading in readings if reading.whole), ""),
        {at: reading.range for at, reading in more if reading and reading.range},
        {at: reading.product for at, reading in more if reading and reading.product},
        tuple(differing),
        tuple([at for at, cell in enumerate(cells) if cell in words]),
        tuple([at for at, cell in enumerate(cells) if not _is_in_reach(values.get(cell, "0"))]),
    )


def _plain_column(cells: Sequence[str], mark: str) -> Column | None:
    """The column where all cells are plain numbers with the same unit; None for any other.

    So are most, and they are read as one text.
    """
    around = _AROUND.fullmatch(cells[0]) if cells else None
    if around is None:
        return None
    before, after = around["before"], around["after"]
    unit = ""
    if before or after:
        example = _read_cell(cells[0], mark)
        if example is None or example.whole or example.range or not example.unit:
            return None
        unit = example.unit
    text = "\n".join(cells)
    cell = f"{re.escape(before)}{_PLAIN[mark]}{re.escape(after)}"
    if not re.fullmatch(f"(?:{cell}\n)*+{cell}", text):
        return None
    if before or after:
        text = f"\n{text}\n".replace(f"\n{before}", "\n").replace(f"{after}\n", "\n")[1:-1]
    if mark == "," or "," in text:
        text = text.replace("." if mark == "," else ",", "").replace(",", ".")
    values = tuple(text.split("\n"))
    # So short a number without an exponent is no larger than 1e100.
    return Column(values, unit=unit) if max(map(len, values)) <= 100 else None


def _of_two_readings(text: str) -> str:
    """The first number of a text that can be a decimal or thousands; empty where there is none."""
    for match in islice(_THREE_DIGITS.finditer(text), _MOST_LOOKED_AT):
        before = _THOUSANDS.search(text, max(0, match.start() - 5), match.start())
        if before is not None:
            return before[0] + match[0]
    return ""


def _absent(read: Mapping[str, Reading | None]) -> set[str]:
    """The cells that say that their value is missing; a minus among plusses is a level."""
    there = {cell: reading for cell, reading in read.items() if cell}
    if _are_signs(there):
        return {""}
    return {cell for cell in read if is_missing(cell)}


def _are_signs(read: Mapping[str, Reading | None]) -> bool:
    """Whether all cells are among `++ + 0 − −−`."""
    return any(set(cell) == {"+"} for cell in read) and all(
        set(cell) <= set("+-−–") or cell in ("0", "o", "O") for cell in read
    )


def plain_number(text: str, mark: str) -> str:
    """A number as YAML writes it, digit for digit, from one with a decimal mark."""
    text = text.replace("\N{MINUS SIGN}", "-")
    for sign in _SPACES + ("," if mark == "." else "."):
        text = text.replace(sign, "")
    return text.replace(",", ".")


def _read_cell(text: str, mark: str) -> Reading | None:
    match = _CELL.fullmatch(text) if 0 < len(text) <= _MOST_CHARACTERS else None
    first = _number(match["first"], mark) if match else None
    if match is None or first is None:
        return None
    unit = " ".join(f"{match['before'] or ''} {match['unit'] or match['after'] or ''}".split())
    reading: Reading | None = Reading(first, unit)
    if match["sign"] == "/":
        reading = _fraction(first, match, unit, mark)
    elif match["sign"] is not None:
        reading = _range(first, match, unit, mark)
    product = _number(match["product"], mark) if match["product"] else ""
    return None if reading is None or product is None else reading._replace(product=product)


def _fraction(first: str, match: re.Match[str], unit: str, mark: str) -> Reading | None:
    """A reading of `4/5`, None where it is no part of a whole."""
    whole = _number(match["second"], mark)
    if whole is None or unit or match["between"] or not Decimal(whole) > 0:
        return None
    return Reading(first, whole=whole)


def _range(first: str, match: re.Match[str], unit: str, mark: str) -> Reading | None:
    """A reading of `3-5 km`, None where its ends have different units or do not rise."""
    second = _number(match["second"], mark)
    units = {text for text in (match["unit"], match["after"]) if text}
    currencies = {text for text in (match["before"], match["between"]) if text}
    if second is None or len(units) > 1 or len(currencies) > 1:
        return None
    low, high = Decimal(first), Decimal(second)
    if not low < high or max(abs(low), abs(high)) > Decimal(LARGEST_NUMBER):
        return None
    # The middle of two decimals has one digit more.
    return Reading(f"{(low + high) / 2:f}", unit, range=(first, second))


def _number(text: str, mark: str) -> str | None:
    """The number with a point, None where it is none with this decimal mark."""
    plain = text.replace("\N{MINUS SIGN}", "-")
    other = "," if mark == "." else "."
    whole, _, decimals = plain.partition(mark)
    if mark in decimals or other in decimals:
        # Thousands are separated before the decimal mark alone.
        return None
    if other in whole and not re.fullmatch(rf"[-+]?[0-9]{{1,3}}(?:{re.escape(other)}[0-9]{{3}})+",
                                           whole):  # fmt: skip
        return None
    plain = plain_number(text, mark)
    return plain if any(c.isdigit() for c in plain) and parse_number(plain) is not None else None


def _is_in_reach(text: str) -> bool:
    number = parse_number(text)
    return number is not None and abs(number) <= LARGEST_NUMBER


def _common(unit: str) -> str:
    """A unit without what singular and plural, case and points differ in."""
    plain = unit.casefold().rstrip(".")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") else plain


def is_number(text: str) -> bool:
    """Whether a cell is a number by itself, with whichever decimal mark."""
    return _read_cell(text, ".") is not None or _read_cell(text, ",") is not None
