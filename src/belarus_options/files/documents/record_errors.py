"""Pydantic's errors in our own words: what is wrong, where it stands, a way out."""

from collections.abc import Callable
from typing import Any, get_args

from pydantic_core import ErrorDetails
from yaml import MappingNode, ScalarNode

from belarus_options.files.documents.document import Document
from belarus_options.model.base import LARGEST_NUMBER, NO_ASCII_ID, NO_ID, Record
from belarus_options.model.criteria import ConstructedScale, MeasuredScale
from belarus_options.model.problem import Place, Problem
from belarus_options.model.suggest import did_you_mean, nearest

# pydantic names the form of a scale that it took in an error's path.
_FORMS: dict[str, type[Record]] = {"<constructed>": ConstructedScale, "<measured>": MeasuredScale}
_LONGEST_QUOTE = 40


def problems_of(document: Document, shape: type, details: list[ErrorDetails]) -> list[Problem]:
    """What is wrong with a document, each slip once and without what only follows from another."""
    # What is no id at all is said by the other half of the rule.
    kept = [detail for detail in details if NO_ASCII_ID not in detail["loc"]]
    errors = [_Error(document, shape, detail) for detail in kept]
    misspelt = {
        (error.path[:-1], meant) for error in errors if error.is_unknown for meant in error.meant
    }
    slips = [error for error in errors if not (error.is_missing and error.location in misspelt)]
    return list(dict.fromkeys(error.in_our_words() for error in slips))


class _Error:
    """One of pydantic's errors, and the node that it is about."""

    def __init__(self, document: Document, shape: type, detail: ErrorDetails) -> None:
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
        self.record = _record_at(shape, self.path[:-1])
        self.node = document.find(self.path)[1]

    @property
    def location(self) -> tuple[tuple[str | int, ...], str]:
        return self.path[:-1], str(self.path[-1])

    @property
    def meant(self) -> list[str]:
        """The keys that an unknown key may be a slip for."""
        return nearest(str(self.path[-1]), self.record.model_fields)

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
            keys = ", ".join(f"`{key}`" for key in self.record.model_fields)
            key = str(self.path[-1])
            return self.problem(
                "unknown-key",
                f"`{key}` is not a key of {self.record.noun}",
                did_you_mean(key, self.record.model_fields) or f"its keys are {keys}",
                is_key=True,
            )
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
        return Problem(name, message, help, position=self.document.position(place))

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

    def _not_text(self) -> Problem:
        return self.problem("wrong-type", f"{self.name} is text, not {self.given}")

    def _empty_text(self) -> Problem:
        return self.problem(
            "missing-value", f"{self.name} is empty", "write some text, or take the key out"
        )

    def _not_a_block(self) -> Problem:
        return self.problem("wrong-type", f"{self.name} is a block of keys, not {self.given}")

    def _not_a_list(self) -> Problem:
        if self.path and self.path[-1] == "range":
            return self.problem("bad-range", "a range is two numbers", "write `range: [low, high]`")
        is_short = isinstance(self.input, str) and len(self.input) < _LONGEST_QUOTE
        help = f"write `{self.path[-1]}: [{self.input}]`" if is_short else ""
        return self.problem("wrong-type", f"{self.name} is a list, not {self.given}", help)

    def _not_a_flag(self) -> Problem:
        return self.problem("wrong-type", f"{self.name} is `true` or `false`, not {self.given}")

    def _not_a_number(self) -> Problem:
        what, help = "a number", ""
        if isinstance(self.input, str) and "," in self.input:
            help = "decimals take a point, and thousands no separator"
        elif isinstance(self.input, str) and self.input.endswith("%"):
            help = "write a plain number; only weights and probabilities are shares"
        elif isinstance(self.input, str) and isinstance(self.node, ScalarNode) and self.node.style:
            help = "take the quotes off"
        if self.kind.startswith("int"):
            what = "a whole number"
            help = help or "write it without a decimal point"
        return self.problem("wrong-type", f"{self.name} is {what}, not {self.given}", help)

    def _not_a_choice(self) -> Problem:
        # pydantic lists literals as `'a', 'b' or 'c'`.
        expected = str(self.context["expected"]).replace(" or ", ", ").split(",")
        choices = [part.strip(" '") for part in expected]
        listed = f"choose one of {', '.join(f'`{choice}`' for choice in choices)}"
        if isinstance(self.input, (tuple, dict)):
            return self.problem("bad-choice", f"{self.name} is one word, not {self.given}", listed)
        written = self.node.value if isinstance(self.node, ScalarNode) else str(self.input)
        return self.problem(
            "bad-choice",
            f"`{_quoted(written)}` is not a choice for {self.name}",
            did_you_mean(written, choices) or listed,
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


def _quoted(text: str) -> str:
    return f"{text[:_LONGEST_QUOTE]}…" if len(text) > _LONGEST_QUOTE else text


def _record_at(shape: type, path: tuple[str | int, ...]) -> type[Record]:
    """The record class whose keys stand at a path, found along the fields' annotations."""
    record = shape if _is_record(shape) else Record
    annotation: Any = shape
    for step in path:
        annotation = _FORMS.get(str(step)) or _below(annotation, str(step))
        if _is_record(annotation):
            record = annotation
    return record


def _below(annotation: Any, step: str) -> Any:
    if _is_record(annotation):
        field = annotation.model_fields.get(step)
        annotation = field.annotation if field else annotation
    elif arguments := get_args(annotation):
        # From a dict or a tuple to its items.
        annotation = arguments[-1]
    while hasattr(annotation, "__metadata__") or type(None) in get_args(annotation):
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    return annotation


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)
