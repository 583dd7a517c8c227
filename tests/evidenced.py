"""Projects in memory whose scores cite evidence."""

from collections.abc import Mapping
from typing import Any

from belarus_options.model.evidence import Evidence, Source
from belarus_options.model.project import Project
from models import project


def evidenced(
    criteria: Mapping[str, Any],
    scores: Mapping[str, Mapping[str, Any]],
    items: Mapping[str, str | None],
    **further: Any,
) -> Project:
    """A project with these items of evidence, each with its source, or None for an assumption."""
    evidence = {
        id_: Evidence(kind="assumption", says=f"It is assumed: {id_}.", because="Nobody knows.")
        if source is None
        else Evidence(kind="fact", says=f"It is so: {id_}.", source=source)
        for id_, source in items.items()
    }
    sources = {name: Source(title=f"On {name}") for name in items.values() if name is not None}
    return project(criteria, scores, **further)._replace(evidence=evidence, sources=sources)
