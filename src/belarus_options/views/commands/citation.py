"""Where a piece of evidence is from: the kind, the source and the place in it."""

from belarus_options.model.evidence import Evidence
from belarus_options.model.project import Project


def citation(project: Project, evidence: Evidence) -> str:
    """Kind, source, place and the two letters of the Admiralty code where they are stated."""
    if evidence.source is None:
        return evidence.kind
    reliability = project.sources[evidence.source].reliability or "?"
    credibility = evidence.credibility or "?"
    code = f"{reliability}{credibility}" if (reliability, credibility) != ("?", "?") else ""
    return ", ".join(filter(None, [evidence.kind, place_in_source(evidence), code]))


def place_in_source(evidence: Evidence) -> str:
    """The source and the place in it, empty for what has no source."""
    if evidence.source is None:
        return ""
    where = evidence.where
    parts = [evidence.source]
    if where is not None:
        parts += [f"“{where.section}”"] if where.section is not None else []
        parts += [f"paragraph {where.paragraph}"] if where.paragraph is not None else []
        parts += [f"page {where.page}"] if where.page is not None else []
        parts += [where.url] if where.url is not None else []
    return ", ".join(parts)
