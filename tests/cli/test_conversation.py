"""`certguide chat` in a real terminal."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bot.terminal.chat import FRESH

from tests.cli.terminal import CTRL_D, Terminal

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|38;[0-9;]+)m")
Open = Callable[..., Terminal]


@pytest.fixture
def open_terminal(environment: dict[str, str], tmp_path: Path) -> Open:
    """Return a function that starts a conversation in a terminal."""
    return lambda *arguments, **more: Terminal(arguments or ("chat",), {**environment, **more}, tmp_path)


def test_a_person_asks_on_chooses_starts_anew_and_leaves(open_terminal: Open) -> None:
    with open_terminal(NO_COLOR="1") as terminal:
        terminal.wait_for("You: ")
        terminal.enter("how much is bacp?")
        assert "Exam only: $120" in terminal.wait_for("You: ")
        terminal.enter("and the live one?")
        assert "$1,480" in terminal.wait_for("You: ")
        terminal.enter("new")
        assert FRESH in terminal.wait_for("You: ")
        terminal.enter("barista certification")
        offered = terminal.wait_for("You: ")
        assert "1. " in offered
        assert "2. " in offered
        terminal.enter("7")
        assert "There is no option 7." in terminal.wait_for("You: ")
        terminal.enter("2")
        assert "Source: " in terminal.wait_for("You: ")
        terminal.enter("quit")
        assert terminal.exit_code() == 0
        assert not COLOUR.search(terminal.shown)


@pytest.mark.parametrize("typed", ["", "how much is"])
def test_ctrl_c_leaves_quietly(open_terminal: Open, typed: str) -> None:
    with open_terminal() as terminal:
        terminal.wait_for("You: ")
        terminal.type(typed)
        assert terminal.interrupt() == 130
        assert "Traceback" not in terminal.shown


def test_the_end_of_the_input_leaves_as_quitting_does_and_answers_have_colours(open_terminal: Open) -> None:
    with open_terminal() as terminal:
        terminal.wait_for("You: ")
        terminal.enter("how much is bacp?")
        terminal.wait_for("You: ")
        terminal.type(CTRL_D)
        assert terminal.exit_code() == 0
        assert "Traceback" not in terminal.shown
        assert COLOUR.search(terminal.shown)
