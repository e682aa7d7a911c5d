"""A bar is drawn for a wait, and nothing for none."""

import subprocess
import sys

import pytest
from bot.cli.waiting import waiting


def test_a_wait_is_drawn_from_its_first_step_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with waiting("Reading") as tell:
        tell(1, 2)
        tell(2, 2)
    told = capsys.readouterr()
    assert "Reading" in told.err
    assert told.out == ""


def test_nothing_is_drawn_where_there_is_no_wait(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting("Reading"):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_start_without_a_wait_loads_nothing_that_draws() -> None:
    command = "import sys, bot.cli.asking; print('rich' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True, text=True)
    assert told.stdout == "False\n"
