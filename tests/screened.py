"""Folders in which an option fails what is asked before options are compared."""

import re
from pathlib import Path

from folders import FULL, edited

FIRST_EDITION = Path(__file__).parent / "cases" / "first_edition"

# A test with words and a bound, of which the clinic fails the bound; keeping the doctor is unclear.
_ASKED = edited(
    "criteria.yaml",
    ("scales:\n", "screening:\n  lawful: {name: Lawful, asks: May it?}\nscales:\n"),
    ("        scale: {worst: 50,", "        must: {at-most: 25}\n        scale: {worst: 50,"),
    files=FULL,
)
_ANSWERS = {
    "build": "{passes: yes}",
    "keep": "{passes: unclear, because: The statute is silent.}",
    "lease": "{passes: yes, evidence: [plans]}",
}
SCREENED = _ASKED | {
    file: FULL[file].replace("scores:\n", f"screening:\n  lawful: {answer}\nscores:\n", 1)
    for option, answer in _ANSWERS.items()
    for file in [f"options/{option}.yaml"]
}
FAILED = [{"option": "build", "failed": ["burden.cost"]}]


def first_edition(leaf: str, must: str) -> dict[str, str]:
    """The files of the case's first edition with a bound on a leaf."""
    files = {
        path.relative_to(FIRST_EDITION).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(FIRST_EDITION.rglob("*.yaml"))
    }
    key = leaf.rpartition(".")[2]
    bounded, count = re.subn(
        rf"^      {key}:\n", rf"\g<0>        must: {must}\n", files["criteria.yaml"], flags=re.M
    )
    assert count == 1
    return files | {"criteria.yaml": bounded}
