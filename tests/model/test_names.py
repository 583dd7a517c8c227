"""Short names: `short`, else a name that is short enough, else the id; no two of a kind alike."""

import time

from belarus_options.model.names import ShortNames
from belarus_options.model.options import Option
from belarus_options.model.perspectives_and_scenarios import Perspective, Scenario
from belarus_options.model.project import Project
from models import project

LONG = "A name of twenty-five let"


def with_options(**options: dict[str, str]) -> Project:
    """A project whose options have these keys; underscores in ids stand for hyphens."""
    given = {key.replace("_", "-"): keys for key, keys in options.items()}
    made = {key: Option.model_validate({"scores": {}, **keys}) for key, keys in given.items()}
    return project({"cost": {"prefer": "less"}}, {})._replace(options=made)


def test_short_comes_before_a_name_that_fits_and_that_before_the_id() -> None:
    """A name of 24 columns is short enough, and one of 25 is not."""
    names = ShortNames(
        with_options(
            a={"name": LONG, "short": "Build"},
            b={"name": LONG[:-1]},
            c={"name": LONG},
            d={"name": "d"},
        )
    )
    assert names.options == {"a": "Build", "b": LONG[:-1], "c": "c", "d": "d"}


def test_two_alike_fall_back_to_their_ids() -> None:
    """So does a third that is called what one of those ids is, until no two are alike."""
    names = ShortNames(
        with_options(
            a={"name": "Same"},
            b={"name": LONG, "short": "Same"},
            c={"name": "a"},
            d={"name": "Own"},
        )
    )
    assert names.options == {"a": "a", "b": "b", "c": "c", "d": "Own"}


def test_criteria_alike_fall_back_to_their_paths() -> None:
    """The id of a criterion stands below several branches; its path stands once."""
    branch = {"weight": 1, "criteria": {"money": {"prefer": "less", "name": LONG}}}
    tree = {"cost": branch, "risk": branch, "time": {"weight": 1, "prefer": "less", "name": "Time"}}
    assert ShortNames(project(tree, {})).criteria == {
        "cost": "cost",
        "cost.money": "cost.money",
        "risk": "risk",
        "risk.money": "risk.money",
        "time": "Time",
    }


def test_kinds_are_told_apart_by_themselves() -> None:
    """An option, a perspective and a scenario can share a name."""
    names = ShortNames(
        with_options(a={"name": "Moscow"})._replace(
            perspectives={"p": Perspective(name="Moscow", weights={})},
            scenarios={"s": Scenario(name=LONG, short="Moscow")},
        )
    )
    assert names.options["a"] == names.perspectives["p"] == names.scenarios["s"] == "Moscow"


def test_many_options_are_named_in_no_time() -> None:
    """10,000 options of one name fall back in less than a second."""
    many = with_options(**{f"o{index}": {"name": "Same"} for index in range(10_000)})
    begun = time.process_time()
    assert ShortNames(many).options["o9999"] == "o9999"
    assert time.process_time() - begun < 1
