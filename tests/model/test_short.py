"""`short` is one line of at most 24 columns of a terminal."""

import pytest
from pydantic import TypeAdapter, ValidationError

from belarus_options.model.short import ShortName, columns


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Cut ties", 8), ("attaché", 7), ("attache\u0301", 7), ("白俄罗斯", 8), ("가나", 4)],
)
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    """A wide character takes two columns and a combining mark none."""
    assert columns(text) == width


@pytest.mark.parametrize("text", ["x" * 24, "白" * 12, "e\u0301" * 24])
def test_a_short_name_of_24_columns_is_taken(text: str) -> None:
    """24 columns are the most; one narrow letter more is refused."""
    adapter: TypeAdapter[str] = TypeAdapter(ShortName)
    assert adapter.validate_python(text) == text
    with pytest.raises(ValidationError, match="25 columns"):
        adapter.validate_python(text + "x")
