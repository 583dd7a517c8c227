"""Files of the package that a page is made of."""

from importlib.resources import files
from typing import NamedTuple

_SCRIPTS = (
    "arithmetic.js", "state.js", "ranking.js", "pair.js", "uses.js", "triangle.js", "bench.js",
    "taking.js", "page.js",
)  # fmt: skip


class Assets(NamedTuple):
    """The style and the script of a page."""

    style: str
    script: str


def page_assets() -> Assets:
    """Both as they stand in the page; the same for every project."""
    folder = files("belarus_options.views.briefing")
    parts = [folder.joinpath(name).read_text("utf-8") for name in _SCRIPTS]
    script = '"use strict";\n(() => {\n' + "\n".join(parts) + "})();\n"
    return Assets(folder.joinpath("briefing.css").read_text("utf-8"), script)
