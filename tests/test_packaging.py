"""What is shipped: the case travels in wheel and sdist and is found from wherever the code runs."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from process import run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
CASE = [
    "criteria.yaml",
    "evidence.yaml",
    "perspectives.yaml",
    "scenarios.yaml",
    "bundles.yaml",
    *sorted(f"options/{p.name}" for p in (ROOT / "options").glob("*.yaml")),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel, unpacked as an installer would."""
    site = built / "site"
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        archive.extractall(site)
    return site


@pytest.fixture(scope="module")
def sdist(built: Path) -> Path:
    """The sdist, unpacked: a checkout without its history."""
    # Our own archive, just built.
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(built / "source", filter="data")
    return next((built / "source").iterdir())


def project_of(code: Path, folder: Path) -> dict[str, str]:
    """What `score` says it read when the code in a folder runs somewhere else."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "BELARUS"))}
    where = "import belarus_options, sys; sys.stderr.write(belarus_options.__file__ + '\\n');"
    start = (
        "import belarus_options.__main__ as start;"
        " sys.argv[1:] = ['score', '--format', 'json']; sys.exit(start.main())"
    )
    made = subprocess.run(
        [sys.executable, "-c", where + start],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(made.stderr.splitlines()[0]).is_relative_to(code)
    project: dict[str, str] = json.loads(made.stdout)["project"]
    return project


def digest_of_checkout() -> str:
    made = run("score", "--project", str(ROOT), "--format", "json")
    digest: str = json.loads(made.stdout)["project"]["digest"]
    return digest


def test_the_wheel_holds_the_case_the_types_and_no_tests(wheel: Path) -> None:
    """Case files byte for byte, the marker of PEP 561, the blank skeleton; nothing outside the
    package and its metadata."""
    for file in CASE:
        assert (wheel / "belarus_options" / "case" / file).read_bytes() == (
            ROOT / file
        ).read_bytes()
    assert (wheel / "belarus_options" / "py.typed").is_file()
    assert (wheel / "belarus_options" / "files" / "blank" / "criteria.yaml").is_file()
    assert {path.name.split("-")[0] for path in wheel.iterdir()} == {"belarus_options"}


def test_the_wheel_finds_the_built_in_case(wheel: Path, tmp_path: Path) -> None:
    """Installed code scores the same case, to the byte, from any folder."""
    project = project_of(wheel, tmp_path)
    assert project["folder"] == "built-in"
    assert project["digest"] == digest_of_checkout()


def test_a_checkout_finds_the_built_in_case(sdist: Path, tmp_path: Path) -> None:
    """Code in a checkout scores the case at the checkout's root, from any folder."""
    project = project_of(sdist / "src", tmp_path)
    assert project["folder"] == "built-in"
    assert project["digest"] == digest_of_checkout()


def test_an_editable_install_finds_the_built_in_case(tmp_path: Path) -> None:
    """The command as it is installed for development does, too."""
    made = run("score", "--format", "json", cwd=tmp_path)
    project = json.loads(made.stdout)["project"]
    assert project["folder"] == "built-in"
    assert project["digest"] == digest_of_checkout()


def test_the_sdist_holds_what_tests_and_docs_need(sdist: Path) -> None:
    """Tests, docs, schemas, pinned versions and the case are all in the source distribution."""
    for name in (
        "tests",
        "docs",
        "schema",
        "benchmarks",
        "requirements-dev.txt",
        "README.md",
        *CASE,
    ):
        assert (sdist / name).exists(), name
