"""The report of `flip`: words first, numbers second, and nothing that is not so."""

import re
import shlex
from typing import Any

import pytest

from belarus_options.cli.setting_arguments import weight_settings
from belarus_options.model.choices import Vary
from belarus_options.model.settings import Settings
from belarus_options.model.weights import WeightSetting, WeightValue
from belarus_options.studies.flip.flip import flip
from belarus_options.studies.matrix.ranking import rank
from belarus_options.views.commands.flip import flip_report
from belarus_options.views.forms.json import to_json
from belarus_options.views.forms.markdown import to_markdown
from belarus_options.views.forms.plain import to_csv, to_lines
from belarus_options.views.report.report import Report
from models import matrix, project
from wording import WORDING, answer, held_pointers, notes, paragraphs, rows, text

LEVELS = {"prefer": "more", "scale": {"0": "Benches", "1": "Seats", "2": "Cabins"}}
COST = {"scale": {"worst": 50, "best": 0, "unit": "million"}}
FERRIES = {"cost": {"weight": 2, **COST}, "comfort": {"weight": 1, **LEVELS}}
# Fast costs 60 more of 100 and is better by a level of 50.
FAST = {"cost": 40, "comfort": 2}
SLOW = {"cost": 10, "comfort": 1}


AS_WRITTEN = Settings()


def report(
    scores: dict[str, Any], settings: Settings = AS_WRITTEN, vary: Vary = Vary.top
) -> Report:
    return flip_report(flip(project(FERRIES, scores), settings, vary))


def test_each_option_has_a_paragraph_with_a_command_that_puts_it_first() -> None:
    """What is given, what it is taken from, and a command line that does it."""
    narrow = {"cost": 10, "comfort": {"value": 1, "range": (0, 1)}}
    scores: dict[str, Any] = {"fast": FAST, "slow": narrow}
    [paragraph] = paragraphs(report(scores))
    assert paragraph.split("\n")[:2] == [
        "fast",
        "- weights of the two: comfort 33.3% → 54.6%, taken from cost (66.7% → 45.4%).",
    ]
    command = re.findall("`belarus-options score (.*)`", paragraph)[0]
    numbers = weight_settings(shlex.split(command.replace("--weight", "")), "")
    again = rank(project(FERRIES, scores), Settings(numbers))
    assert again.ranked[0].option == "fast"


def test_a_level_is_shown_with_what_it_means() -> None:
    """So that the reader sees what would have to be believed."""
    scores = {"fast": {"cost": 20, "comfort": {"value": 0, "range": (0, 2)}}, "slow": SLOW}
    [paragraph] = paragraphs(report(scores))
    assert "  - fast on comfort at level 2 instead of 0: Cabins" in paragraph


def test_where_no_weights_do_it_the_rivals_that_are_better_are_named() -> None:
    """One alone, or a mixture in whole percent; never a word of weights that would."""
    told = report({"fast": {"cost": 0, "comfort": 2}, "slow": {"cost": 10, "comfort": 1}})
    [paragraph] = paragraphs(told)
    better = "puts it first: fast is better on cost and comfort, by 20.0 points or more"
    assert better in paragraph
    assert "`belarus-options" not in paragraph
    mixed = {
        "a": {"cost": 0, "comfort": 0},
        "b": {"cost": 50, "comfort": 2},
        "c": {"cost": 30, "comfort": 0},
    }
    [never] = [said for said in paragraphs(report(mixed)) if said.startswith("c\n")]
    assert "better on cost and comfort" in never


def test_beyond_three_changes_is_said() -> None:
    """In the table and in the paragraph."""
    told = flip_report(flip(matrix([[1.0] * 4, [0.0] * 4], [1] * 4)))
    assert "over 3" in rows(told.table)[0]
    assert "- scores: no three changes within the scales put it first." in paragraphs(told)[0]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([[1.0]], "o0 is the only option: it has no rival, so no other can come first."),
        ([[1.0], [1.0]], "o0 and o1 tie for first, so no option is left to be put there."),
        ([[1.0]] * 7, "7 options tie for first, so no option is left to be put there."),
    ],
)
def test_without_a_target_there_are_words_and_no_table(
    scores: list[list[float]], said: str
) -> None:
    """Nothing to flip: one sentence, and nothing else."""
    told = flip_report(flip(matrix(scores, [1])))
    assert answer(told) == (said,)
    assert (rows(told.table), notes(told), paragraphs(told)) == ([], (), ())
    assert told.result() == {
        "winners": [f"o{i}" for i in range(len(scores))],
        "targets": [],
        "left_out": 0,
    }


def test_the_result_has_the_keys_of_the_contract_and_no_others() -> None:
    """Winners, and for each target its weights in both norms, its scores and who dominates it."""
    scores = {"fast": FAST, "slow": SLOW, "worse": {"cost": 12, "comfort": 0}}
    result = report(scores).result()
    assert list(result) == ["winners", "targets", "left_out"]
    assert result["winners"] == ["slow"]
    worse, fast = result["targets"]
    keys = [
        "option",
        "rank",
        "behind",
        "one_weight",
        "weights",
        "only_ties",
        "scores",
        "dominated_by",
    ]
    assert list(fast) == list(worse) == keys
    assert list(fast["weights"]) == ["l1", "linf"]
    for norm in fast["weights"].values():
        assert list(norm) == ["distance", "moved", "to"]
        assert norm["moved"] == pytest.approx(2 / 3 - 5 / 11)
        assert norm["to"] == {"cost": 5 / 11, "comfort": 6 / 11}
    assert fast["weights"]["l1"]["distance"] == pytest.approx(2 * (2 / 3 - 5 / 11))
    assert fast["weights"]["linf"]["distance"] == pytest.approx(2 / 3 - 5 / 11)
    assert (fast["rank"], fast["behind"]) == (3, pytest.approx(70 / 3))
    cost, comfort = fast["one_weight"]
    assert cost == pytest.approx(
        {"criterion": "cost", "from": 2 / 3, "low": 0, "high": 5 / 11, "moved": 2 / 3 - 5 / 11}
    )
    assert (comfort["criterion"], comfort["low"]) == ("comfort", pytest.approx(6 / 11))
    assert fast["dominated_by"] is None
    assert fast["scores"] == [{"option": "fast", "criterion": "cost", "from": 40.0, "to": 22.5}]
    assert worse["weights"] is None
    assert worse["dominated_by"] == pytest.approx({"slow": 1.0})


@pytest.mark.parametrize("vary", Vary)
def test_what_varies_is_in_the_settings_and_above_the_sizes_in_full(vary: Vary) -> None:
    """Both in words and for programs."""
    told = report({"fast": FAST, "slow": SLOW}, vary=vary)
    assert told.own_settings == {"vary": vary.value, "target": None}
    [note] = [text(block.note) for block in told.blocks() if block.note]
    assert ("leaves" in note) == (vary is Vary.leaves)


def test_spread_changes_are_shown_where_they_are_others() -> None:
    """With two criteria there is one way; with more, the largest change can be made smaller."""
    flat = flip_report(flip(matrix([[1, 0.5, 0.5, 0], [0, 0.4, 0.6, 1]], [4, 2, 2, 2])))
    assert "- weights of the four, spread: " in paragraphs(flat)[0]
    pair = flip_report(flip(matrix([[1, 0], [0, 1]], [2, 1])))
    assert "spread" not in paragraphs(pair)[0]


def test_every_form_can_be_made() -> None:
    """A pipe has one line an option, CSV one a change, and neither NaN nor a missing cell."""
    told = report({"fast": FAST, "slow": SLOW, "worse": {"cost": 41, "comfort": 0}})
    lines = to_lines(told, WORDING).splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Option", "fast", "worse"]
    assert {line.count("\t") for line in lines} == {8}
    csv = to_csv(told).splitlines()
    assert csv[0] == "option,way,amount,changed,criterion,from,to"
    assert {line.split(",")[1] for line in csv[1:]} == {"l1", "linf", "scores", "dominated_by"}
    assert "nan" not in to_json(told, "flip", "0", {}, {}).lower()
    assert to_markdown(told, WORDING, is_full=True).startswith("# A test\n")


def test_texts_make_no_claim_of_chance() -> None:
    """A share of weights is no likelihood, and nothing here says so."""
    told = report({"fast": FAST, "slow": SLOW})
    words = " ".join((text(told.subtitle), *answer(told), *notes(told), *paragraphs(told))).lower()
    assert not re.search(r"likel|probab|chance", words)


def test_weights_that_were_set_are_replaced_by_the_command() -> None:
    """A path that is named twice would be refused: the command names each once."""
    heavy = Settings((WeightSetting("cost", WeightValue(80.0, True)),))
    [paragraph] = paragraphs(report({"fast": FAST, "slow": SLOW}, heavy))
    command = paragraph.rpartition("`belarus-options score ")[2]
    assert command.count("--weight cost=") == 1
    assert command.count("--weight comfort=") == 1


def test_figures_say_where_the_result_has_them() -> None:
    """The JSON pointer of a number leads to the same number: distances, the scores as stated."""
    told = flip_report(flip(matrix([[1, 0.5, 0.5, 0], [0, 0.4, 0.6, 1]], [4, 2, 2, 2])))
    assert len(held_pointers(told)) >= 2
    assert len(held_pointers(report({"fast": FAST, "slow": SLOW}))) >= 2


def test_a_margin_is_never_rounded_up() -> None:
    """What rivals are better by at the least, cut to a decimal; nothing is said of less."""
    for better, said in ((0.0299, ", by 2.9 points or more"), (0.0009, "")):
        told = flip_report(flip(matrix([[0.5 + better] * 2, [0.5] * 2], [1, 1])))
        assert f"o0 is better on c0 and c1{said}." in paragraphs(told)[0]


def test_a_pipe_has_each_command_as_it_is_typed() -> None:
    """Without the backticks that mark it in a sentence, and empty where no weights do it."""
    scores = {"fast": FAST, "slow": SLOW, "worse": {"cost": 41, "comfort": 0}}
    lines = to_lines(report(scores), WORDING).splitlines()
    commands = {line.split("\t")[0]: line.split("\t")[-1] for line in lines}
    assert commands["fast"].startswith("belarus-options score --weight ")
    assert commands["worse"] == ""


def test_minus_signs_are_typographic_for_people_alone() -> None:
    """Negative measures in a sentence and in a pipe."""
    below = {"scale": {"worst": -50, "best": 0, "unit": "degrees"}}
    criteria = {"warmth": {"weight": 1, **below}, "comfort": {"weight": 1, **LEVELS}}
    scores = {"fast": {"warmth": -40, "comfort": 2}, "slow": {"warmth": -10, "comfort": 2}}
    told = flip_report(flip(project(criteria, scores)))
    assert "fast on warmth at −9.999 instead of −40 degrees" in answer(told)[1]
    assert "fast on warmth at -9.999 instead of -40 degrees" in to_lines(told, WORDING)


def test_weights_that_only_tie_are_said_to_tie() -> None:
    """At all the weight on one criterion the two are level, and nowhere is the other ahead."""
    told = flip_report(flip(matrix([[1.0, 1.0], [1.0, 0.0]], [1, 1])))
    assert "ties" in rows(told.table)[0]
    assert "- weights of the two: it ties, and no weights put it ahead: c0 " in paragraphs(told)[0]
    assert told.result()["targets"][0]["only_ties"]
