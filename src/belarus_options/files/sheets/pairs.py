"""Pairs of columns of which one is the weight times the other, as trade studies have them."""

from collections.abc import Sequence
from typing import NamedTuple

from belarus_options.files.sheets.derived import half_of_last_digit
from belarus_options.model.base import parse_number

# Rows that have to agree: with fewer it can be by chance.
_LEAST_ROWS = 2


class Times(NamedTuple):
    """The heading of the columns that are products, and of those that are multiplied."""

    product: str
    of: str


def times_the_weight(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> Times | None:
    """Which of two headings that repeat in pairs stands over the products of the other with a
    column of weights, in every row that has all three numbers; None where neither does."""
    repeated = [text for text in dict.fromkeys(headings) if text and headings.count(text) > 1]
    if len(repeated) != 2 or headings.count(repeated[0]) != headings.count(repeated[1]):
        return None
    weights = [at for at in range(1, len(headings)) if headings[at] not in repeated]
    for product, of in (repeated[::-1], repeated):
        places = [[at for at, h in enumerate(headings) if h == text] for text in (of, product)]
        pairs = list(zip(*places, strict=True))
        if any(_are_products(rows, weight, pairs) for weight in weights):
            return Times(product, of)
    return None


def _are_products(
    rows: Sequence[Sequence[str]], weight: int, pairs: Sequence[tuple[int, int]]
) -> bool:
    count = 0
    for row in rows:
        by = _number(row, weight)
        for score_at, product_at in pairs:
            score, product = _number(row, score_at), _number(row, product_at)
            if by is None or score is None or product is None:
                continue
            slack = half_of_last_digit(_plain(row[product_at])) + 1e-9 * abs(product)
            # A weight of 30% is 0.3, or 30 where products are of points.
            if min(abs(by * score - product), abs(by * score / 100 - product)) > slack:
                return False
            count += 1
    return count >= _LEAST_ROWS * len(pairs)


def _plain(text: str) -> str:
    return text.rstrip("% ").replace(",", ".").replace("\N{MINUS SIGN}", "-")


def _number(row: Sequence[str], at: int) -> float | None:
    """The number of a cell, None where it is none or is not there."""
    number = parse_number(_plain(row[at])) if at < len(row) else None
    return None if number is None else float(number)
