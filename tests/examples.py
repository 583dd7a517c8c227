"""The examples that the help of commands shows."""

from belarus_options.cli.registry import Command
from belarus_options.files.folder import builtin_path


def example_of(command: Command) -> list[str]:
    """The first example of a command's help; a revision, which only a repository has, gives way to
    the folder of the built-in case."""
    words = command.examples[0]
    return [f"{builtin_path()}" if word.startswith("HEAD") else word for word in words]
