"""What `check` reads of a project beside its data."""

from belarus_options.files.documents.comments import find_allows, find_cut_prose
from belarus_options.files.placeholders import find_placeholders
from belarus_options.files.project import LoadedProject
from belarus_options.model.finding import TextAnnotations


def annotations(loaded: LoadedProject) -> TextAnnotations:
    """What rules about the text find, the comments that allow findings, and where places are."""
    documents = loaded.documents
    found = {"cut-prose": find_cut_prose(documents), "placeholder": find_placeholders(documents)}
    return TextAnnotations(found, find_allows(documents), loaded.position)
