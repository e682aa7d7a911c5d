"""The settings: those of the environment go before those of the file .env."""

from pathlib import Path

import pytest
from bot.cli.environment import variables

from tests.cli.conftest import Run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OURS", "environment")
    return tmp_path


def test_without_a_file_there_is_the_environment(here: Path) -> None:
    assert not list(here.iterdir())
    assert variables()["OURS"] == "environment"


def test_the_environment_wins_over_the_file(here: Path) -> None:
    (here / ".env").write_text("OURS=file\nTHEIRS=file\n")
    assert (variables()["OURS"], variables()["THEIRS"]) == ("environment", "file")


def test_the_file_is_read_as_it_is_written(here: Path) -> None:
    (here / ".env").write_text('# a note\nexport A="two words"\nB=${OURS}$x\nC=\nD\nE=a#b\n')
    told = variables()
    assert [told.get(name) for name in "ABCDE"] == ["two words", "${OURS}$x", "", None, "a#b"]


def test_a_file_of_another_folder_is_not_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".env").write_text("THEIRS=file\n")
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert "THEIRS" not in variables()


def test_the_file_changes_no_environment(here: Path) -> None:
    (here / ".env").write_text("THEIRS=file\n")
    variables()
    (here / ".env").unlink()
    assert "THEIRS" not in variables()


def test_settings_of_commands_are_taken_from_the_file(run: Run, folder: Path, tmp_path: Path) -> None:
    Path(".env").write_text(f"CERTGUIDE_KNOWLEDGE={tmp_path / 'nowhere'}\n")
    assert run("list").exit_code == 0
    assert run("list", CERTGUIDE_KNOWLEDGE=str(folder)).exit_code == 0
    Path(".env").write_text("CERTGUIDE_ENCODER=/no/such/folder\n")
    assert run("ask", "thanks").exit_code == 0
