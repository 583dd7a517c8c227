"""What functions of the library take, and how they refuse what they do not."""

import inspect
from fractions import Fraction

import numpy as np
import pytest

import belarus_options as bo


@pytest.fixture(scope="module")
def case() -> bo.Project:
    return bo.builtin()


def test_settings_are_named_in_signatures() -> None:
    """So that an editor completes them: six, fewer where a command takes fewer."""
    shared = ["weights", "perspective", "scenario", "options", "what_if", "include_screened"]
    assert list(inspect.signature(bo.stress).parameters) == ["project", *shared]
    assert "perspective" not in inspect.signature(bo.perspectives).parameters
    assert "scenario" not in inspect.signature(bo.scenarios).parameters
    assert list(inspect.signature(bo.weights).parameters) == ["project", *shared[:2]]


def test_a_keyword_that_is_none_is_a_type_error(case: bo.Project) -> None:
    """With the name of the function, also where another function takes it."""
    with pytest.raises(TypeError, match=r"rank\(\) .*'weight'"):
        bo.rank(case, weight={"risk": 1})  # type: ignore[call-arg]  # this is the claim
    with pytest.raises(TypeError, match=r"scenarios\(\) .*'scenario'"):
        bo.scenarios(case, scenario="standoff")  # type: ignore[call-arg]  # as above


def test_what_is_no_project_is_a_type_error() -> None:
    """A folder's name is to be loaded first."""
    with pytest.raises(TypeError, match="load"):
        bo.rank("clinic")  # type: ignore[arg-type]  # this is the claim


@pytest.mark.parametrize("number", [50, 50.0, Fraction(50), np.float64(50), np.int64(50), "50"])
def test_a_weight_is_any_number(case: bo.Project, number: float) -> None:
    """Of Python or numpy, or the text that the command takes."""
    settings = bo.weights(case, weights={"risk": number}).to_dict()["settings"]
    assert settings["weights"] == {"risk": "50"}


@pytest.mark.parametrize("given", [True, None, [1]])
def test_a_weight_that_is_no_number_is_a_type_error(case: bo.Project, given: object) -> None:
    """No truth value, and nothing left out."""
    with pytest.raises(TypeError, match="a number is meant"):
        bo.rank(case, weights={"risk": given})  # type: ignore[dict-item]  # this is the claim


def test_one_text_is_not_taken_for_several(case: bo.Project) -> None:
    """Else its letters would be."""
    with pytest.raises(TypeError, match="list"):
        bo.rank(case, options="cut-ties")
    with pytest.raises(TypeError, match="list"):
        bo.weight_map(case, "risk,leverage,ethics")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"vary": "lea"}, "bad-choice"),
        ({"seed": -1}, "out-of-range"),
        ({"seed": 2**64}, "out-of-range"),
        ({"samples": 1.5}, "out-of-range"),
        ({"spread": 0.3}, "not-taken"),
        ({"weighting": "ranges", "spread": 0}, "out-of-range"),
        ({"weighting": "ranges", "spread": float("nan")}, "out-of-range"),
        ({"bundles": True, "scores": "uncertain"}, "not-taken"),
        ({"draws": "draws.csv"}, "not-taken"),
    ],
)
def test_what_the_command_refuses_is_refused(
    case: bo.Project, given: dict[str, object], name: str
) -> None:
    """As a problem of the same name, about the argument."""
    with pytest.raises(bo.ProjectError) as raised:
        bo.robustness(case, **given)  # type: ignore[arg-type]  # this is the claim
    (problem,) = raised.value.problems
    assert problem.name == name
    assert (problem.argument or "").partition("=")[0] in given


def test_a_seed_keeps_all_its_digits(case: bo.Project) -> None:
    """The largest is no double."""
    result = bo.robustness(case, exact=False, samples=1000, seed=2**64 - 1)
    assert result.to_dict()["settings"]["seed"] == 2**64 - 1
