"""Published examples, as they stand in `cases`."""

import json
from pathlib import Path
from typing import Any

_CASES = Path(__file__).parent / "cases"


def case(name: str) -> Any:
    """The example of this name: what is given, and the figures that its source prints."""
    return json.loads((_CASES / f"{name}.json").read_text(encoding="utf-8"))
