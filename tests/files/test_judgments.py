"""Entries of judgments.yaml marked in place."""

import pytest

from belarus_options.files.documents.document import Document
from belarus_options.files.judgments import with_scales

DIGEST = "a860b5bafeea"
FORMS = {
    "block": "judgments:\n  - who: J5 # plans\n    swing: {a: 100, b: 1} # so far\n",
    "no line end": "judgments:\n- swing: {a: 100, b: 1}",
    "braces": "judgments:\n  - {who: J5, swing: {a: 100, b: 1}}\n",
    "all in braces": "{judgments: [{swing: {a: 100, b: 1}}]}\n",
    "points below": "judgments:\n  - swing:\n      a: 100\n      b: 1\n\n# the end\n",
    "text below": "judgments:\n  - swing: {a: 100, b: 1}\n    who: >-\n      J5,\n      plans\n\n",
    "CRLF": "judgments:\r\n  - swing: {a: 100, b: 1}\r\n    who: J5\r\n",
    "a list last": "judgments:\n  - order:\n    - a\n    - - b\n      - c\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_digest_is_added_and_nothing_else_changes(form: str) -> None:
    """Whatever the entry looks like, it says the same and has the digest last."""
    text = FORMS[form]
    after = with_scales(text, {0: DIGEST})
    before = Document("judgments.yaml", text).data["judgments"][0]
    document = Document("judgments.yaml", after)
    assert not document.problems
    assert document.data["judgments"][0] == {**before, "scales": DIGEST}
    kept = after.replace(f", scales: {DIGEST}", "")
    kept = "".join(line for line in kept.splitlines(keepends=True) if "scales:" not in line)
    assert kept.rstrip() == text.rstrip()


def test_each_entry_gets_its_own() -> None:
    """The one between two keeps what it has."""
    text = "judgments:\n" + "".join(f"  - swing: {{a: 100, b: {n}}}\n" for n in range(3))
    data = Document("judgments.yaml", with_scales(text, {0: DIGEST, 2: "0" * 12})).data
    assert [entry.get("scales") for entry in data["judgments"]] == [DIGEST, None, "0" * 12]


@pytest.mark.parametrize("digest", ["123456789012", "1234567890e2", "00000e000000"])
def test_a_digest_that_looks_like_a_number_stays_text(digest: str) -> None:
    """It is put in quotes."""
    data = Document("judgments.yaml", with_scales(FORMS["block"], {0: digest})).data
    assert data["judgments"][0]["scales"] == digest
