"""What YAML cannot read, in words that say what to do about it."""

import re
import unicodedata
from typing import NamedTuple

import yaml

from belarus_options.model.layout import option_of
from belarus_options.model.problem import Position, Problem

QUOTE_IT = "put it in quotes or after `>-`"
_PROSE = f"if this is text, {QUOTE_IT}"

# Spaces that look like the plain one, or like nothing.
ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")

_FOLDED = "text after `>` or `|` starts on the next line"


class _Answer(NamedTuple):
    """What a phrase of the parser means to whoever wrote the file, and the way out.

    `at_start` says that the cause is where the parser began, rather than where it gave up.
    """

    message: str
    help: str
    at_start: bool = False
    name: str = "yaml-syntax"


_NOT_YAML = _Answer("YAML cannot read on from here", f"check the line; {_PROSE}")
_SECOND_DOCUMENT = _Answer("a second document starts here", "take the line `---` out")
_SECOND_OPTION = _Answer(
    "a second document starts here, and a file of options/ is one option",
    "move what follows into a file of its own, options/ID.yaml; else take the line `---` out",
    name="not-one-option",
)
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
    "but found another document": _SECOND_DOCUMENT,
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
        if answer is _SECOND_DOCUMENT and option_of(file) is not None:
            answer = _SECOND_OPTION
    elif isinstance(error, yaml.reader.ReaderError):
        answer = _ANSWERS["control characters are not allowed"]
        index = _reader_index(error, text)
    else:
        return Problem("yaml-syntax", "this is not YAML", file=file)
    position = Position.within(file, text, index, index + 1)
    return Problem(answer.name, answer.message, answer.help, position=position)


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
    slip = _slip(text, index) if phrase in _VAGUE else None
    if slip is not None:
        return slip
    if answer.at_start and error.context_mark is not None:
        index = error.context_mark.index
    return answer, index


def _slip(text: str, index: int) -> tuple[_Answer, int] | None:
    """The slip of the pen for which the parser has but a vague phrase, and where it stands: on the
    line where the parser gave up or, as text goes on over lines, on the one before."""
    begin = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[begin : end if end >= 0 else len(text)]
    if _DASH.match(text, index):
        help = "take the `- ` out, or check the indentation"
        return _Answer("a list item `- ` stands among keys", help), index
    quoted = _QUOTED.match(line)
    if quoted is None or quoted.end() > index - begin:
        quoted = _ENDED.search(line, 0, index - begin)
    if quoted is not None:
        return _quote_ends(quoted["quote"]), begin + quoted.start("quote")
    if (slip := _line_slip(line, begin)) is not None or ": " in line[: index - begin]:
        return slip
    # Text that was not ended above goes on here.
    before = text[:begin].rstrip()
    above = before.rfind("\n") + 1
    return _line_slip(before[above:], above)


def _line_slip(line: str, begin: int) -> tuple[_Answer, int] | None:
    """A space that nobody sees or one that is missing, in a line that begins at an index."""
    if space := _LEADING_SPACE.match(line):
        return _Answer(*odd_space_words(space["space"])), begin + space.start("space")
    if pair := _NO_SPACE.match(line):
        message = f"no space stands between `{pair['key']}:` and what follows"
        help = f"write `{pair['key']}: {pair['value'][:40].strip()}`"
        return _Answer(message, help), begin + pair.start("value")
    return None


# What the parser says where it has taken a text for longer or shorter than it was meant.
_VAGUE = frozenset(
    (
        "mapping values are not allowed in this context",
        "could not find expected ':'",
        "did not find expected key",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    )
)
_DASH = re.compile(r"-(?=[ \t]|$)", re.MULTILINE)
# A text in quotes, alone or behind a key, with more behind it.
_QUOTED = re.compile(
    r"""\s*(?:- +)?(?:[^\s'"][^'"]*:\s+)?(?:'(?:[^']|'')*|"(?:[^"\\]|\\.)*)(?P<quote>['"])"""
    r"(?=[ \t]*[^\s,:\]}#])"
)
_ENDED = re.compile(r"""(?P<quote>['"])[ \t]*\Z""")
# In the indentation or behind a key, where YAML takes it for text.
_LEADING_SPACE = re.compile(rf"(?:[ -]*|[ -]*[^\s:#'\"]+:[ ]*)(?P<space>{ODD_SPACE.pattern})")
_NO_SPACE = re.compile(r"\s*(?:- +)?(?P<key>[A-Za-z_][\w.-]*):(?P<value>[^\s:/].*)")


def _quote_ends(quote: str) -> _Answer:
    other, within = ("double", "`''`") if quote == "'" else ("single", '`\\"`')
    return _Answer(
        "the quote ends here, and the text goes on",
        f"put the whole text in {other} quotes or after `>-`, or write {within} within it",
    )


def odd_space_words(character: str) -> tuple[str, str]:
    """What is said of a space other than the plain one, and the way out."""
    return (
        f"{unicodedata.name(character)} (U+{ord(character):04X}) stands here, which YAML takes for"
        " text",
        "write a plain space, or take it out",
    )


def _reader_index(error: yaml.reader.ReaderError, text: str) -> int:
    # The C parser counts bytes here, not characters.
    return len(text.encode()[: error.position].decode(errors="ignore"))
