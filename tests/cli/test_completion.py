"""Shell completion: the ids of the folder that is meant, and silence where it is broken."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from folders import CLEAN, write_folder
from hostile_texts import HOSTILE
from process import completed, environment, run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("explain ", ["build", "keep", "lease"]),
        ("explain build k", ["keep"]),
        ("score --option l", ["lease"]),
        ("score --weight burden", ["burden=", "burden.cost=", "burden.noise="]),
        ("weights set benefit.r", ["benefit.reach="]),
        ("score --score l", ["lease/"]),
        ("score --score lease/burden", ["lease/burden.cost=", "lease/burden.noise="]),
        ("score --score lease/burden.cost = 5", []),
        ("score --perspective ", ["council", "doctor"]),
        ("score --scenario ", ["boom"]),
        ("explain-rule duplicate-k", ["duplicate-key"]),
        ("explain-rule no-sc", ["no-scale", "no-scenarios"]),
        ("score --format j", ["json"]),
        ("score --format s", []),
        ("map --format s", ["svg"]),
        ("robustness --vary ", ["top", "leaves"]),
        ("robustness --weighting = o", ["order"]),
        ("robustness --scores u", ["uncertain"]),
        ("score --weight = burden.c", ["burden.cost="]),
        ("score --weight burden.cost =", []),
        ("score --weight burden.cost = 5", []),
        ("score --weight burden = 5 --option = k", ["keep"]),
        ("weights set burden = 5 burden.n", ["burden.noise="]),
        ("elicit ", ["top", "benefit", "burden"]),
        ("elicit top --by = t", ["tradeoffs"]),
        ("elicit --write --group b", ["benefit", "burden"]),
        ("map --criteria ", ["benefit", "burden", "fairness"]),
        ("map --criteria burden,", ["burden,benefit", "burden,fairness"]),
        ("robustness --seed 1.5 --option k", ["keep"]),
        ("explain-r", ["explain-rule"]),
    ],
)
def test_completion_knows_the_ids(full: Path, words: str, expected: list[str]) -> None:
    """Options, criteria, perspectives, scenarios and rules, of the folder that is meant."""
    assert completed(words, full) == expected


def test_completion_reads_the_folder_that_is_named(full: Path, nowhere: Path) -> None:
    """By `--project` before the cursor, or by the environment."""
    assert completed(f"score --project {full} --option b", nowhere) == ["build"]
    assert completed("explain k", nowhere, BELARUS_OPTIONS_PROJECT=str(full)) == ["keep"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--weight burden.c", "nospace burden.cost=\n"),
        ("--weight burden", "many\n"),
        ("--score l", "nospace lease/\n"),
        ("--option l", "lease\n"),
    ],
)
def test_no_space_follows_what_goes_on_in_bash(full: Path, words: str, said: str) -> None:
    """Of a weight or an option of a score that is complete; more than one are offered as ever."""
    script = run("--show-completion", "bash").stdout
    driver = f"""
        compopt() {{ printf 'nospace '; }}
        belarus() {{ "{sys.executable}" -m belarus_options; }}
        env() {{ local -x "${{@:1:$#-1}}"; belarus; }}
        {script}
        COMP_WORDS=(belarus-options score {words}); COMP_CWORD=3
        _belarus_options_completion belarus-options
        [[ ${{#COMPREPLY[@]}} == 1 ]] && echo "$COMPREPLY" || echo many
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", driver],
        cwd=full,
        env=environment({"LC_ALL": "C.UTF-8"}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == said


BROKEN_FILES = {
    "criteria.yaml": "a: [\n",
    "perspectives.yaml": "a: [\n",
    "scenarios.yaml": "x: *y\n",
    "options/a.yaml": "\0",
}


@pytest.mark.parametrize(
    ("option", "offered"), [("--weight", []), ("--perspective", ["a"]), ("--scenario", ["x"])]
)
def test_completion_is_silent_for_a_broken_folder(
    tmp_path: Path, option: str, offered: list[str]
) -> None:
    """What can be read of a broken file is offered, and nothing is said into the prompt."""
    write_folder(tmp_path, BROKEN_FILES)
    assert completed(f"score {option} ", tmp_path) == offered


def test_completion_offers_nothing_that_a_shell_would_run(tmp_path: Path) -> None:
    """What is named after no id is not offered, whatever the folder holds."""
    hostile = "$(touch x)"
    write_folder(
        tmp_path,
        CLEAN | {f"options/{hostile}.yaml": "", "perspectives.yaml": f"'{hostile}': 1\nfine: 2\n"},
    )
    assert completed("explain ", tmp_path) == ["build", "keep", "lease"]
    assert completed("score --perspective ", tmp_path) == ["fine"]


def test_completion_is_silent_for_a_list(tmp_path: Path) -> None:
    """A perspectives.yaml that holds a list has no perspectives."""
    write_folder(tmp_path, BROKEN_FILES | {"perspectives.yaml": "- planner\n- treasurer\n"})
    assert completed("score --perspective ", tmp_path) == []


def test_completion_is_silent_for_a_folder_that_is_not_there(nowhere: Path) -> None:
    """The same where `--project` leads nowhere."""
    assert completed("score --project gone --option ", nowhere) == []


HOSTILE_STEMS = [text for text in HOSTILE.values() if not set(text) & {"/", "\0"}]
SHELLS = {
    "bash": """
        {script}
        for words in "explain " "score --option " "score --perspective " "score --scenario "; do
            COMP_WORDS=(belarus-options $words ""); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
            _belarus_options_completion belarus-options
            printf '%s\\n' "${{COMPREPLY[@]}}"
            eval "set -- ${{COMPREPLY[*]}}"
        done
    """,
    "zsh": """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'autoload -U compinit; compinit -u -D; {source}; PS1=; echo REA""DY'
        zpty -r -m shell said '*READY*'
        for words in "explain " "score --option " "score --perspective "; do
            zpty -w -n shell "belarus-options $words"$'\\t'
            sleep 2
            zpty -w -n shell $'\\t'
            sleep 1
            zpty -w -n shell $'\\x15'
        done
        zpty -w shell 'echo DO""NE'
        zpty -r -m shell said '*DONE*'
        print -r -- "$said"
    """,
    "fish": """
        {source}
        for words in "explain " "score --option " "score --perspective " "score --scenario "
            complete -C "belarus-options $words"
        end
    """,
}


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_of_a_folder_is_run_in_a_shell(shell: str, tmp_path: Path) -> None:
    """Whatever files and keys are called, a real shell that completes runs none of it, and offers
    the ids."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    keys = "".join(f"{json.dumps(text)}: {{}}\n" for text in HOSTILE.values() if text.isprintable())
    files = {f"options/{stem}.yaml": "" for stem in HOSTILE_STEMS}
    folder = write_folder(
        tmp_path / "p", CLEAN | files | {"perspectives.yaml": keys, "scenarios.yaml": keys}
    )
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/belarus-options"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m belarus_options "$@"\n')
    program.chmod(0o755)
    script = run(env={"_BELARUS_OPTIONS_COMPLETE": f"source_{shell}"}).stdout
    (tmp_path / "script").write_text(script, encoding="utf-8")
    driver = SHELLS[shell].format(script=script, source=f"source '{tmp_path}/script'")
    done = subprocess.run(
        [shell, *SHELL_FLAGS.get(shell, ()), "-c", driver],
        cwd=folder,
        env=environment({"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "HOME": f"{tmp_path}"}),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )
    assert "build" in done.stdout, done.stderr
    assert "PWNED" not in done.stdout
    assert list(tmp_path.rglob("PWNED*")) == []


SHELL_FLAGS = {"bash": ("--norc",), "zsh": ("-f",), "fish": ("--no-config",)}
