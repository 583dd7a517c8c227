"""A result of the library: frozen, small to send, shown in a notebook as in the briefing."""

import pickle
import re
import sys
from dataclasses import FrozenInstanceError
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import belarus_options as bo

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def case() -> bo.Project:
    return bo.builtin()


def test_a_result_is_frozen(case: bo.Project) -> None:
    """Nothing of it is set anew, and what it gives out is not what it keeps."""
    result = bo.rank(case)
    with pytest.raises(FrozenInstanceError):
        result.command = "flip"  # type: ignore[misc]  # this is the claim
    result.to_dict()["result"].clear()
    result.to_records()[0].clear()
    assert result.to_dict()["result"]["ranking"]
    assert result.to_records()[0]["rank"] == 1


def test_the_record_of_the_study_is_there(case: bo.Project) -> None:
    """With its arrays: totals are those of the JSON."""
    result = bo.rank(case)
    totals = {row["option"]: row["total"] for row in result.to_dict()["result"]["ranking"]}
    ranking = result.study
    assert dict(zip(ranking.options, ranking.totals.tolist(), strict=True)) == totals


def test_answers_are_sentences_without_markup_or_commands(case: bo.Project) -> None:
    """With short names, and no line to type."""
    first, *_ = bo.robustness(case).answer
    assert first.startswith("Of all weightings of Risk, Leverage and Ethics")
    assert not any("`" in sentence for sentence in bo.flip(case).answer)
    assert repr(bo.flip(case)).startswith("<Result of flip: With scores and ")


def test_results_and_projects_pickle_small_and_say_the_same(case: bo.Project) -> None:
    """In less than twice the bytes of the files and of the JSON; tables and the record of the
    study are made again."""
    result = bo.robustness(case, scores="uncertain", samples=10_000, weights={"risk": "50%"})
    files = sum(map(len, case.loaded.contents.values()))
    sent = pickle.dumps(result)
    assert len(sent) < 2 * (files + len(result.to_json()))
    again = pickle.loads(sent)  # noqa: S301  # of our own making
    assert "_told" not in vars(again)
    assert again.to_json() == result.to_json()
    assert again.to_records() == result.to_records()
    assert again.answer == result.answer
    assert again._repr_html_() == result._repr_html_()
    assert (again.study.acceptability == result.study.acceptability).all()
    other = pickle.loads(pickle.dumps(case))  # noqa: S301  # as above
    assert (other.digest, other.folder) == (case.digest, case.folder)


def test_a_notebook_shows_the_tables_of_the_briefing(case: bo.Project) -> None:
    """Word for word what the briefing has of three studies, options with the same chips; a map has
    its triangle, and no line says what to type."""
    # The briefing has the items of evidence that it links to.
    page = re.sub('<a href="#evidence-[0-9]+">(.*?)</a>', r"\1", bo.brief(case))
    for result in (bo.stress(case), bo.perspectives(case), bo.flip(case)):
        shown = result._repr_html_()
        tables = re.findall("<tbody>.*?</tbody>", shown)
        assert tables
        assert all(table in page for table in tables), result
        assert "belarus-options " not in shown.partition("</style>")[2].partition("<h2>")[2]
    assert "<svg viewBox=" in bo.weight_map(case)._repr_html_()


def test_names_from_files_are_text_in_a_notebook(case: bo.Project) -> None:
    """Their mark-up is none."""
    contents = dict(case.loaded.contents)
    title = b"title: Should the U.S. consider"
    assert title in contents["criteria.yaml"]
    hostile = b"title: <script>alert(1)</script> Should the U.S. consider"
    contents["criteria.yaml"] = contents["criteria.yaml"].replace(title, hostile)
    again, arguments = case.__reduce__()
    assert callable(again)
    project = again(arguments[0], contents, None)  # type: ignore[index]  # a tuple
    shown = bo.rank(project)._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.slow
def test_the_looks_hold_within_the_result_alone(case: bo.Project, browser: "Browser") -> None:
    """In a browser: a table of a result has lines below its rows, one of the notebook beside it
    has none."""
    page = f"<!DOCTYPE html><table><tr><td id=own>1</table>{bo.rank(case)._repr_html_()}"
    tab = browser.new_page()
    tab.set_content(page)
    line = "it => getComputedStyle(it).borderBottomWidth"
    assert tab.eval_on_selector("#own", line) == "0px"
    assert tab.eval_on_selector(".belarus-options tbody td", line) == "1px"


def test_rows_go_to_pandas_where_it_is(case: bo.Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """With columns in the order of the CSV; without pandas the error says what gives the same."""

    def data_frame(rows: list[list[Any]], columns: list[str]) -> tuple[list[list[Any]], list[str]]:
        return rows, columns

    result = bo.rank(case)
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=data_frame))
    rows, columns = result.to_dataframe()
    assert [dict(zip(columns, row, strict=True)) for row in rows] == result.to_records()
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="to_records gives the same rows"):
        result.to_dataframe()
