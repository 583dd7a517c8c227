"""The options of commands that read a spreadsheet's matrix."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Annotated

import typer

from belarus_options.model.problem import Asked, refuse

_RATINGS = re.compile(r"(-?[0-9]{1,6})\s*[-–:]\s*(-?[0-9]{1,6})")


class OptionsIn(str, Enum):
    """Where a table has its options."""

    rows = "rows"
    columns = "columns"


SheetOption = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook (else the first table)"),
]
OptionsInOption = Annotated[
    OptionsIn | None,
    typer.Option(
        "--options-in",
        metavar="rows|columns",
        help="Where the options are, if the table does not tell",
    ),
]
RatingsOption = Annotated[
    str | None,
    typer.Option(
        "--ratings", metavar="LOW-HIGH|no", help="The scale of ratings, such as 1-5; no for none"
    ),
]
LevelsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--levels",
        metavar="CRITERION=WORST,…,BEST",
        help="The order of a criterion's words (give it several times for several)",
    ),
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        metavar="NAME",
        help="A row or column to take in whatever it looks like; again for each more",
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Of text that is not UTF-8: windows-1252, …"),
]


def scale_of_ratings(text: str | None) -> tuple[int, int] | bool:
    """The scale that was asked for, True where the sheet can imply one, False for `no`."""
    if text is None:
        return True
    if text.lower() == "no":
        return False
    match = _RATINGS.fullmatch(text.strip())
    if match is None or int(match[1]) >= int(match[2]):
        raise refuse(
            "bad-ratings",
            f"`{text}` is no scale of ratings",
            "write the lowest and the highest rating, such as `1-5`, or `no`",
            asked=Asked("ratings", text),
        )
    return int(match[1]), int(match[2])


def orders(levels: Sequence[str]) -> dict[str, list[str]]:
    """The words of each criterion from worst to best, by its name as typed."""
    found: dict[str, list[str]] = {}
    for text in levels:
        name, is_given, words = text.partition("=")
        order = [" ".join(word.split()) for word in words.split(",")]
        if not is_given or len(order) < 2 or not all(order) or len(set(order)) < len(order):
            raise refuse(
                "bad-levels",
                f"`{text}` is no order of words",
                "write the criterion, `=`, and its words from worst to best between commas",
                asked=Asked("levels", text),
            )
        found[name.strip()] = order
    return found
