"""`certguide doctor`: a line for each finding, a line with counts, and an exit code that says whether all is well."""

from pathlib import Path

from tests.cli.conftest import Run

SETTINGS = {
    "SLACK_BOT_TOKEN": "xoxb-1-bot",
    "SLACK_SIGNING_SECRET": "0123456789abcdef" * 2,
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
}


def test_it_says_on_each_line_what_is_wrong_and_what_to_do(run: Run) -> None:
    done = run("doctor")
    lines = done.output.splitlines()
    assert done.exit_code == 1
    assert lines[0].startswith("wrong settings:  SLACK_BOT_TOKEN is missing; copy the Bot User OAuth Token")
    assert lines[1].startswith("wrong settings:  SLACK_SIGNING_SECRET is missing; ")
    assert [line.split()[:2] for line in lines[2:-1]] == [["ok", "knowledge:"], ["note", "encoder:"]]
    assert lines[-1] == "2 wrong, 1 to note"


def test_it_fails_when_slack_cannot_be_reached(run: Run, tmp_path: Path) -> None:
    done = run("doctor", CERTGUIDE_DATABASE_URL=f"sqlite:///{tmp_path}/store.sqlite3", **SETTINGS)
    assert done.exit_code == 1
    assert "wrong token:     Slack cannot be reached at http://127.0.0.1:9/api/" in done.output
    assert "Traceback" not in done.output


def test_the_folder_can_be_named(run: Run) -> None:
    assert "wrong knowledge:" in run("doctor", "--knowledge", "/nowhere").output
