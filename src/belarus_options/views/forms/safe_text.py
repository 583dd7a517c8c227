"""Text from files made safe to show: it stays text on a terminal, in a table, in a spreadsheet."""

import codecs
import re

# What chooses a form of the character before it.
_SELECTORS = "\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# C0 and C1 controls, line and paragraph separators, bidirectional marks and overrides, byte order
# marks, interlinear and tag characters: what could move the cursor or reorder a line. And what is
# not seen (Unicode, Default_Ignorable_Code_Point), with which two names could look alike: joiners
# and selectors have a sense only right behind a character that is neither plain nor one of them.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    "|(?<![^\x00-\x7f\u200c\u200d])[\u200c\u200d]"
    f"|(?<![^\x00-\x7f\u200c\u200d{_SELECTORS}])[{_SELECTORS}]"
)
# The only characters that are neither unsafe nor allowed in XML.
_NO_XML = re.compile("[\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[\t\r\n]")
# Signs of any width (forms that Unicode takes for compatible with them).
_FORMULA = re.compile(
    r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u207a\u207c\u208a\u208c]"
)
_MARKDOWN = re.compile(r"([\\`*_\[\]<|~&$]|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
# What makes a list, a quote, a rule or a heading of a line that starts with it.
_MARKDOWN_START = re.compile(r"^(\s*)(?:(\d{1,9})([.)])(?=\s|$)|([-+#>=]+)(?=\s|$)|(>))")
# What a sentence commonly holds beyond ASCII, and the nearest that every terminal can show.
_PLAIN = {
    "–": "-", "—": "--", "−": "-", "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...",
    "·": "|", "×": "x", "≤": "<=", "≥": ">=", "→": "->", "†": "(+)", "‡": "(*)", "•": "*",
    "\u00a0": " ", "\u202f": " ", "━": "=", "┄": ".", "●": "o", "│": "|", "╋": "+",
    "╱": "/", "╲": "\\", "─": "-", "▲": "^",
}  # fmt: skip


def one_line(text: str) -> str:
    """The text on one line, line breaks folded to spaces and unsafe characters spelled out."""
    if text.isascii() and text.isprintable():
        return text
    if _BREAK.search(text) is not None:
        text = _SPACE.sub(lambda space: " " if _BREAK.search(space[0]) else space[0], text)
    return _UNSAFE.sub(_spelled_out, text)


def escape_unsafe(text: str) -> str:
    """The text with unsafe characters spelled out as JSON does; valid inside its strings."""
    return _UNSAFE.sub(lambda m: m[0] if m[0] == "\n" else _json_escape(m[0]), text)


def workbook_text(text: str) -> str:
    """The text of a cell in a workbook, where it is a text whatever it begins with."""
    text = text.replace("\t", " ")
    text = _UNSAFE.sub(lambda m: m[0] if m[0] == "\n" else _spelled_out(m), text)
    return _NO_XML.sub(_spelled_out, text)


def spreadsheet_text(text: str) -> str:
    """A cell that no spreadsheet runs as a formula (OWASP, CSV injection)."""
    text = one_line(text)
    return f"'{text}" if _FORMULA.match(text) else text


def markdown_text(text: str) -> str:
    """The text for a cell of a Markdown table: no mark-up, no further cell."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def markdown_code(text: str) -> str:
    """Words to be copied, as code; nothing within code is mark-up."""
    return f"`{one_line(text).replace(chr(96), chr(39))}`"


def markdown_start(text: str) -> str:
    """Escaped text as a line of a page, which it starts no list, quote or heading with."""
    return _MARKDOWN_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    space, number, after, sign, quote = match.groups()
    return f"{space}{number}\\{after}" if number else f"{space}\\{sign or quote}"


def _spelled_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(
        f"\\u{int.from_bytes(units[i : i + 2], 'big'):04x}" for i in range(0, len(units), 2)
    )


def _to_encodable(error: UnicodeError) -> tuple[str, int]:
    # Needed only on terminals that are not UTF-8.
    import unicodedata

    assert isinstance(error, UnicodeEncodeError)
    shown = []
    for character in error.object[error.start : error.end]:
        plain = _PLAIN.get(character)
        if plain is None:
            plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        shown.append(plain or character.encode("ascii", "backslashreplace").decode())
    return "".join(shown), error.end


# For terminals that are not UTF-8: the nearest plain letters, else an escape, never a crash.
ENCODABLE = "belarus_options.encodable"
codecs.register_error(ENCODABLE, _to_encodable)
