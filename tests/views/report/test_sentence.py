"""Sentences keep what they name, read nothing as a template, and are worded in one place."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_options.model import grammar
from belarus_options.views.report.numbers import amount, count, difference, weight
from belarus_options.views.report.sentence import (
    Code,
    Command,
    Reference,
    Said,
    Sentence,
    Subject,
    Wording,
    by_id,
    criteria,
    criterion,
    evidence,
    joined,
    listed,
    named_bundle,
    option,
    options,
    parts_of,
    perspective,
    perspectives,
    say,
    scenario,
    scenarios,
    screening_test,
    separated,
)
from wording import text

# What a file can hold, with more of what a template would mean by it.
texts = st.text(st.sampled_from("{}%0:!s\\`a b") | st.characters(codec="utf-8"))
references = st.builds(Reference, st.sampled_from(Subject), texts)


# Something said, and the references that it was made with.
Made = tuple[Said, list[Reference]]


def sentences(made: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    """All that can be made of parts."""
    ways: list[Callable[[list[Said]], Said]] = [
        joined,
        listed,
        lambda items: separated(items, "; "),
        lambda items: say("{{" + "{}, " * len(items) + "}}", *items),
        lambda items: say("{last} last", last=say("so {}", joined(items, "or"))),
        lambda items: say("{}", joined(items[:1])) + joined(items[1:]),
    ]

    def made_of(way: Callable[[list[Said]], Said], parts: list[Made]) -> Made:
        return way([said for said, _ in parts]), [r for _, told in parts for r in told]

    few = st.lists(made, max_size=grammar.NAMED_AT_MOST)
    return st.builds(made_of, st.sampled_from(ways), few)


composed: st.SearchStrategy[Made] = st.recursive(
    references.map(lambda reference: (reference, [reference])) | texts.map(lambda t: (t, [])),
    sentences,
    max_leaves=12,
)


@given(texts, texts)
def test_nothing_that_is_inserted_is_read_as_a_template(one: str, other: str) -> None:
    """Braces, numbers in braces, percent signs and backslashes in a name stay what they are, by
    place, by name and within another sentence."""
    assert text(say("{} and {}", one, other)) == f"{one} and {other}"
    assert text(say("{b} or {a}", a=one, b=other)) == f"{other} or {one}"
    assert text(say("so {}.", say("{}: {}", option(one), other))) == f"so {one}: {other}."


@pytest.mark.parametrize("name", ["{}", "{0}", "{name}", "{{", "}", "%s", "100%", "\\1"])
def test_names_that_look_like_templates_are_named(name: str) -> None:
    """One after the other, each in its place."""
    assert text(say("{} leads {} by {}.", name, option(name), weight(0.5))) == (
        f"{name} leads {name} by 50%."
    )


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: say("{} and {}", "one"),
        lambda: say("{}", "one", "another"),
        lambda: say("no place", "one"),
        lambda: say("{a} {b}", a="one"),
        lambda: say("{0}", "one"),
    ],
)
def test_a_template_has_a_place_for_all_that_is_inserted(wrong: Callable[[], Sentence]) -> None:
    """Nothing is left out in silence, and no place stays empty."""
    with pytest.raises(TypeError, match="does not fit"):
        wrong()


def test_of_what_has_a_name_a_template_takes_what_it_needs() -> None:
    """So that a sentence can have several templates."""
    templates = ("below {high}", "between {low} and {high}", "at {high}, and {high} alone")
    assert [text(say(template, low="1", high="2")) for template in templates] == [
        "below 2",
        "between 1 and 2",
        "at 2, and 2 alone",
    ]


@given(composed)
def test_references_are_never_lost(made: Made) -> None:
    """Whatever is made of them, a sentence has all the references in their order, and each is named
    by the form, once."""
    said, told = made
    assert [part for part in parts_of(said) if isinstance(part, Reference)] == told
    named: list[Reference] = []

    def name(reference: Reference) -> str:
        named.append(reference)
        return reference.id

    assert Wording(name, lambda command: command.name).text(said) == text(said)
    assert named == told


@given(st.lists(texts, max_size=9), st.sampled_from(["and", "or"]))
def test_lists_of_references_read_as_lists_of_names_do(names: list[str], word: str) -> None:
    """The grammar of messages and that of reports is one."""
    assert text(joined(options(names), word)) == grammar.joined(names, word)
    assert text(listed(options(names), "rivals", word=word)) == (
        grammar.listed(names, "rivals", word=word)
    )
    assert text(separated(names, "; ")) == "; ".join(filter(None, names))


def test_a_list_can_name_more_than_is_usual() -> None:
    """Where its reader needs every name, or fewer."""
    assert text(listed(options("abcdefg"), most=7)) == "a, b, c, d, e, f and g"
    assert text(listed(options("ab"), most=1)) == "2 options"


def test_what_is_empty_has_no_parts() -> None:
    """So that a form can leave it out."""
    assert not say("{}{}", "", joined([]))
    assert parts_of("") == ()
    assert say("a") + "" == say("a")
    assert say("{}", option("a"))


def test_every_subject_has_its_reference() -> None:
    """One for a thing and, where several are named together, one for many."""
    each = (
        option, named_bundle, criterion, perspective, scenario, evidence, screening_test
    )  # fmt: skip
    made = [reference_to("x") for reference_to in each]
    assert [reference.subject for reference in made] == list(Subject)
    assert options("ab") == [option("a"), option("b")]
    assert criteria(["a.b"]) == [criterion("a.b")]
    assert perspectives("p") == [perspective("p")]
    assert scenarios("s") == [scenario("s")]


def test_the_wording_calls_things_by_name() -> None:
    """One place decides how an option, a criterion or another is called."""
    wording = Wording(lambda r: f"the {r.subject.value} {r.id}", lambda command: command.name)
    assert wording.text(say("{} on {}", option("a"), criterion("b.c"))) == (
        "the option a on the criterion b.c"
    )


def test_numbers_are_as_in_prose_or_as_in_a_cell() -> None:
    """Bounds in words and thousands set apart in prose; short and plain in a cell."""
    wording = Wording(by_id, lambda command: command.name)
    said = say("{}, {}, {}", amount(0.01), count(4321), difference(-2))
    assert wording.text(said) == "less than 0.05, 4,321, −2.0"
    assert wording.text(said, in_prose=False) == "<0.05, 4321, −2.0"


def test_code_and_commands_are_in_backticks() -> None:
    """Words of a command line, and whole commands as the run writes them; nothing else."""
    wording = Wording(by_id, lambda command: f"tool {command.name} {' '.join(command.arguments)}")
    said = say("{} takes {}: {}", Code("score"), Code("--weight"), Command("explain", ("a", "b")))
    assert wording.text(said) == "`score` takes `--weight`: `tool explain a b`"
    pieces = [("`not code`", False), ("code", True)]
    assert list(wording.pieces(say("`not code`{}", Code("code")))) == pieces
    assert wording.text("{} stays `text`") == "{} stays `text`"
