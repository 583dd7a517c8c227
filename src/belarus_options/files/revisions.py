"""A project folder as it stood in a revision of its git repository: read, and never checked out."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from belarus_options.files.folder import RECOGNIZED, Folder
from belarus_options.files.project import LoadedProject, load_contents
from belarus_options.files.reading import LARGEST_FILE
from belarus_options.model.layout import OPTIONS_FOLDER
from belarus_options.model.problem import InputError, Problem, refuse

# What says that a word is a revision, where a folder of that name is there too.
EXPLICIT = "git:"
# A hook sets these for its own repository, which need not be the one that the folder lies in.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_LINK = b"120000"


@dataclass(frozen=True, slots=True)
class Revision:
    """The files of a project folder in a revision: the commit's full id, and bytes by POSIX path
    within the folder."""

    commit: str
    contents: Mapping[str, bytes]


def read_revision(asked: str, folder: Path, name: str) -> Revision:
    """The folder, called `name`, as it stood in a revision, `git:` before it or not.

    What is read are git's own objects, by commands that run nothing that a repository configures:
    neither hooks nor filters. Raises InputError where there is no git, no repository, no such
    revision, or no such folder in it.
    """
    is_explicit = asked.startswith(EXPLICIT)
    revision = asked.removeprefix(EXPLICIT)
    lead = "" if is_explicit else f"`{asked}` is not a folder, and "
    _require_repository(asked, folder, lead, name)
    # A revision that begins with a hyphen would be an option, and nothing is called so.
    answer = None
    if revision and not revision.startswith("-") and "\0" not in revision:
        answer = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if answer is None or answer.returncode:
        raise refuse(
            "unknown-revision",
            f"`{revision}` is no revision of the repository of `{name}`"
            if is_explicit
            else f"`{asked}` is neither a folder nor a revision of the repository of `{name}`",
            "`git log --oneline` lists revisions; a shallow clone has only the last ones",
            argument=asked,
        )
    commit = answer.stdout.decode("ascii").strip()
    objects = _objects(folder, commit, asked)
    if not objects:
        raise refuse(
            "not-tracked",
            f"`{name}` has no project in revision `{commit[:7]}`: git has none of its files there",
            "choose a later revision, or add the folder to the repository",
            argument=asked,
        )
    return Revision(commit, _contents(folder, objects))


def is_revision(asked: str) -> bool:
    """Whether what was asked for is to be looked for in git: no folder is called so, or `git:`
    stands before it."""
    return asked.startswith(EXPLICIT) or not os.path.isdir(asked)


def load_revision(asked: str, folder: Folder) -> LoadedProject:
    """Reads and checks a folder as it stood in a revision of its git repository; raises InputError
    with every problem of every file, or with why it cannot be had."""
    revision = read_revision(asked, folder.path, folder.name)
    return replace(load_contents(asked, revision.contents), revision=revision.commit)


def _require_repository(asked: str, folder: Path, lead: str, name: str) -> None:
    try:
        answer = _git(folder, "rev-parse", "--git-dir")
    except OSError:
        message, help = f"{lead}git cannot be run here", "install git, or name a folder"
        raise refuse("no-git", message, help, argument=asked) from None
    if not answer.returncode:
        return
    if b"safe.directory" in answer.stderr:
        message = f"{lead}git does not trust the repository of `{name}`, which is somebody else's"
        help = "`git config --global --add safe.directory DIR` says that you do"
    else:
        message = f"{lead}`{name}` lies in no git repository"
        help = "name a folder that is there"
    raise refuse("no-git", message, help, argument=asked)


def _objects(folder: Path, commit: str, asked: str) -> dict[str, str]:
    """The ids of the objects that hold the project's files, by path within the folder."""
    # Git lists what lies below the current folder, under names relative to it.
    answer = _git(
        folder, "ls-tree", "-r", "-l", "-z", commit, "--", *RECOGNIZED, f"{OPTIONS_FOLDER}/"
    )
    if answer.returncode:
        message = f"git cannot list the files of revision `{commit[:7]}`"
        raise refuse("unreadable", message, argument=asked)
    objects: dict[str, str] = {}
    problems: list[Problem] = []
    for entry in answer.stdout.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, kind, identity, size = about.split()
        file = path.decode("utf-8", "replace")
        if kind != b"blob" or not file.lower().endswith((".yaml", ".yml")):
            continue
        what = ""
        if mode == _LINK:
            what = "is a link in this revision, and links are not followed there"
        elif size.isdigit() and int(size) > LARGEST_FILE:
            what = f"is larger than {LARGEST_FILE >> 20} MiB"
        if what:
            problems.append(Problem("unreadable", f"`{file}` {what}", file=f"{asked}:{file}"))
        else:
            objects[file] = identity.decode("ascii")
    if problems:
        raise InputError(problems)
    return objects


def _contents(folder: Path, objects: Mapping[str, str]) -> dict[str, bytes]:
    asked = "".join(f"{identity}\n" for identity in objects.values())
    answer = _git(folder, "cat-file", "--batch", given=asked.encode("ascii"))
    contents: dict[str, bytes] = {}
    at = 0
    for file in objects:
        # ID SP KIND SP SIZE LF, the bytes, LF; of an object that is lost there is no size.
        end = answer.stdout.find(b"\n", at)
        about = answer.stdout[at:end].split()
        if end < 0 or len(about) != 3:
            raise refuse("unreadable", f"git has lost the contents of `{file}`", file=file)
        size = int(about[2])
        contents[file] = answer.stdout[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return contents


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in _OF_A_HOOK}
    # Messages in one language, no network for objects that a partial clone left out, no locks.
    environment |= {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    command = ("git", "--no-pager", "--literal-pathspecs", *arguments)
    return subprocess.run(  # noqa: S603  # no shell, and a revision is never taken for an option
        command, cwd=folder, env=environment, input=given, capture_output=True, check=False
    )
