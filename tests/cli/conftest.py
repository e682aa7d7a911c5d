"""A knowledge folder about coffee, and the command line in this process and in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bot.cli import certguide
from click.testing import CliRunner, Result

from tests.cli.folders import write_folder
from tests.knowledges import coffee_knowledge

Run = Callable[..., Result]
Start = Callable[..., subprocess.Popen[bytes]]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder."""
    return write_folder(coffee_knowledge(), tmp_path_factory.mktemp("coffee"))


@pytest.fixture
def variables(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Return the settings of these tests: this knowledge, matched by words alone, no cache of the user's."""
    return {
        "CERTGUIDE_KNOWLEDGE": str(folder),
        "CERTGUIDE_ENCODER": "off",
        "CERTGUIDE_CACHE_DIR": str(tmp_path / "cache"),
    }


@pytest.fixture
def run(variables: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs a command in this process, in an empty folder."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in tuple(os.environ):
        if name.startswith(("SLACK_", "CERTGUIDE_")):
            monkeypatch.delenv(name)

    def run_(*arguments: str, input: str | bytes | None = None, **more: str) -> Result:
        return CliRunner().invoke(certguide, arguments, input=input, env={**variables, **more})

    return run_


@pytest.fixture
def environment(variables: dict[str, str]) -> dict[str, str]:
    """Return the environment for a process of its own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "CERTGUIDE_"))}
    return {**ours, **variables, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Start:
    """Return a function that starts `certguide` with these arguments, with pipes on all sides."""

    def start_(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=tmp_path,
        )

    return start_
