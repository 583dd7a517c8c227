"""A finding or a problem beside the line of a file that it is about."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from belarus_options.model.problem import Position


class Excerpt(NamedTuple):
    """What was found, and where; without a position, `where` names the argument, file or folder.

    `more` stands behind the place. `last` says what the last line, `help`, is: the way out, or why
    the finding is allowed.
    """

    severity: str
    name: str
    message: str
    position: "Position | None" = None
    where: str = ""
    more: str = ""
    help: str = ""
    last: str = "help"
