"""Texts in a drawing: their widths, and the part of them that fits."""

import unicodedata

from belarus_options.views.charts.svg import as_shown

# Of the font's size: more than in Helvetica and its likes, and about as in the widest of common
# sans-serif fonts. The reader's own is unknown.
_WIDTHS = (
    ("ijl'|", 0.25),
    ('ftrI.,:;!()[]{}/\\ -"`', 0.36),
    ("ckxyzsvJ", 0.54),
    ("mwMW@%=+<>&", 0.92),
)
_LETTERS = {letter: width for letters, width in _WIDTHS for letter in letters}
_USUAL, _CAPITAL, _FOREIGN, _FULL = 0.6, 0.76, 0.8, 1.1
_BOLD = 1.2


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is at a font size; rather too much than too little."""
    return sum(map(_letter_width, as_shown(text))) * size * (_BOLD if bold else 1.0)


def _letter_width(letter: str) -> float:
    if letter.isascii():
        return _LETTERS.get(letter, _CAPITAL if letter.isupper() else _USUAL)
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _FOREIGN


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits with an ellipsis behind it."""
    kept = as_shown(text)
    if text_width(kept, size, bold=bold) <= width:
        return kept
    # A prefix is wider than each that is shorter.
    fits, too_long = 0, len(kept)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if text_width(f"{kept[:middle]}…", size, bold=bold) <= width:
            fits = middle
        else:
            too_long = middle
    return f"{kept[:fits].rstrip()}…"


def wrapped(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in `most` lines at the most; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in as_shown(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [shortened(line, width, size, bold=bold) for line in lines]
