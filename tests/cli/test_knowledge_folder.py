"""Where the knowledge of a command is."""

from pathlib import Path

import pytest
from bot.cli.folders import knowledge_folder, packaged_folder

PACKAGED = Path(__file__).parents[2] / "knowledge"


@pytest.mark.parametrize(
    ("given", "variables", "folder"),
    [
        ("here", {"CERTGUIDE_KNOWLEDGE": "there"}, Path("here")),
        (None, {"CERTGUIDE_KNOWLEDGE": "there"}, Path("there")),
        (None, {"CERTGUIDE_KNOWLEDGE": " "}, PACKAGED),
        (None, {}, PACKAGED),
        ("~/kb", {}, Path.home() / "kb"),
    ],
)
def test_a_folder_is_named_or_set_or_comes_along(given: str | None, variables: dict[str, str], folder: Path) -> None:
    assert knowledge_folder(given, variables) == folder


def test_a_folder_that_happens_to_be_called_knowledge_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "knowledge/faq").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    assert knowledge_folder(None, {}) == PACKAGED


def test_an_installed_package_carries_its_folder(tmp_path: Path) -> None:
    package = tmp_path / "site-packages/bot"
    (package / "_knowledge").mkdir(parents=True)
    (package.parent / "knowledge").mkdir()

    assert packaged_folder(package) == package / "_knowledge"
