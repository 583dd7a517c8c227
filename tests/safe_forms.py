"""What no form may hold, whatever stands in the files."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt

# What no form may hold raw, but for line ends: controls, marks and overrides of direction, tags,
# and what is not seen behind plain letters.
UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
    "|[\x00-\x7f][\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
FORMULA = re.compile("[\\s'\"]*[=+@\\-＝＋＠－\ufe62\ufe63\ufe66\ufe6b]")

IS_NUMBER = re.compile(r"[-+][\d.]+(e-\d+)?%?[†‡]*")


BLOCKS = {
    f"{kind}_{end}"
    for kind in ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list",
                 "list_item")
    for end in ("open", "close")
} | {"inline"}  # fmt: skip


def assert_safe(text: str) -> None:
    """Nothing in it reaches a terminal, a browser or a reader as more, or less, than text."""
    assert not UNSAFE.search(text), UNSAFE.findall(text)


def assert_no_formulas(table: Sequence[Sequence[str]]) -> None:
    """Each row has as many cells as the header, and a spreadsheet would run none of them."""
    assert {len(row) for row in table} == {len(table[0])}
    for cell in (cell for row in table for cell in row):
        assert IS_NUMBER.fullmatch(cell) or cell[:1] == "'" or not FORMULA.match(cell)


def assert_plain_markdown(text: str) -> None:
    """Of mark-up it has ours alone, and of code commands; nothing is a link on GitHub either."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inside = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens} <= BLOCKS
    assert {child.type for child in inside} <= {"text", "softbreak", "hardbreak", "code_inline"}
    code = {child.content.split(" ")[0] for child in inside if child.type == "code_inline"}
    assert code <= {"belarus-options", "screening", "must"}
    # GitHub makes links of these even where nothing marks them.
    assert not re.search(r"://|www\.", text)


def as_shown(text: str) -> str:
    """A text of a file as people see it, as far as it needs no escapes: the longest piece."""
    return max(re.split(r"[^ -~]+| {2,}", text), key=len).strip()
