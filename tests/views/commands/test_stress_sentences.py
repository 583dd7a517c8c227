"""What `stress` says in sentences."""

import pytest

from belarus_options.studies.stress import Stress
from belarus_options.views.commands.stress import stress_report
from stressed import found, score, two, with_items
from wording import answer


def lines(result: Stress) -> tuple[str, ...]:
    return answer(stress_report(result))


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (
            with_items(0, 80),
            "The answer hangs on none of 80 items alone: a stays first whenever one is taken away,"
            " weights as stated.",
        ),
        (
            with_items(1, 0),
            "The answer hangs on one of one item, i0: without it, another option can be first.",
        ),
        (
            with_items(2, 78),
            "The answer hangs on two of 80 items, i0 and i1: without either of them, another option"
            " can be first.",
        ),
        (
            with_items(5, 3),
            "The answer hangs on five of eight items, i0, i1, i2, i3 and i4: without any one of"
            " them, another option can be first.",
        ),
        (
            with_items(11, 69),
            "The answer hangs on 11 of 80 items: without any one of them, another option can be"
            " first.",
        ),
    ],
)
def test_the_first_sentence_says_how_many_items_the_answer_hangs_on(
    result: Stress, sentence: str
) -> None:
    """And which, up to five."""
    assert lines(result)[0] == sentence


def test_with_tied_leaders_a_sentence_says_so_first() -> None:
    """And whose lead it is that is looked at: one that can only be lost to another ahead."""
    assert lines(with_items(0, 2, tied=True))[:2] == (
        "a and b tie for first; what follows is about a, the first by id.",
        "The answer hangs on none of two items alone: a has nothing ahead of it whenever one is"
        " taken away, weights as stated.",
    )
    assert lines(with_items(1, 2, sets=(2,), tied=True))[1:3] == (
        "The answer hangs on one of three items, i0: without it, another option can be ahead of a.",
        "It also hangs on 1 pair of the others: without both, another option can be ahead of a.",
    )


def test_of_many_names_a_sentence_gives_the_number() -> None:
    """Of options that tie, and of sources."""
    tied = found({f"o{i}": [score(5, "e")] for i in range(6)}, {"e": "s"})
    assert lines(tied)[0].startswith("6 options tie for first; what follows is about o0,")
    options = {f"o{i}": [score(5, f"e{i}")] for i in range(7)}
    many = found(options | {"a": [score(6, "e9")]}, {f"e{i}": f"s{i}" for i in range(10)})
    assert lines(many)[3] == "Of ten sources, the answer hangs on eight as a whole."


@pytest.mark.parametrize(
    ("bearing", "sets", "sentence"),
    [
        (0, (), "Nor does it hang on any two or three of them together."),
        (2, (), "It hangs on no two or three of the others together."),
        (0, (2,), "It hangs on 1 pair: without both, another option can be first."),
        (
            1,
            (2, 2, 3),
            "It also hangs on 2 pairs and 1 set of three of the others: without both or all three,"
            " another option can be first.",
        ),
        (0, (3, 3), "It hangs on 2 sets of three: without all three, another option can be first."),
    ],
)
def test_the_next_sentence_counts_the_sets(
    bearing: int, sets: tuple[int, ...], sentence: str
) -> None:
    """Pairs and sets of three, or that there are none."""
    assert lines(with_items(bearing, 5, sets))[1] == sentence


def test_a_sentence_says_what_is_counted() -> None:
    """Evidence, assumptions and scores that cite neither; what nothing here cites is not among the
    items that are counted."""
    mixed = found(
        {"a": [score(6, "e", "f", "h"), score(2)], "b": [score(5, "e"), score(2)]},
        {"e": "s", "f": "s", "h": None, "i": None, "j": "s"},
    )
    assert " of five items" in lines(mixed)[0]
    assert lines(mixed)[2] == (
        "Counted are 2 pieces of evidence, 1 assumption and 2 scores that cite neither; 2 items"
        " more are cited nowhere here."
    )
    assert lines(two())[2] == "Counted is 1 piece of evidence."
    bare = found({"a": [score(6)], "b": [score(5, "h")]}, {"h": None, "i": None})
    assert lines(bare)[2] == (
        "Counted are 1 assumption and 1 score that cites neither; 1 item more is cited nowhere"
        " here."
    )
