"""A report as JSON: one object, the same bytes for the same input."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from belarus_options.views.forms.safe_text import escape_unsafe
from belarus_options.views.report.report import Report

# The number of the keys' meaning; docs/json.md lists what changed from one to the next.
SCHEMA = 2


def to_json(
    report: Report,
    command: str,
    version: str,
    project: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] = MappingProxyType({}),
    screened_out: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The envelope that every command has, and the result in it; unsafe characters are escaped.

    Without a project there is nobody who could be screened out."""
    of_project = project is not None
    document = {
        "schema": SCHEMA,
        "command": command,
        "version": version,
        **({"project": project} if of_project else {}),
        "settings": {**settings, **report.own_settings},
        **({"screened_out": list(screened_out)} if of_project else {}),
        "result": report.result(),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return escape_unsafe(text) + "\n"
