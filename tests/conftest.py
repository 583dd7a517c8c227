"""Settings of every test run, and folders that tests read and none writes to."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from folders import CLEAN, FULL, write_folder

# No deadlines: machines are noisy, and no test here is about time. A landing must not hang on luck,
# so examples are the same every time; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("fixed", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small valid folder: a tree with levels and measures, three options, a scenario."""
    return write_folder(tmp_path_factory.mktemp("clinic"), CLEAN)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that a command can read."""
    return write_folder(tmp_path_factory.mktemp("full"), FULL)


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with no project in it or above it."""
    return tmp_path_factory.mktemp("nowhere")
