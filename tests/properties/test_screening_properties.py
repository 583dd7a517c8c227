"""What must hold of options that fail screening, whatever the project."""

from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from belarus_options.model.options import Score
from belarus_options.model.project import Project
from belarus_options.model.screening import ScreeningTest
from belarus_options.model.settings import Settings, screened_out
from belarus_options.studies.matrix.ranking import rank
from belarus_options.studies.robustness import RobustnessSettings, robustness
from belarus_options.studies.scenarios import scenarios
from models import project

tenths = st.integers(0, 100).map(lambda n: n / 10)
levels = st.integers(0, 3)
LEVELS = {str(level): "x" for level in range(4)}
TESTS = {id: ScreeningTest(asks="?") for id in ("s", "t")}


@st.composite
def cases(draw: st.DrawFn, *, bare: bool = False) -> Project:
    """Up to six options on levels, on a measure, and where asked on a leaf without a scale."""
    criteria: dict[str, Any] = {
        "level": {
            "weight": 2, "prefer": "less", "scale": LEVELS, "must": {"at-most": draw(levels)},
        },
        "measure": {
            "weight": 3, "scale": {"worst": 0, "best": 8}, "must": {"at-least": draw(tenths)},
        },
        "free": {"weight": 1, "prefer": "more", **({} if bare else {"scale": LEVELS})},
    }  # fmt: skip
    answers = st.sampled_from([{}, {"passes": "yes"}, {"passes": "no", "because": "B"},
                               {"passes": "unclear", "because": "B"}])  # fmt: skip
    scores, keys = {}, {}
    for option in "abcdef"[: draw(st.integers(1, 6))]:
        scores[option] = {
            "level": {"value": draw(levels), "scenarios": {"w": draw(levels)}},
            "measure": {"value": draw(tenths)},
            "free": draw(levels),
        }
        given_answers = {id: draw(answers) for id in TESTS}
        keys[option] = {"screening": {id: a for id, a in given_answers.items() if a}}
    made = project(criteria, scores, scenarios=["w"], **keys)
    return made._replace(tests=TESTS)


def fails(made: Project, option: str, scenario: str | None) -> list[str]:
    """What an option fails, from the definition, in fractions."""
    block = made.options[option]
    found = [t for t in TESTS if t in block.screening and block.screening[t].passes == "no"]  # type: ignore[operator, index]  # every option has answers
    for leaf in made.tree.leaves:
        score: Score = block.scores[leaf.path]
        value = Fraction(repr(score.in_scenario(scenario).estimate))
        if leaf.must is not None:
            bound = Fraction(repr(leaf.must.bound))
            is_beyond = value > bound if leaf.prefer == "less" else value < bound
            found += [leaf.path] * is_beyond
    return found


def survivors(made: Project, scenario: str | None = None) -> tuple[str, ...]:
    return tuple(option for option in made.options if not fails(made, option, scenario))


def without_the_files(made: Project, kept: tuple[str, ...]) -> Project:
    """The project whose folder has the files of these options alone, and asks nothing."""
    nodes = {path: node._replace(must=None) for path, node in made.tree.nodes.items()}
    options = {
        option: made.options[option].model_copy(update={"screening": None}) for option in kept
    }
    return made._replace(options=options, tests={}, tree=type(made.tree)(nodes))


@given(cases(), st.sampled_from([None, "w"]))
def test_who_fails_is_what_the_definition_says(made: Project, scenario: str | None) -> None:
    """By tests that are answered with no and by best estimates in force beyond a bound."""
    expected = {option: tuple(fails(made, option, scenario)) for option in made.options}
    found = screened_out(made, Settings(scenario=scenario))
    assert found == {option: names for option, names in expected.items() if names}


@given(cases(), st.sampled_from([None, "w"]))
def test_a_screened_folder_ranks_as_one_without_the_files_of_those_that_fail(
    made: Project, scenario: str | None
) -> None:
    """Ranks, totals, contributions and shares of weightings, to the last bit."""
    kept = survivors(made, scenario)
    assume(kept)
    settings = Settings(scenario=scenario)
    screened, cut = rank(made, settings), rank(without_the_files(made, kept), settings)
    assert screened.ranked == cut.ranked
    assert screened.contributions.tolist() == cut.contributions.tolist()
    shares, cut_shares = (
        robustness(p, settings, RobustnessSettings()).acceptability
        for p in (made, without_the_files(made, kept))
    )
    assert shares.tolist() == cut_shares.tolist()


@given(cases(bare=True))
def test_anchors_of_a_leaf_without_a_scale_stay_those_of_the_whole_folder(made: Project) -> None:
    """The totals are those that the same options have among all."""
    kept = survivors(made)
    assume(kept)
    everyone = rank(without_the_files(made, tuple(made.options)))
    totals = {row.option: row.total for row in everyone.ranked}
    assert {row.option: row.total for row in rank(made).ranked} == {o: totals[o] for o in kept}


@given(cases(bare=True), st.sampled_from([None, "w"]))
def test_putting_all_back_is_asking_nothing(made: Project, scenario: str | None) -> None:
    """With those that fail the ranking is that of the folder without the keys."""
    settings = Settings(scenario=scenario, includes_screened=True)
    assert screened_out(made, settings) == {}
    asks_nothing = without_the_files(made, tuple(made.options))
    assert rank(made, settings).ranked == rank(asks_nothing, settings).ranked


@given(cases())
def test_scenarios_screen_once_by_the_stated_scores(made: Project) -> None:
    """The same options in every world, each marked where its score there would screen it out."""
    kept = survivors(made)
    assume(kept)
    result = scenarios(made)
    assert result.options == kept
    assert result.failing == {
        (option, "w"): tuple(failed) for option in kept if (failed := fails(made, option, "w"))
    }
