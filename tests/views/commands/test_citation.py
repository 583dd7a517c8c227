"""Where a piece of evidence is from, in one line."""

import pytest

from belarus_options.model.evidence import Evidence, Source, Where
from belarus_options.views.commands.citation import citation
from stressed import flat, score


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence(kind="assumption", says="S", because="B"), "assumption"),
        (Evidence(kind="fact", says="S", source="plain"), "fact, plain"),
        (Evidence(kind="fact", says="S", source="plain", credibility=3), "fact, plain, ?3"),
        (Evidence(kind="judgment", says="S", source="rated"), "judgment, rated, B?"),
        (
            Evidence(
                kind="forecast",
                says="S",
                source="rated",
                credibility=1,
                where=Where(section="Local", paragraph=0, page=2, url="https://x.org"),
            ),
            "forecast, rated, “Local”, paragraph 0, page 2, https://x.org, B1",
        ),
    ],
)
def test_kind_source_place_and_code(evidence: Evidence, expected: str) -> None:
    """What is stated of each, a paragraph 0 too; `?` for the half of the code that is not."""
    sources = {"plain": Source(title="P"), "rated": Source(title="R", reliability="B")}
    project = flat({"a": [score(1)]})._replace(sources=sources)
    assert citation(project, evidence) == expected
