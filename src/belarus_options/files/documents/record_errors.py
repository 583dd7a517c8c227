"""Pydantic's errors in our own words: what is wrong, where it stands, a way out."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails
from yaml import MappingNode, ScalarNode

from belarus_options.files.documents.document import Document
from belarus_options.files.documents.record_types import record_at
from belarus_options.files.documents.several_options import not_one_option
from belarus_options.model.base import LARGEST_NUMBER, NO_ASCII_ID, NO_ID, Record
from belarus_options.model.criteria import MeasuredScale
from belarus_options.model.grammar import first_levels
from belarus_options.model.ids import slug
from belarus_options.model.layout import option_of
from belarus_options.model.options import Option
from belarus_options.model.problem import Place, Problem
from belarus_options.model.suggest import Suggestions, number_meant
from belarus_options.model.tree import Criterion, Tree

_LONGEST_QUOTE = 40
# What the ends of a scale are called where they do not say which one is good.
_ENDS = {
    *("min", "max", "minimum", "maximum", "low", "high", "lowest", "highest", "lower", "upper"),
    *("from", "to", "start", "end", "good", "bad"),
}


def problems_of(document: Document, shape: type, details: list[ErrorDetails]) -> list[Problem]:
    """What is wrong with a document, each slip once and without what only follows from another."""
    # What is no id at all is said by the other half of the rule.
    kept = [detail for detail in details if NO_ASCII_ID not in detail["loc"]]
    suggestions = Suggestions()
    errors = [_Error(document, shape, detail, suggestions) for detail in kept]
    if shape is Option and (several := not_one_option(document)) is not None:
        # The rest is about the file as one option.
        return [several]
    misspelt = {
        (error.path[:-1], meant) for error in errors if error.is_unknown for meant in error.meant
    }
    slips = [error for error in errors if not (error.is_missing and error.location in misspelt)]
    # Of the ends of one scale the first is said.
    ends = {error.path[:-1]: error for error in reversed(slips) if error.is_end}
    said = [error for error in slips if not error.is_end or error is ends[error.path[:-1]]]
    return list(dict.fromkeys(error.in_our_words() for error in said))


def beside_criteria(problems: Iterable[Problem], tree: Tree) -> Iterator[Problem]:
    """Problems of records, those of scores in the light of the criteria: with the levels or the
    unit of the leaf, and without what is wrong below a branch, which takes no score at all."""
    for problem in problems:
        place = problem.place
        keys = place.path if place is not None and option_of(place.file) is not None else ()
        node = tree.nodes.get(str(keys[1])) if keys[:1] == ("scores",) and len(keys) > 1 else None
        if node is None:
            yield problem
        elif node.is_leaf:
            within = keys[4:] if keys[2:3] == ("scenarios",) and len(keys) > 3 else keys[2:]
            is_value = problem.name == "wrong-type" and within in _VALUES
            yield problem._replace(help=_score_help(node, problem)) if is_value else problem


# Where numbers stand in a score.
_VALUES = ((), ("value",), ("range", 0), ("range", 1))


def _score_help(leaf: Criterion, problem: Problem) -> str:
    if leaf.constructed is not None:
        return f"levels are {first_levels(leaf.constructed.ordered)}"
    unit = leaf.measured.unit if leaf.measured is not None else None
    return problem.help or ("write a number" + (f", in {unit}" if unit else ""))


class _Error:
    """One of pydantic's errors, and the node that it is about."""

    def __init__(
        self, document: Document, shape: type, detail: ErrorDetails, suggestions: Suggestions
    ) -> None:
        self.suggestions = suggestions
        self.document = document
        self.kind = detail["type"]
        self.context: dict[str, Any] = detail.get("ctx", {})
        self.input = detail["input"]
        self.is_key = "[key]" in detail["loc"]
        self.path = tuple(step for step in detail["loc"] if step not in ("[key]", NO_ID))
        if self.kind == "missing" and self.path and isinstance(self.path[-1], int):
            # A list of two that has fewer: the list is meant, not what it lacks.
            self.path, self.kind = self.path[:-1], "too_short"
        self.is_missing = self.kind == "missing"
        self.is_unknown = self.kind == "extra_forbidden"
        self.record = record_at(shape, self.path[:-1])
        self.node = document.find(self.path)[1]

    @property
    def location(self) -> tuple[tuple[str | int, ...], str]:
        return self.path[:-1], str(self.path[-1])

    @property
    def is_end(self) -> bool:
        """Whether it is an end of a scale that does not say which of the two is good."""
        return self.is_unknown and self.record is MeasuredScale and self.path[-1] in _ENDS

    @property
    def meant(self) -> list[str]:
        """The keys that an unknown key may be a slip for."""
        if self.is_end:
            return ["worst", "best"]
        return self.suggestions.nearest(str(self.path[-1]), _keys_of(self.record))

    def in_our_words(self) -> Problem:
        """The problem that the error stands for."""
        answer = _ANSWERS.get(self.kind)
        if self.kind == "own":
            at = (*self.path, self.context["at"]) if self.context["at"] != "" else self.path
            is_key = self.is_key or self.context["name"] == "duplicate-key"
            context = self.context
            return self.problem(context["name"], context["message"], context["help"], at, is_key)
        if self.is_missing:
            return self._missing()
        if self.is_unknown:
            return self._unknown()
        if self.input is None:
            return self.problem(
                "missing-value", f"{self.name} has no value", "write one, or take the key out"
            )
        return answer(self) if answer is not None else self._otherwise()

    def problem(
        self,
        name: str,
        message: str,
        help: str = "",
        path: tuple[str | int, ...] | None = None,
        is_key: bool | None = None,
    ) -> Problem:
        """A problem at the error's own place, or at another path or key."""
        is_key = self.is_key if is_key is None else is_key
        place = Place(self.document.file, self.path if path is None else path, key=is_key)
        return Problem(name, message, help, place, self.document.position(place))

    @property
    def name(self) -> str:
        """What is wrong, as a subject: the key, the list that an item stands in, or the file."""
        steps = [step for step in self.path if not str(step).startswith("<")]
        words = [step for step in steps if isinstance(step, str)]
        if not words:
            return f"`{self.document.file}`"
        is_item = isinstance(steps[-1], int)
        return f"an item of `{words[-1]}`" if is_item else f"`{words[-1]}`"

    @property
    def given(self) -> str:
        """What stands there, as it was written."""
        if isinstance(self.input, str):
            return f"the text `{_quoted(self.input)}`"
        if isinstance(self.input, (bool, int, float)):
            written = self.node.value if isinstance(self.node, ScalarNode) else str(self.input)
            what = "" if isinstance(self.input, bool) else "the number "
            return f"{what}`{_quoted(written)}`"
        if self.input is None:
            return "nothing"
        return "a list" if isinstance(self.input, tuple) else "a block of keys"

    def _missing(self) -> Problem:
        parent, key = self.location
        node = self.document.find(parent)[1]
        if isinstance(node, MappingNode) and any(k.value == key for k, _ in node.value):
            return self.problem("missing-value", f"`{key}` has no value", "write one", is_key=True)
        return self.problem(
            "missing-key",
            f"{self.record.noun} needs `{key}`, which is missing",
            f"write `{key}: …`",
            parent,
            is_key=True,
        )

    def _unknown(self) -> Problem:
        key, keys = str(self.path[-1]), _keys_of(self.record)
        help = (
            self.suggestions.did_you_mean(key, keys)
            or f"its keys are {', '.join(f'`{name}`' for name in keys)}"
        )
        if self.is_end:
            help = "write `worst`, the measure worth 0, and `best`, the measure worth 100"
        elif self.input is None and (pair := _unspaced(key)):
            help = f"write `{pair}`, with a space"
        return self.problem(
            "unknown-key", f"`{key}` is not a key of {self.record.noun}", help, is_key=True
        )

    def _not_text(self) -> Problem:
        return self.problem("wrong-type", f"{self.name} is text, not {self.given}")

    def _empty_text(self) -> Problem:
        return self.problem(
            "missing-value", f"{self.name} is empty", "write some text, or take the key out"
        )

    def _not_a_block(self) -> Problem:
        message = f"{self.name} is a block of keys, not {self.given}"
        if isinstance(self.input, str) and (pair := _unspaced(self.input)):
            return self.problem("wrong-type", message, f"write `{pair}`, with a space")
        if not (isinstance(self.input, tuple) and isinstance(next(iter(self.input), None), dict)):
            return self.problem("wrong-type", message)
        first = self.input[0]
        if len(first) == 1:
            key = next(iter(first))
            help = f"write `{key}:` in place of `- {key}:`, and so on"
        else:
            key = next((str(first[key]) for key in ("id", "name", "title") if key in first), "")
            help = f"write an id in place of each `-`, such as `{slug(key) or 'first'}:`"
        return self.problem("wrong-type", message, help, (*self.path, 0))

    def _not_a_list(self) -> Problem:
        if self.path and self.path[-1] in ("range", "weight_range"):
            return self.problem("bad-range", "a range is two numbers", self._range_help())
        if isinstance(self.input, tuple):
            given = f"{self.name} is a list of two, and has {len(self.input)}"
            return self.problem("wrong-type", given)
        help = ""
        if isinstance(self.input, str) and self.input.lower() in _NOTHING:
            help = f"write `{self.path[-1]}: []`, or leave it out"
        elif isinstance(self.input, str) and len(self.input) < _LONGEST_QUOTE:
            help = f"write `{self.path[-1]}: [{self.input}]`"
        return self.problem("wrong-type", f"{self.name} is a list, not {self.given}", help)

    def _range_help(self) -> str:
        is_longer = isinstance(self.input, tuple) and len(self.input) > 2
        return f"write `{self.path[-1]}: [low, high]`" + (
            "; decimals take a point" if is_longer else ""
        )

    def _not_a_flag(self) -> Problem:
        return self.problem("wrong-type", f"{self.name} is `true` or `false`, not {self.given}")

    def _not_a_number(self) -> Problem:
        what, help = "a number", ""
        if isinstance(self.input, str):
            help = number_meant(self.input, is_score=self.path[:1] == ("scores",))
        if self.kind.startswith("int"):
            what = "a whole number"
            help = help or ("" if isinstance(self.input, str) else "write no decimal point")
        help = _OF_KEYS.get(str(self.path[-1]), help)
        return self.problem("wrong-type", f"{self.name} is {what}, not {self.given}", help)

    def _not_a_choice(self) -> Problem:
        choices = _choices(str(self.context["expected"]))
        listed = f"choose one of {', '.join(f'`{choice}`' for choice in choices)}"
        if isinstance(self.input, (tuple, dict)):
            return self.problem("bad-choice", f"{self.name} is one word, not {self.given}", listed)
        written = self.node.value if isinstance(self.node, ScalarNode) else str(self.input)
        return self.problem(
            "bad-choice",
            f"`{_quoted(written)}` is not a choice for {self.name}",
            _OF_KEYS.get(str(self.path[-1]))
            or self.suggestions.did_you_mean(written, choices)
            or listed,
        )

    def _otherwise(self) -> Problem:
        context = self.context
        if LARGEST_NUMBER in (context.get("le"), -context.get("ge", 0.0)):
            return self._not_finite()
        for bound, words in (
            ("ge", "at least"),
            ("gt", "above"),
            ("le", "at most"),
            ("lt", "below"),
        ):
            if bound in context:
                return self.problem(
                    "out-of-range",
                    f"{self.name} is {self.given}, and must be {words} {context[bound]:g}",
                )
        return self.problem("wrong-type", f"{self.name} cannot be {self.given}")

    def _not_finite(self) -> Problem:
        return self.problem(
            "bad-number",
            f"{self.name} is {self.given}, which is not finite or too large",
            f"write a number between -{LARGEST_NUMBER:g} and {LARGEST_NUMBER:g}",
        )


_NOTHING = ("none", "nothing", "no", "n/a", "-", "–")
# The halves of a code, which are easily exchanged.
_OF_KEYS = {
    "credibility": "it is 1 to 6; letters are the source's `reliability`",
    "reliability": "it is `A`, `B`, `C`, `D`, `E` or `F`; numbers are a statement's `credibility`",
}

_ANSWERS: dict[str, Callable[[_Error], Problem]] = {
    "string_type": _Error._not_text,
    "string_too_short": _Error._empty_text,
    "model_type": _Error._not_a_block,
    "dict_type": _Error._not_a_block,
    "tuple_type": _Error._not_a_list,
    "too_short": _Error._not_a_list,
    "too_long": _Error._not_a_list,
    "bool_type": _Error._not_a_flag,
    "float_type": _Error._not_a_number,
    "int_type": _Error._not_a_number,
    "literal_error": _Error._not_a_choice,
    "finite_number": _Error._not_finite,
}


def _unspaced(text: str) -> str:
    """A pair `key: value` that lacks its space, with the space; else the empty string."""
    pair = re.fullmatch(r"([A-Za-z_][\w.-]*):([^\s:/].*)", text)
    return f"{pair[1]}: {_quoted(pair[2])}" if pair else ""


def _quoted(text: str) -> str:
    return f"{text[:_LONGEST_QUOTE]}…" if len(text) > _LONGEST_QUOTE else text


@cache
def _keys_of(record: type[Record]) -> dict[str, object]:
    # One object for each record: what was found for it is found again by that.
    return dict(record.fields_by_key())


@cache
def _choices(expected: str) -> tuple[str, ...]:
    # pydantic lists literals as `'a', 'b' or 'c'`.
    return tuple(part.strip(" '") for part in expected.replace(" or ", ", ").split(","))
