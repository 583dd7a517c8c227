"""Files of the package that a page is made of."""

from importlib.resources import files


def asset(name: str) -> str:
    """The text of one file of the briefing's: its style, or a script."""
    return files("belarus_options.views.briefing").joinpath(name).read_text("utf-8")
