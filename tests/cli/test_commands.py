"""Commands are loaded when they are wanted."""

import subprocess
import sys

import click
import pytest
from bot.cli import COMMANDS, certguide

SLACK = ("slack_bolt", "sqlalchemy", "aiohttp", "structlog")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_name_that_it_is_found_by(name: str) -> None:
    command = certguide.get_command(click.Context(certguide), name)
    assert command is not None
    assert command.name == name


def test_what_is_no_command_is_not_found() -> None:
    assert certguide.get_command(click.Context(certguide), "opening") is None


def test_who_asks_in_the_terminal_loads_nothing_of_slack_and_the_store() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, bot.cli.asking, bot.cli.advice_commands, bot.cli.browsing; print(*sys.modules)",
        ],
        capture_output=True,
        check=True,
        text=True,
    )
    assert not set(SLACK).intersection(told.stdout.split())
