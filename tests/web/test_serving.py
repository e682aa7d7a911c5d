"""A real process: it starts or says why not, answers, and loses no reply when it is stopped."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest

from tests.slack.deliveries import PATH, SECRET, mention, signed
from tests.slack.recorder import APP_TOKEN, BOT_TOKEN, Fault, Recorder

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
ENTRY = """\
entries:
  - id: exam-price
    question: What does the FOCP exam cost?
    asks:
      - how much is the focp exam
    answer: The exam costs 300 USD.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a knowledge folder with one entry."""
    faq = tmp_path / "knowledge" / "faq"
    faq.mkdir(parents=True)
    (faq / "exam.yaml").write_text(ENTRY)
    return faq.parent


@asynccontextmanager
async def process(folder: Path, **variables: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start `certguide run`; kill it when it is still there at the end."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "CERTGUIDE_", "PORT"))}
    store = f"sqlite:///{folder.parent / 'store.sqlite3'}"
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--knowledge", str(folder)),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "CERTGUIDE_DATABASE_URL": store, **variables},
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            yield started
    finally:
        with suppress(ProcessLookupError):
            started.kill()
        await started.communicate()


def free_port() -> int:
    with socket.create_server(("", 0)) as listening:
        return int(listening.getsockname()[1])


async def logged(started: asyncio.subprocess.Process, event: str) -> None:
    """Read the log until an event; each line of it is JSON."""
    assert started.stderr
    async for line in started.stderr:
        if json.loads(line)["event"] == event:
            return
    raise AssertionError(f"the process ended without {event}")


async def test_a_reply_under_way_is_sent_before_the_process_ends(slack: Recorder, folder: Path) -> None:
    slack.hold.clear()
    slack.fail("chat.postMessage", Fault(503, "service_unavailable"))
    port = free_port()
    settings = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url.rstrip("/"),
    }
    async with process(folder, PORT=str(port), **settings) as started, aiohttp.ClientSession() as session:
        await logged(started, "listening")
        base = f"http://127.0.0.1:{port}"
        for path in ("/livez", "/readyz"):
            async with session.get(base + path) as answered:
                assert answered.status == 200
        body = json.dumps(mention("how much is the focp exam?")).encode()
        async with session.post(
            base + PATH, data=body, headers={k: str(v) for k, v in signed(body).items()}
        ) as answered:
            assert (answered.status, await answered.text()) == (200, "")
        await slack.held.wait()
        started.send_signal(signal.SIGTERM)
        await logged(started, "stopping")
        slack.hold.set()
        assert await started.wait() == 0
    assert [post["text"].splitlines()[0] for post in slack.posts] == ["The exam costs 300 USD."] * 2


async def test_an_edit_of_the_knowledge_is_taken_up_while_running(slack: Recorder, folder: Path) -> None:
    settings = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}
    async with process(folder, **settings) as started:
        connection = await slack.connections.get()
        (folder / "faq" / "exam.yaml").write_text(ENTRY.replace("300 USD", "325 USD"))
        await logged(started, "knowledge_renewed")
        envelope = {"type": "events_api", "envelope_id": "E1", "payload": mention("how much is the focp exam?")}
        await connection.send_str(json.dumps(envelope))
        await slack.until("chat.postMessage")
    assert slack.posts[0]["text"].startswith("The exam costs 325 USD.")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_socket_mode_ends_cleanly_and_serves_health_on_the_port(
    slack: Recorder, folder: Path, number: signal.Signals
) -> None:
    port = free_port()
    settings = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}
    async with process(folder, PORT=str(port), **settings) as started, aiohttp.ClientSession() as session:
        await logged(started, "listening")
        await slack.connections.get()
        async with session.get(f"http://127.0.0.1:{port}/livez") as answered:
            assert answered.status == 200
        async with session.post(f"http://127.0.0.1:{port}{PATH}") as answered:
            assert answered.status == 404
        started.send_signal(number)
        assert await started.wait() == 0


@pytest.mark.parametrize(
    ("settings", "code", "said"),
    [
        ({}, 2, ["SLACK_BOT_TOKEN is missing", "SLACK_SIGNING_SECRET is missing"]),
        (
            {"SLACK_BOT_TOKEN": "xoxp-1", "PORT": "x"},
            2,
            ["SLACK_BOT_TOKEN looks like a user token", "PORT is not a port"],
        ),
        (
            {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET},
            1,
            ["SLACK_BOT_TOKEN (token_revoked); install"],
        ),
    ],
    ids=["missing", "bad", "refused"],
)
async def test_a_process_that_cannot_run_says_why_in_a_sentence(
    slack: Recorder, folder: Path, settings: dict[str, str], code: int, said: list[str]
) -> None:
    slack.fail("auth.test", Fault(error="token_revoked"))
    port = {"PORT": str(free_port()), "SLACK_API_URL": slack.api_url}
    async with process(folder, **{**port, **settings}) as started:
        _, error = await started.communicate()
        assert started.returncode == code
        assert all(part in error.decode() for part in said)
        assert "Traceback" not in error.decode()


async def test_a_port_in_use_is_told(slack: Recorder, folder: Path) -> None:
    with socket.create_server(("", 0)) as listening:
        port = str(listening.getsockname()[1])
        settings = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.api_url}
        async with process(folder, PORT=port, **settings) as started:
            _, error = await started.communicate()
    assert started.returncode == 2
    assert f"PORT {port} cannot be listened on" in error.decode()
