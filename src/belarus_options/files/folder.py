"""Which folder holds the project, which of its files count, and the digest over them."""

import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from belarus_options.files.reading import read_bytes
from belarus_options.model.ids import ID_RULE, id_fault, normal, slug
from belarus_options.model.layout import (
    BUNDLES_FILE,
    CRITERIA_FILE,
    EVIDENCE_FILE,
    JUDGMENTS_FILE,
    OPTIONS_FOLDER,
    PERSPECTIVES_FILE,
    SCENARIOS_FILE,
)
from belarus_options.model.problem import Asked, InputError, Problem, Template, refuse

OPTIONAL_FILES = (EVIDENCE_FILE, PERSPECTIVES_FILE, SCENARIOS_FILE, BUNDLES_FILE, JUDGMENTS_FILE)
# What the British call it.
_JUDGEMENTS = ("judgements.yaml", "judgements.yml")
_TOP_FILES = [
    *(
        file
        for name in (CRITERIA_FILE, *OPTIONAL_FILES)
        for file in (name, name.removesuffix(".yaml") + ".yml")
    ),
    *_JUDGEMENTS,
]
# What can be a file of a project, apart from the folder of its options.
RECOGNIZED = tuple(_TOP_FILES)
FOLDER_VARIABLE = "BELARUS_OPTIONS_PROJECT"
# What `options/` is called by mistake, where a system tells capitals from small letters.
_OPTIONS_FOLDERS = (OPTIONS_FOLDER, OPTIONS_FOLDER.capitalize(), OPTIONS_FOLDER.upper())

# What editors make of .yaml, and slips of the pen.
_OTHER_SUFFIX = re.compile(
    r"(?P<stem>[^.#~].*)\.(?:ya?ml\.(?:txt|text|rtf|md)|yam|yal|yalm|ymal|yaml +)", re.IGNORECASE
)

# What the built-in case is called, wherever it lies.
BUILTIN = "built-in"


class Folder(NamedTuple):
    """A project folder and how it came to be used.

    `path` is relative to the current folder where it was found from there. `is_builtin` says that
    it is the case that travels with the package, which is never written to, and `is_above` that
    nobody named it and it is not the current folder.
    """

    path: Path
    is_builtin: bool = False
    is_above: bool = False

    @property
    def name(self) -> str:
        """The folder's own name as text, or `built-in`."""
        if self.is_builtin:
            return BUILTIN
        # A name on disk is bytes and need not be UTF-8.
        return os.path.basename(os.path.realpath(self.path)).encode("utf-8", "replace").decode()


def builtin_path() -> Path:
    """Where the built-in case lies: inside an installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "case"
    return inside if inside.is_dir() else package.parents[1]


def builtin_folder() -> Folder:
    """The built-in case."""
    return Folder(builtin_path(), is_builtin=True)


def find_folder(asked: str | None, *, builtin: bool = False) -> Folder:
    """The folder asked for, else that of the environment, else the nearest upward, else the
    built-in case, which `builtin` asks for.

    Raises InputError where a named one is no folder, where two are asked for, and where the way
    upward leads to half a project: it is somebody's work, and another project is not to stand in
    for it.
    """
    if builtin:
        if asked is not None:
            raise refuse(
                "extra-argument",
                Template("`$project` and `$builtin` ask for two projects"),
                "leave one of them out",
                asked=Asked("project", asked),
            )
        return builtin_folder()
    named = asked if asked is not None else os.environ.get(FOLDER_VARIABLE) or None
    if named is not None:
        _check_named(named, Asked("project", asked) if asked is not None else None)
        path = Path(named)
        return Folder(path, is_builtin=inside_package(path))
    try:
        here = Path.cwd()
    except FileNotFoundError:
        # The current folder has been deleted.
        return builtin_folder()
    for path in (here, *here.parents):
        shown = os.path.relpath(path, here)
        # Unlike pathlib's, these answer no where a folder may not be looked into.
        if os.path.lexists(path / CRITERIA_FILE) and os.path.isdir(path / OPTIONS_FOLDER):
            return Folder(Path(shown), inside_package(path), is_above=path != here)
        if problem := _half_project(path, shown):
            raise InputError([problem])
    return builtin_folder()


def _half_project(folder: Path, shown: str) -> Problem | None:
    """What is missing from a folder that has criteria without options, or options without criteria;
    None where it has neither. Files count by what they hold: other programs have such names too."""
    names = (CRITERIA_FILE, _with_wrong_suffix(CRITERIA_FILE), f"{CRITERIA_FILE}.txt")
    criteria = next((name for name in names if _has_key(folder / name, "criteria")), None)
    options = next((name for name in _OPTIONS_FOLDERS if os.path.isdir(folder / name)), None)
    if criteria is None and not (options and _has_options(folder / options)):
        return None
    has, lacks, steps = [], [], []
    for found, wanted, write in (
        (criteria, CRITERIA_FILE, f"write `{CRITERIA_FILE}`"),
        (
            f"{options}/" if options else None,
            f"{OPTIONS_FOLDER}/",
            "write options as options/ID.yaml",
        ),
    ):
        if found is not None:
            has.append(f"`{found}`")
        if found != wanted:
            lacks.append(f"`{wanted}`")
            steps.append(f"rename `{found}` to `{wanted}`" if found else write)
    where = "this folder" if shown == os.curdir else f"`{shown}`"
    return Problem(
        "half-project",
        f"{where} is half a project: it has {' and '.join(has)}, and lacks {' and '.join(lacks)}",
        Template(
            f"{' and '.join(steps)}, or ask for another folder with `$project DIR`, for the"
            " built-in case with `$builtin`"
        ),
        file=shown,
    )


def _has_options(folder: Path) -> bool:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return False
    files = [name for name in names if name.lower().endswith((".yaml", ".yml"))]
    return any(_has_key(folder / name, "scores") for name in files)


def _has_key(file: Path, key: str) -> bool:
    """Whether a file has a key at its top, be it YAML otherwise or not."""
    try:
        data = read_bytes(file, file.name)
    except InputError:
        return False
    if re.search(
        rb"^(?:\xef\xbb\xbf)?([\"']?)%b\1[ \t]*:(?!\S)" % key.encode(), data, re.MULTILINE
    ):
        return True
    if not re.match(rb"(?:\xef\xbb\xbf)?\s*\{", data):
        return False
    # Within braces only a parser knows what is at the top.
    from belarus_options.files.documents.document import Document
    from belarus_options.files.reading import decode

    try:
        found = Document(file.name, decode(data, file.name)).data
    except InputError:
        return False
    return isinstance(found, dict) and key in found


def inside_package(path: Path) -> bool:
    """Whether a path leads into the installed package, where the built-in case lies."""
    real = Path(os.path.realpath(path))
    return Path(__file__).resolve().parents[1] in (real, *real.parents)


def _check_named(path: str, asked: Asked | None) -> None:
    what = "is not a folder" if os.path.lexists(path) else "does not exist"
    if os.path.isdir(path):
        try:
            os.path.realpath(path)
            return
        except FileNotFoundError:
            # A current folder that was deleted is still there for whoever stands in it.
            what = "has been deleted"
    raise refuse(
        "no-folder",
        f"the folder `{path}` {what}",
        Template("`$init DIR` makes one"),
        asked=asked,
        argument="" if asked is not None else f"${FOLDER_VARIABLE}",
    )


def ignored_files(folder: Path) -> list[str]:
    """A sentence for each file that by its name is meant for the project and is not read."""
    try:
        names = sorted(os.listdir(folder / OPTIONS_FOLDER))
    except OSError:
        names = []
    top = [f"{file}.txt" for file in (CRITERIA_FILE, *OPTIONAL_FILES)]
    found = [(name, name) for name in top if os.path.lexists(folder / name)]
    # Nearly all names are right at a glance.
    found += [(f"{OPTIONS_FOLDER}/{n}", n) for n in names if not n.endswith(".yaml")]
    said = []
    for path, name in found:
        if (match := _OTHER_SUFFIX.fullmatch(name)) is not None:
            meant = f"{match['stem']}.yaml"
            is_there = os.path.lexists(folder / os.path.dirname(path) / meant)
            way = f"`{meant}` is read" if is_there else f"rename it to `{meant}` to have it read"
            said.append(f"ignored: `{path}`; {way}")
    return said


def recognized_files(folder: Path) -> tuple[list[str], list[Problem]]:
    """The POSIX paths of the files that make a project, as they are spelled on disk, sorted, and
    what is wrong with the folder: a part that is missing, files that are meant as one and cannot
    be."""
    top = [name for name in _TOP_FILES if os.path.lexists(folder / name)]
    names, unreadable = _names_in(folder / OPTIONS_FOLDER, folder)
    return _recognized(f"{folder}", top, names, unreadable)


def recognized_paths(name: str, paths: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """The same among the POSIX paths of all files of a project that is in no folder; `name` is what
    the project is called."""
    top, names = [], []
    for path in sorted(paths):
        folder, _, rest = path.rpartition("/")
        if folder == OPTIONS_FOLDER:
            names.append(rest)
        elif not folder:
            top.append(rest)
    missing = [] if names else [_missing(name, OPTIONS_FOLDER + "/")]
    return _recognized(name, top, names, missing)


def _recognized(
    name: str, top: Collection[str], in_options: Iterable[str], without_options: list[Problem]
) -> tuple[list[str], list[Problem]]:
    """The paths that make a project, of files beside criteria.yaml and in `options/`, and what is
    wrong; `without_options` is why those cannot be had."""
    problems: list[Problem] = []
    files = [file for file in (CRITERIA_FILE, *OPTIONAL_FILES) if file in top]
    if CRITERIA_FILE not in files:
        problems.append(_missing(name, CRITERIA_FILE))
    problems += [
        _wrong_suffix(_with_wrong_suffix(file))
        for file in (CRITERIA_FILE, *OPTIONAL_FILES)
        if file not in files and _with_wrong_suffix(file) in top
    ]
    problems += [_wrong_name(file, JUDGMENTS_FILE) for file in _JUDGEMENTS if file in top]
    problems += without_options
    # Hidden files, and what editors leave behind, are nobody's options.
    visible = [option for option in in_options if not option.startswith((".", "#", "~"))]
    options = [option for option in visible if option.lower().endswith((".yaml", ".yml"))]
    named: dict[str, str] = {}
    for option in options:
        if not option.endswith(".yaml"):
            problems.append(_wrong_suffix(f"{OPTIONS_FOLDER}/{option}"))
        elif fault := id_fault(option.removesuffix(".yaml")):
            problems.append(_bad_stem(option, fault))
        elif normal(option) in named:
            problems.append(_same_name(named[normal(option)], option))
        else:
            named[normal(option)] = option
            files.append(f"{OPTIONS_FOLDER}/{option}")
    if not options and not without_options:
        message = "`options/` holds no options"
        help = "write one as options/ID.yaml"
        problems.append(Problem("no-options", message, help, file="options/"))
    return sorted(files), problems


def _names_in(options: Path, folder: Path) -> tuple[list[str], list[Problem]]:
    if not os.path.isdir(options):
        if os.path.lexists(options):
            message = "`options` is not a folder"
            return [], [Problem("unreadable", message, "options stand in one", file="options")]
        return [], [_missing(f"{folder}", OPTIONS_FOLDER + "/", _misnamed(folder))]
    try:
        return sorted(os.listdir(options)), []
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"`options/` cannot be read: {reason}"
        return [], [Problem("unreadable", message, file="options/")]


def _misnamed(folder: Path) -> str:
    """What is called almost as the folder of options is."""
    return next((f"{n}/" for n in _OPTIONS_FOLDERS[1:] if os.path.isdir(folder / n)), "")


def _missing(project: str, file: str, misnamed: str = "") -> Problem:
    return Problem(
        "unreadable",
        f"`{file}` is missing from the project folder",
        f"rename `{misnamed}` to `{file}`"
        if misnamed
        else Template("`$init DIR` makes a folder that is complete"),
        file=project,
    )


def _with_wrong_suffix(file: str) -> str:
    return file.removesuffix(".yaml") + ".yml"


def _wrong_suffix(file: str) -> Problem:
    stem, suffix = os.path.splitext(file)
    return Problem(
        "wrong-suffix",
        f"`{file}` ends in {suffix}, and files of this format end in .yaml",
        f"rename it to `{stem}.yaml`",
        file=file,
    )


def _wrong_name(file: str, meant: str) -> Problem:
    message = f"`{file}` is called `{meant}` in this format"
    return Problem("wrong-name", message, f"rename it to `{meant}`", file=file)


def _bad_stem(name: str, fault: str) -> Problem:
    nearest = slug(name.removesuffix(".yaml"))
    return Problem(
        "bad-id",
        f"`{name}` is named after no id: what stands before .yaml {fault}",
        f"rename it to `{nearest}.yaml`; {ID_RULE}" if nearest else f"rename it; {ID_RULE}",
        file=f"{OPTIONS_FOLDER}/{name}",
    )


def _same_name(first: str, second: str) -> Problem:
    return Problem(
        "duplicate-key",
        f"two files are named `{normal(first)}`, in different characters: {first!a} and {second!a}",
        "take one out, or rename it",
        file=f"{OPTIONS_FOLDER}/{second}",
    )


def digest(contents: Iterable[tuple[str, bytes]]) -> str:
    """sha256, as hex, over files in path order: each as path, NUL, byte length, NUL, bytes.

    Paths are taken in normal form C: an archive that spells them otherwise holds the same project.
    """
    # Only JSON says the digest, and loading this takes longer than computing it.
    import hashlib

    total = hashlib.sha256()
    for file, data in sorted((normal(file), data) for file, data in contents):
        total.update(f"{file}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
