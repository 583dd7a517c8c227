"""Entries of judgments.yaml added, replaced and marked in place."""

from pathlib import Path
from typing import Any

import pytest

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.records import validate
from belarus_options.files.folder import Folder
from belarus_options.files.judgments import with_entry, with_scales, write_entry
from belarus_options.model.judgments import Judgment, JudgmentsFile
from belarus_options.model.problem import InputError
from folders import CLEAN, write_folder

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


# --- entries

SWING = Judgment.model_validate(
    {"group": "risk", "who": "J5: plans, # 2", "on": "2026-11-20", "swing": {"a": 100.0, "b": 32.5}}
)
EMPTY = {
    "no file": "",
    "comments": "# nothing yet\n# judgments:\n",
    "no line end": "# nothing yet",
    "no value": "judgments: # to come\n# more\n",
    "null": "judgments: null # to come\n",
    "brackets": "judgments: [] # to come\n",
    "braces": "{judgments: []}\n",
    "braces without": "{judgments: }\n",
    "CRLF": "# nothing\r\njudgments:\r\n",
}


def entries(text: str) -> list[Any]:
    document = Document("judgments.yaml", text)
    file = validate(document, JudgmentsFile)
    assert file is not None
    return list(file.judgments or ())


def comments(text: str) -> list[str]:
    return [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("form", EMPTY)
def test_the_first_entry_is_added_to_whatever_is_there(form: str) -> None:
    """Every comment stays, and so does the way in which lines end."""
    after = with_entry(EMPTY[form], SWING)
    assert entries(after) == [SWING]
    assert set(comments(EMPTY[form])) <= set(comments(after))
    assert (after.count("\r\n") == after.count("\n")) is (form == "CRLF")


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_is_added_behind_the_others(form: str) -> None:
    """They stay byte for byte."""
    text = FORMS[form]
    after = with_entry(text, SWING)
    assert entries(after) == [*entries(text), SWING]
    assert after.startswith(text.rstrip("}]\r\n").partition("\n\n")[0])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("at", [0, 1])
def test_an_entry_takes_the_place_of_another(form: str, at: int) -> None:
    """The one beside it stays byte for byte."""
    other = Judgment.model_validate({"order": ("c", ("d", "e"))})
    text = with_entry(FORMS[form], other)
    both = entries(text)
    after = with_entry(text, SWING, at)
    assert entries(after) == [SWING, both[1]] if at == 0 else [both[0], SWING]
    assert with_entry(after, both[at], at).count("\n") >= FORMS[form].count("\n") - 3


def test_an_entry_is_written_a_line_for_each_key() -> None:
    """What would be longer than a line stands below its key; texts are in quotes where they need
    them."""
    assert with_entry("", SWING) == (
        "judgments:\n"
        "  - group: risk\n"
        "    who: 'J5: plans, # 2'\n"
        "    on: 2026-11-20\n"
        "    swing: {a: 100, b: 32.5}\n"
    )
    many = {f"a-rather-long-name-{at}": 100.0 for at in range(5)}
    long = Judgment.model_validate({"swing": many})
    assert with_entry("", long).splitlines()[1:3] == [
        "  - swing:", "      a-rather-long-name-0: 100",
    ]  # fmt: skip
    steps = {"this": {"a": (3.0, 2.0)}, "equals": {"b": (1.0, 2.5)}}
    traded = Judgment.model_validate({"tradeoffs": (steps,) * 3})
    assert (
        with_entry("", traded).splitlines()[2]
        == "      - {this: {a: [3, 2]}, equals: {b: [1, 2.5]}}"
    )


@pytest.mark.parametrize(
    "who", ["null", "2020", "- a", "a\tb", "»a« 'b' \"c\"", "{a: b}, [c]", "é"]
)
def test_any_name_is_read_as_it_was_given(who: str) -> None:
    """In a block and in braces."""
    entry = Judgment.model_validate({"who": who, "order": ("null", "true", "12")})
    for text in ("", "judgments: []", FORMS["all in braces"]):
        assert entries(with_entry(text, entry))[-1] == entry


def test_an_entry_is_written_into_a_folder(tmp_path: Path) -> None:
    """Into a new file, whose first line names the schema where there is one; beside another; and in
    the place of one of its group only where that is asked for, though it came in the meantime."""
    folder = Folder(write_folder(tmp_path, CLEAN | {"schema/judgments.schema.json": "{}"}))
    top, again = (
        Judgment.model_validate({"swing": {"benefit": 100, "burden": points}}) for points in (1, 2)
    )
    below = Judgment.model_validate({"group": "burden", "swing": {"cost": 1, "noise": 100}})
    write_entry(folder, top, replace=False)
    write_entry(folder, below, replace=False)
    path = tmp_path / "judgments.yaml"
    assert path.read_text().startswith("# yaml-language-server: $schema=schema/judgments")
    assert entries(path.read_text()) == [top, below]
    with pytest.raises(InputError, match="in the meantime"):
        write_entry(folder, again, replace=False)
    assert entries(path.read_text()) == [top, below]
    write_entry(folder, again, replace=True)
    assert entries(path.read_text()) == [again, below]


def test_an_entry_that_fits_no_longer_is_refused(tmp_path: Path) -> None:
    """Where the criteria have changed since the questions, nothing is written."""
    folder = Folder(write_folder(tmp_path, CLEAN))
    gone = Judgment.model_validate({"swing": {"benefit": 100, "nobody": 3}})
    with pytest.raises(InputError, match="has changed since"):
        write_entry(folder, gone, replace=False)
    assert not (tmp_path / "judgments.yaml").exists()
