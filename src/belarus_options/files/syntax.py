"""What YAML cannot read, in words that say what to do about it."""

from typing import TYPE_CHECKING

import yaml

from belarus_options.model.problem import Problem

if TYPE_CHECKING:
    from belarus_options.files.document import Document

QUOTE_IT = "put it in quotes or after `>-`"
_PROSE = f"if this is text, {QUOTE_IT}"

# The parser's own phrase, then ours and the way out.
_PHRASES = {
    "mapping values are not allowed in this context": (
        "a `: ` stands where no key can be",
        f"{_PROSE}; else check the indentation",
    ),
    "could not find expected ':'": (
        "this is neither `key: value` nor part of a text",
        f"write `key: value`; {_PROSE}",
    ),
    "did not find expected key": (
        "a key was expected here",
        f"check the indentation and any quotes; {_PROSE}",
    ),
    "found unexpected end of stream": (
        "the quote that opens here is not closed",
        f"close it; {_PROSE}",
    ),
    "did not find expected ',' or ']'": (
        "the list opened by `[` goes on here without `,` or `]`",
        "close it with `]`, or put text with `[` in quotes",
    ),
    "did not find expected ',' or '}'": (
        "the block opened by `{` goes on here without `,` or `}`",
        "close it with `}`, or put text with `{` in quotes",
    ),
    "did not find expected alphabetic or numeric character": (
        "text cannot start with `*` or `&`",
        f"{_PROSE}",
    ),
    "found undefined alias": ("text cannot start with `*`", _PROSE),
    "block sequence entries are not allowed in this context": (
        "a list item `- ` stands where none can be",
        f"start the list on a line of its own; {_PROSE}",
    ),
    "did not find expected '-' indicator": (
        "a list item `- ` was expected here",
        "indent all items of a list alike",
    ),
    "did not find expected <document start>": (
        "something stands after the end of the block",
        f"check the indentation; {_PROSE}",
    ),
    "expected a single document in the stream": (
        "a second document starts here",
        "take the line `---` out",
    ),
    "did not find expected digit or hexadecimal number": ("an escape is not complete", QUOTE_IT),
    "found unknown escape character": (
        "this escape is not one that YAML knows",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    "control characters are not allowed": (
        "a control character stands here",
        "take it out; files hold text and line breaks only",
    ),
}


def syntax_problem(error: yaml.YAMLError, document: "Document") -> Problem:
    """The problem that a parser's error stands for, where it is, in our own words."""
    if isinstance(error, yaml.reader.ReaderError):
        index = _reader_index(error, document.text)
        message, help = _PHRASES["control characters are not allowed"]
        return Problem(
            "yaml-syntax", message, help, position=document.position_at(index, index + 1)
        )
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("yaml-syntax", "this is not YAML", file=document.file)
    phrase = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    if phrase == "found unexpected end of stream":
        mark = error.context_mark or mark
    index = min(mark.index, len(document.text)) if mark is not None else 0
    position = document.position_at(index, index + 1)
    if phrase.startswith("found character that cannot start any token") or "tab" in phrase:
        character = document.text[index : index + 1]
        if character == "\t" or "tab" in phrase:
            return Problem(
                "yaml-syntax", "a tab stands in the indentation", "use spaces", position=position
            )
        return Problem(
            "yaml-syntax", f"text cannot start with `{character}`", _PROSE, position=position
        )
    message, help = _PHRASES.get(phrase, (f"YAML cannot read this: {phrase}", _PROSE))
    return Problem("yaml-syntax", message, help, position=position)


def _reader_index(error: yaml.reader.ReaderError, text: str) -> int:
    # The C parser counts bytes here, not characters.
    return len(text.encode()[: error.position].decode(errors="ignore"))
