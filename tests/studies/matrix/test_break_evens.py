"""Ends of intervals as doubles nearest to exact break-evens, against brute force on fractions."""

from hypothesis import given
from hypothesis import strategies as st

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, parse_weight
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.sensitivity import sensitivity
from exact_stability import exact_lines
from folders import FIXED_CASE
from models import project

TENTH = {"scale": {"worst": 0, "best": 10}}
SCORES = st.integers(0, 100).map(lambda n: n / 10)
RAW = st.integers(1, 99).map(lambda n: n / 10)
LEAVES = ("a.x", "a.y", "b", "c")


@given(st.data())
def test_ends_are_the_doubles_nearest_to_the_exact_ones(data: st.DataObject) -> None:
    """Of the winner and of the ranking, for top criteria and below."""
    criteria = {
        "a": {
            "weight": data.draw(RAW),
            "criteria": {"x": {"weight": data.draw(RAW), **TENTH},
                         "y": {"weight": data.draw(RAW), **TENTH}},
        },
        "b": {"weight": data.draw(RAW), **TENTH},
        "c": {"weight": data.draw(RAW), **TENTH},
    }  # fmt: skip
    scores = {option: {leaf: data.draw(SCORES) for leaf in LEAVES} for option in "pqrs"}
    made = project(criteria, scores)
    for node in sensitivity(made).criteria:
        lines = exact_lines(made, node.criterion)
        assert node.winner_holds == tuple(map(float, lines.winner_holds()))
        assert node.ranking_holds == tuple(map(float, lines.ranking_holds()))


def test_the_weights_that_sensitivity_prints_are_true_of_the_case() -> None:
    """First up to 41.9% of ethics and no longer from 42% on, and so of the others that can change
    the winner: whoever types a printed number in finds what is said."""
    made = load_project(Folder(FIXED_CASE)).project
    for path, holds, fails in (
        ("ethics", "41.9%", "42%"),
        ("leverage", "17.9%", "17.8%"),
        ("leverage", "97.6%", "97.7%"),
        ("leverage.competition", "81.9%", "82%"),
        ("ethics.human-good", "43.5%", "43.6%"),
    ):
        first = [
            rank(made, Settings(weights=(WeightSetting(path, parse_weight(share)),)))
            .ranked[0]
            .option
            for share in (holds, fails)
        ]
        assert first[0] == "defense-attache" != first[1]
