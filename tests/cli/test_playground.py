"""`certguide playground`: one process with the page on loopback and the real app behind it; `make run` leads there."""

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from bot.cli.playing import settings
from bot.config import SettingsError
from bot.playground.inhabited import inhabit
from bot.playground.server import running

from tests.cli.conftest import ROOT, Run

ADDRESS = re.compile(rb"http://127\.0\.0\.1:(\d+)/")
WAIT_SECONDS = 20


def test_a_question_in_the_page_is_answered_by_the_real_app(environment: dict[str, str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "playground", "--port", "0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=tmp_path,
    )
    assert process.stdout
    try:
        found = ADDRESS.search(process.stdout.readline())
        assert found
        address = found[0].decode()
        news = urllib.request.urlopen(f"{address}news?as=", timeout=WAIT_SECONDS)
        town = json.loads(news.readline().removeprefix(b"data: "))
        assert [channel["name"] for channel in town["channels"]] == ["general", "finops", "onboarding", "directmessage"]
        asked = {"as": town["me"], "channel": town["channels"][0]["id"], "text": "@Certguide thanks"}
        request = urllib.request.Request(
            f"{address}do/say", json.dumps(asked).encode(), {"Content-Type": "application/json"}
        )
        urllib.request.urlopen(request, timeout=WAIT_SECONDS).close()
        assert any(b"You are welcome" in line for line in iter(news.readline, b""))
        news.close()
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(WAIT_SECONDS) == 0
        process.stdout.close()


def test_a_port_that_is_taken_is_said_with_what_to_do(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("playground", "--port", str(port))
    assert result.exit_code == 2
    assert f"port {port} cannot be listened on" in result.stderr
    assert "--port" in result.stderr


async def test_the_app_gets_the_secrets_of_the_stand_in_and_a_store_of_its_own(tmp_path: Path) -> None:
    told = {"SLACK_BOT_TOKEN": "xoxb-real", "SLACK_APP_TOKEN": "xapp-real", "CERTGUIDE_ADMINS": "UREAL", "HOME": "/"}
    async with running() as slack:
        town = inhabit(slack)
        config = settings(told, slack, town, 3001, tmp_path)
        assert (config.bot_token, config.app_token) == (slack.site.installation.bot_token, None)
        assert config.api_url == slack.api_url
        assert config.admins == {town.editor.id}
        assert config.database.database == f"{tmp_path}/store.sqlite3"
        kept = settings({"CERTGUIDE_DATABASE_URL": f"sqlite:///{tmp_path}/mine"}, slack, town, 3001, tmp_path)
        assert kept.database.database == f"{tmp_path}/mine"
        with pytest.raises(SettingsError, match="CERTGUIDE_LOG_LEVEL"):
            settings({"CERTGUIDE_LOG_LEVEL": "loud"}, slack, town, 3001, tmp_path)


CONVERSATION = """
- {as: Ben, in: general, say: "@Certguide thanks", expect: You are welcome}
- {in: direct, say: thank you}
"""


def test_a_conversation_is_acted_out_without_a_page(run: Run) -> None:
    Path("conversation.yaml").write_text(CONVERSATION, encoding="utf-8")
    result = run("playground", "--headless", "--script", "conversation.yaml")
    assert (result.exit_code, result.stdout) == (
        0,
        "1. Ben in #general: @Certguide thanks\n   Certguide: You are welcome.\n"
        "      Mention me again here to ask on.\n"
        "2. Ben in direct messages: thank you\n   Certguide: You are welcome.\n"
        "2 steps, all as expected\n",
    )


def test_the_conversation_in_the_readme_goes_as_it_says(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"^```yaml\n(- as: .*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert example
    Path("conversation.yaml").write_text(example[1], encoding="utf-8")
    shipped = str(ROOT / "knowledge")
    result = run("playground", "--headless", "--script", "conversation.yaml", "--knowledge", shipped)
    assert result.exit_code == 0, result.stdout


def test_a_reply_that_differs_makes_the_exit_code_1(run: Run) -> None:
    Path("conversation.yaml").write_text("- {open: messages, expect: this}", encoding="utf-8")
    result = run("playground", "--headless", "--script", "conversation.yaml")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "1 steps, 1 not as expected")


def test_the_app_answers_although_calls_are_slow_and_fail(run: Run) -> None:
    Path("conversation.yaml").write_text(CONVERSATION, encoding="utf-8")
    faults = ("--slow", "0.1", "--fail", "chat.postMessage:429:1")
    result = run("playground", "--headless", "--script", "conversation.yaml", *faults)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "2 steps, all as expected")


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (("--headless",), "say with --script what is to be done"),
        (("--script", "nowhere.yaml"), "nowhere.yaml cannot be read (No such file or directory)"),
        (("--fail", "chat.postMessage"), "write METHOD:WHAT or METHOD:WHAT:TIMES"),
        (("--fail", "chat.postMessage:200:1"), "200 is no status of a failure"),
        (("--fail", "a:429:2:3"), "write METHOD:WHAT"),
    ],
)
def test_what_cannot_be_meant_is_said(run: Run, arguments: tuple[str, ...], wrong: str) -> None:
    result = run("playground", *arguments)
    assert result.exit_code == 2
    assert wrong in result.stderr
