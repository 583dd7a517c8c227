"""`bundles` on the command line: what it takes, and what it refuses in its own words."""

from pathlib import Path

import pytest

from belarus_options.files.folder import builtin_path
from bundled import FIRST_EDITION
from commands import document_of, printed, refused

ROOT = Path(__file__).resolve().parents[2]
CASE = ("--project", str(builtin_path()))


def test_settings_are_in_the_envelope() -> None:
    """Those of the command beside the shared ones, null where nothing is set."""
    words = ("--at-most", "2", "--with", "cbrne-training", "--combine", "worst", "--best", "3")
    settings = document_of("bundles", *words, cwd=FIRST_EDITION)["settings"]
    assert {key: settings[key] for key in ("budget", "at_most", "with", "combine", "best")} == {
        "budget": None, "at_most": 2, "with": ["cbrne-training"], "combine": "worst", "best": 3,
    }  # fmt: skip
    assert settings["spread"] is None


@pytest.mark.parametrize(
    ("words", "name", "place"),
    [
        (("--spread", "0.2"), "not-taken", "--spread 0.2"),
        (("--weighting", "stated"), "bad-choice", "--weighting stated"),
        (("--combine", "most"), "bad-choice", "--combine most"),
        (("--at-most", "-1"), "out-of-range", "--at-most -1"),
        (("--budget", "much"), "out-of-range", "--budget much"),
        (("--budget", "3"), "missing-cost", "--budget 3"),
        (("--with", "status-quo"), "bad-bundle", "--with status-quo"),
        (("--with", "atache"), "unknown-option", "--with atache"),
        (("--at-least", "5"), "no-bundle", "--at-least 5"),
        (
            ("--with", "cut-ties", "--with", "defense-attache"),
            "no-bundle",
            "--with cut-ties",
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_was_asked(
    words: tuple[str, ...], name: str, place: str
) -> None:
    """Exit 2, the name of the problem, and the setting that is meant."""
    text = refused("bundles", *words, cwd=FIRST_EDITION)
    assert f"error[{name}]" in text
    assert f"--> {place}" in text


def test_the_picture_in_the_docs_is_the_one_of_the_case() -> None:
    """`belarus-options bundles --output docs/bundles.svg --force` makes it anew."""
    drawn = printed("bundles", *CASE, "--format", "svg")
    assert (ROOT / "docs" / "bundles.svg").read_text(encoding="utf-8") == drawn
