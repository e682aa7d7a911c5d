"""`certguide start`, which `make run` runs: in Slack when a Slack token is set, else lines, else the playground."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("variable", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"])
def test_any_slack_token_leads_to_slack_and_what_is_missing_is_named(run: Run, variable: str) -> None:
    given = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_SIGNING_SECRET": "secret"}[variable]
    result = run("start", input="thanks\n", **{variable: given})
    missing = "SLACK_SIGNING_SECRET" if variable == "SLACK_BOT_TOKEN" else "SLACK_BOT_TOKEN"
    assert result.exit_code == 2
    assert f"{missing} is missing" in result.stderr
    assert result.stdout == ""


def test_a_token_in_the_file_env_of_this_folder_leads_to_slack(run: Run) -> None:
    Path(".env").write_text("SLACK_APP_TOKEN=xapp-1\n")
    result = run("start", input="thanks\n")
    assert result.exit_code == 2
    assert "SLACK_BOT_TOKEN is missing" in result.stderr


@pytest.mark.parametrize(
    "more", [{}, {"SLACK_BOT_TOKEN": ""}, {"SLACK_APP_TOKEN": "  "}, {"SLACK_API_URL": "http://a/"}]
)
def test_without_a_token_it_answers_the_lines_that_it_is_given(run: Run, more: dict[str, str]) -> None:
    result = run("start", input="thanks\n", **more)
    assert (result.exit_code, result.stdout) == (0, "You are welcome.\n")


def test_an_empty_variable_takes_the_token_of_the_file_away(run: Run) -> None:
    Path(".env").write_text("SLACK_BOT_TOKEN=xoxb-1\n")
    assert run("start", input="thanks\n", SLACK_BOT_TOKEN="").stdout == "You are welcome.\n"


def test_without_a_token_and_without_lines_it_is_the_playground(environment: dict[str, str], tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "bot", "start"],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**environment, "CERTGUIDE_LOG_LEVEL": "loud"},
        cwd=tmp_path,
    )
    _, said = started.communicate(timeout=20)
    assert b"Starting the playground" in said
    assert started.returncode == 2
