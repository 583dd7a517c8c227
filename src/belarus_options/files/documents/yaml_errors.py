"""What YAML cannot read, in words that say what to do about it."""

from typing import NamedTuple

import yaml

from belarus_options.model.problem import Position, Problem

QUOTE_IT = "put it in quotes or after `>-`"
_PROSE = f"if this is text, {QUOTE_IT}"

_FOLDED = "text after `>` or `|` starts on the next line"


class _Answer(NamedTuple):
    """What a phrase of the parser means to whoever wrote the file, and the way out.

    `at_start` says that the cause is where the parser began, rather than where it gave up.
    """

    message: str
    help: str
    at_start: bool = False


_NOT_YAML = _Answer("YAML cannot read on from here", f"check the line; {_PROSE}")
_ANSWERS = {
    "mapping values are not allowed in this context": _Answer(
        "a `: ` stands where no key can be", f"{_PROSE}; else check the indentation"
    ),
    "mapping keys are not allowed in this context": _Answer("text cannot start with `?`", _PROSE),
    "could not find expected ':'": _Answer(
        "this is neither `key: value` nor part of a text",
        f"write `key: value`; {_PROSE}",
        at_start=True,
    ),
    "did not find expected key": _Answer(
        "a key was expected here", f"check the indentation and any quotes; {_PROSE}"
    ),
    "did not find expected node content": _Answer(
        "a value was expected here", f"close every `[` with `]` and every `{{` with `}}`; {_PROSE}"
    ),
    "found unexpected end of stream": _Answer(
        "the quote that opens here is not closed", f"close it; {_PROSE}", at_start=True
    ),
    "found unexpected document indicator": _Answer(
        "the line `---` stands inside of a quote that is not closed", "close the quote before it"
    ),
    "did not find expected ',' or ']'": _Answer(
        "the list opened by `[` goes on here without `,` or `]`",
        "close it with `]`; text with `[`, `,` or `: ` in it goes in quotes",
    ),
    "did not find expected ',' or '}'": _Answer(
        "the block opened by `{` goes on here without `,` or `}`",
        "close it with `}`; text with `{`, `,` or `: ` in it goes in quotes",
    ),
    "did not find expected alphabetic or numeric character": _Answer(
        "text cannot start with `*` or `&`", _PROSE, at_start=True
    ),
    "found undefined alias": _Answer("text cannot start with `*`", _PROSE),
    "did not find expected comment or line break": _Answer(_FOLDED, _PROSE),
    "found an indentation indicator equal to 0": _Answer(_FOLDED, _PROSE),
    "found undefined tag handle": _Answer("text cannot start with `!`", _PROSE),
    "did not find the expected '>'": _Answer("text cannot start with `!`", _PROSE),
    "did not find URI escaped octet": _Answer("text cannot start with `!`", _PROSE),
    "found unknown directive name": _Answer("a line cannot start with `%`", _PROSE, at_start=True),
    "block sequence entries are not allowed in this context": _Answer(
        "a list item `- ` stands where none can be",
        f"start the list on a line of its own; {_PROSE}",
    ),
    "did not find expected '-' indicator": _Answer(
        "a list item `- ` was expected here", "indent all items of a list alike"
    ),
    "did not find expected <document start>": _Answer(
        "something stands after the end of the block", f"check the indentation; {_PROSE}"
    ),
    "but found another document": _Answer(
        "a second document starts here", "take the line `---` out"
    ),
    "found incompatible YAML document": _Answer(
        "the directive asks for another version of YAML", "take the line out"
    ),
    "did not find expected hexdecimal number": _Answer("this escape is not complete", _PROSE),
    "found invalid Unicode character escape code": _Answer(
        "this escape stands for no character", "write the character itself"
    ),
    "found unknown escape character": _Answer(
        "this escape is not one that YAML knows",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    "control characters are not allowed": _Answer(
        "a control character stands here", "take it out; files hold text and line breaks only"
    ),
}


def syntax_problem(error: yaml.YAMLError, file: str, text: str) -> Problem:
    """The problem that a parser's error stands for, where it is, in our own words."""
    if isinstance(error, yaml.MarkedYAMLError):
        answer, index = _marked(error, text)
    elif isinstance(error, yaml.reader.ReaderError):
        answer = _ANSWERS["control characters are not allowed"]
        index = _reader_index(error, text)
    else:
        return Problem("yaml-syntax", "this is not YAML", file=file)
    position = Position.within(file, text, index, index + 1)
    return Problem("yaml-syntax", answer.message, answer.help, position=position)


def _marked(error: yaml.MarkedYAMLError, text: str) -> tuple[_Answer, int]:
    """What an error of the scanner or the parser means, and at which character it stands."""
    phrase = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    index = min(mark.index, len(text)) if mark is not None else 0
    character = text[index : index + 1]
    if character == "\t" or "tab" in phrase:
        return _Answer("a tab stands in the indentation", "use spaces"), index
    if phrase.startswith("found character that cannot start any token"):
        return _Answer(f"text cannot start with `{character}`", _PROSE), index
    answer = _ANSWERS.get(phrase, _NOT_YAML)
    if answer.at_start and error.context_mark is not None:
        index = error.context_mark.index
    return answer, index


def _reader_index(error: yaml.reader.ReaderError, text: str) -> int:
    # The C parser counts bytes here, not characters.
    return len(text.encode()[: error.position].decode(errors="ignore"))
