"""What people call options, criteria and others: their short names."""

from collections.abc import Callable

from belarus_options.model.bundles import BUNDLE_SEPARATOR
from belarus_options.model.names import ShortNames
from belarus_options.model.project import Project
from belarus_options.views.report.sentence import Reference, Subject

# Columns of a name that is cut.
_CUT = 32


def by_short_name(project: Project) -> Callable[[Reference], str]:
    """Calls what a project has by its short name; evidence has none and keeps its id."""
    return _by(ShortNames(project))


def by_name(project: Project) -> Callable[[Reference], str]:
    """The same where there is some room: by the first words of a long name, and by no id."""
    return _by(ShortNames(project, _CUT))


def _by(names: ShortNames) -> Callable[[Reference], str]:
    def name(reference: Reference) -> str:
        match reference.subject:
            case Subject.option:
                known = names.options
                if BUNDLE_SEPARATOR in reference.id:
                    return _of_bundle(names, reference.id)
                # A course that stands beside the options; no option has its id.
                if reference.id not in known:
                    known = names.bundles
            case Subject.bundle:
                known = names.bundles
            case Subject.criterion:
                known = names.criteria
            case Subject.perspective:
                known = names.perspectives
            case Subject.scenario:
                known = names.scenarios
            case Subject.test:
                known = names.tests
            case _:
                return reference.id
        return known.get(reference.id, reference.id)

    return name


def _of_bundle(names: ShortNames, id: str) -> str:
    """A row that is a bundle: its options' names with `+` between."""
    return " + ".join(names.options.get(each, each) for each in id.split(BUNDLE_SEPARATOR))
