"""The glossary has each term once, in order, in one sentence, and no term that nobody uses."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
GLOSSARY = DOCS / "glossary.md"

_ENTRY = re.compile(r"^### (?P<term>.*)\n\n(?P<meaning>(?:.+\n)+)(?=\n###|\Z)", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
# Bold and code are how a page first names a term.
_MARKS = re.compile(r"[*`]")


def _entries() -> list[tuple[str, str]]:
    text = GLOSSARY.read_text(encoding="utf-8")
    return [(entry["term"], entry["meaning"]) for entry in _ENTRY.finditer(text)]


ENTRIES = _entries()
TERMS = [term for term, _ in ENTRIES]


def test_terms_are_sorted_and_unique() -> None:
    """Every heading below the first two has a meaning, in the order of the alphabet, none twice."""
    headings = re.findall(r"^###? (.*)$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["Terms", *TERMS]
    assert sorted(set(TERMS), key=str.casefold) == TERMS


def test_every_term_has_one_sentence() -> None:
    """A meaning is one paragraph with one full stop, at its end."""
    for term, meaning in ENTRIES:
        ends = [end.end() for end in _SENTENCE_END.finditer(meaning)]
        assert ends == [len(meaning.rstrip())], term


def test_every_term_is_used() -> None:
    """Each term stands on another page of docs/, where the program's help and output stand too."""
    pages = [path.read_text("utf-8") for path in DOCS.glob("*.md") if path != GLOSSARY]
    text = _MARKS.sub("", "\n".join(pages))
    unused = [term for term in TERMS if not _pattern(term).search(text)]
    assert unused == []


def _pattern(term: str) -> re.Pattern[str]:
    """Finds a term in text, over the end of a line, with a hyphen, and in the plural."""
    words = r"[\s-]+".join(map(re.escape, term.split()))
    return re.compile(rf"\b{words}s?\b", re.IGNORECASE)
