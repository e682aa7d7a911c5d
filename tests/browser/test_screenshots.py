"""The pictures of the README are those that the command takes."""

import re

from tests.browser.screenshots import FOLDER, KNOWLEDGE, SHOTS


def test_the_readme_shows_every_picture_that_is_taken_and_no_other() -> None:
    shown = re.findall(r"!\[.+\]\((tests/browser/.+)\)", (KNOWLEDGE.parent / "README.md").read_text(encoding="utf-8"))
    taken = [FOLDER / f"{shot.name}.png" for shot in SHOTS]
    assert [KNOWLEDGE.parent / path for path in shown] == taken
    assert [path for path in taken if not path.is_file()] == []
