"""Wrong usage: what is wrong and what to type, in the form of every other error."""

import re
from pathlib import Path

import pytest

from belarus_options.cli.registry import all_commands
from commands import printed, refused
from folders import CLEAN, write_folder
from process import run

# Arguments, the error's name, what its first line says, and what its help says.
USAGE = {
    "unknown command": ("scoer", "unknown-command", "`scoer` is not a command", "`score`?"),
    "another program's command": ("compare", "unknown-command", "", "`belarus-options explain"),
    "what exports": ("export", "unknown-command", "", "`belarus-options score --format csv`?"),
    "what reports": ("report", "unknown-command", "", "`belarus-options score --format markdown`?"),
    "unknown subcommand": ("weights sett", "unknown-command", "of `weights`", "`set`?"),
    "folder as command": ("lib", "unknown-command", "", "`belarus-options score --project lib`?"),
    "folder as subcommand": ("weights lib", "unknown-command", "", "`--project lib`?"),
    "folder as argument": ("check lib", "extra-argument", "takes no argument", "`--project lib`?"),
    "folder behind arguments": ("explain a b lib", "extra-argument", "", "`--project lib`?"),
    "folder as option": ("explain lib --builtin", "unknown-option", "`lib`", "`--project lib`?"),
    "folder for nothing": ("init x lib", "extra-argument", "`lib` is more than", "init --help`"),
    "one too many": ("explain a b c", "extra-argument", "`c` is more than", "explain --help`"),
    "nothing to explain": ("explain", "missing-argument", "needs OPTION", "OPTION [OTHER]`"),
    "half of two": ("import m.csv", "missing-argument", "needs DIR", "import MATRIX DIR`"),
    "no value": ("score --weight", "missing-argument", "without its", "`--weight PATH="),
    "a value too many": ("score --quiet=yes", "extra-argument", "takes no value", "score --help`"),
    "misspelled": ("score --weihgt a=5", "not-taken", "not an option of `score`",
                   "did you mean `--weight`"),
    "another's": ("score --seed 2", "not-taken", "`score` takes no `--seed`", "`robustness` takes"),
    "of many": ("schema --weight a=5", "not-taken", "takes no `--weight`", "and others take it"),
    "short": ("score -Z", "not-taken", "`-Z` is not an option of `score`", "score --help`"),
    "before its command": (
        "--project lib check", "not-taken", "stands before the command", "check --project …`"
    ),
    "before its subcommand": ("weights -q set a=5", "not-taken", "before `set`", "behind `weights"),
    "of the program": ("--vesrion", "not-taken", "not an option of this program", "`--version`?"),
    "none to look for": ("init x --project lib", "not-taken", "it looks for no", "leave it out"),
    "a workbook": ("score --output r.xls", "bad-output", "xls is not written", ".csv, .json"),
    "printed": ("score --format xlsx", "bad-output", "a workbook is a file", "--output NAME.xlsx"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "name", "message", "help"), USAGE.values(), ids=USAGE)
def test_wrong_usage_says_what_is_wrong_and_what_to_type(
    tmp_path: Path, words: str, name: str, message: str, help: str
) -> None:
    """One block of three lines, with the words that are meant, and nothing written."""
    (tmp_path / "lib").mkdir()
    first, where, last = refused(*words.split(), cwd=tmp_path).splitlines()
    assert first.startswith(f"error[{name}]: ")
    assert message in first
    assert where.removeprefix("  --> ").split()[0].partition("=")[0] in words
    assert last.startswith("   = help: ")
    assert help in last
    assert not BARRED.search(first + last)
    assert [path.name for path in tmp_path.iterdir()] == ["lib"]


@pytest.mark.slow
def test_wrong_usage_of_the_real_process_shows_no_invisible_characters(tmp_path: Path) -> None:
    """An argument that turns the direction of writing is shown escaped, and the status is 2."""
    done = run("score", "a\u202eb\x1b[31m", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert not set(done.stderr) & {"\u202e", "\x1b"}


# Words that estimates need for what they mean, so that the program says none of them itself.
BARRED = re.compile(
    r"\b(likely|unlikely|probable|probably|chance|odds|certain|possible|perhaps|may|might|could)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["", *(name for name, _ in all_commands())])
def test_help_says_none_of_the_words_of_estimates(name: str) -> None:
    """Neither in its sentences nor in what the library writes."""
    assert BARRED.findall(printed(*name.split(), "--help")) == []


@pytest.mark.parametrize("name", [name for name, _ in all_commands()])
def test_help_shows_arguments_as_they_are_typed(name: str) -> None:
    """Neither in braces nor with a type of a programming language; what the usage line names, the
    list explains."""
    text = printed(*name.split(), "--help")
    assert not re.search(r"[{}]|<\w+", text)
    named = re.findall(r"[A-Z][\w.=%\[\]]+", text.splitlines()[0].split("[OPTIONS]")[1])
    arguments = text.partition("\nArguments:\n")[2].partition("\n\n")[0]
    for argument in named if arguments else ():
        # Those that can be left out keep their brackets there.
        assert re.search(rf"  \[?{re.escape(argument.strip('[]'))}", arguments)


def test_short_names_of_project_and_output(tmp_path: Path) -> None:
    """`-p` and `-o`."""
    write_folder(tmp_path / "clinic", CLEAN)
    printed("score", "-p", "clinic", "-o", "r.csv", cwd=tmp_path)
    assert (tmp_path / "r.csv").read_text(encoding="utf-8-sig").startswith("rank,option")


@pytest.mark.parametrize(
    "command", ["screen", "sensitivity", "flip", "stress", "check", "brief", "explain"]
)
def test_commands_about_single_options_refuse_bundles(command: str) -> None:
    """With the error's own name and a reason, not as an option that there is not."""
    said = refused(command, "--bundles")
    assert "error[bundle-here]" in said
    assert f"`{command}` takes no `--bundles`" in said
