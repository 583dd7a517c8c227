"""A report as JSON: one object, the same bytes for the same input."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from belarus_options.model.project import Project
from belarus_options.model.settings import Settings, screened_out
from belarus_options.views.forms.safe_text import escape_unsafe
from belarus_options.views.report.report import Report

# The number of the keys' meaning; docs/json.md lists what changed from one to the next.
SCHEMA = 2


def project_to_json(
    report: Report, command: str, version: str, project: Project, digest: str, settings: Settings
) -> str:
    """A report on a project under settings; `digest` is over the project's files."""
    of_project = {"title": project.decision.title, "folder": project.folder, "digest": digest}
    failed = screened_out(project, settings)
    left_out = [{"option": option, "failed": list(names)} for option, names in failed.items()]
    return to_json(report, command, version, of_project, _shared(settings), left_out)


def _shared(settings: Settings) -> dict[str, Any]:
    """The settings that all commands share."""
    return {
        "weights": {weight.path: str(weight.value) for weight in settings.weights},
        "perspective": settings.perspective,
        "scenario": settings.scenario,
        "options": list(settings.options) if settings.options is not None else None,
        "what_if": {score.cell: score.value for score in settings.scores},
        **({"include_screened": True} if settings.includes_screened else {}),
    }


def to_json(
    report: Report,
    command: str,
    version: str,
    project: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] = MappingProxyType({}),
    left_out: Sequence[Mapping[str, Any]] = (),
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
        **({"screened_out": list(left_out)} if of_project else {}),
        "result": report.result(),
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return escape_unsafe(text) + "\n"
