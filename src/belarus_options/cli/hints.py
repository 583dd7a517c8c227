"""What a weight on the command line does, where that is easily taken for something else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belarus_options.model.settings import weights_under
from belarus_options.model.weight_readings import set_numbers
from belarus_options.views.report.numbers import weight

if TYPE_CHECKING:
    from belarus_options.model.project import Project
    from belarus_options.model.settings import Settings


def weight_hints(project: "Project", settings: "Settings") -> Iterator[str]:
    """A line for each number that can be read as a share, and for each factor that changes nothing.

    The settings are those that a study has taken.
    """
    before = weights_under(project, settings._replace(weights=())).raw
    after = weights_under(project, settings).raw
    for setting, reading in set_numbers(project.tree, settings.weights, before, after):
        share = f"{reading.meant!r}".removesuffix(".0")
        yield (
            f"{setting.path}={setting.value} is {weight(reading.share).text()} of its group;"
            f" for {share}% write {setting.path}={share}%"
        )
    for setting in settings.weights:
        if not setting.value.is_factor:
            continue
        nothing = f"{setting.path}={setting.value} changes nothing: it"
        if len(project.tree.siblings(setting.path)) == 1:
            yield f"{nothing} is alone in its group"
        elif before[setting.path] == 0:
            yield f"{nothing} weighs 0"
