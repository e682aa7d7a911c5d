"""A recorder in the place of Slack, settings that are all right, and a running app that was started with them."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from bot.config import read_config
from bot.doctor.examining import examined
from bot.doctor.finding import Finding
from bot.serving import serve

from tests.cli.folders import write_folder
from tests.knowledges import coffee_knowledge
from tests.slack.answers import FixedAnswering
from tests.slack.conftest import slack
from tests.slack.recorder import BOT_TOKEN, Recorder

__all__ = ["slack"]

SECRET = "0123456789abcdef" * 2


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a knowledge folder."""
    return write_folder(coffee_knowledge(), tmp_path_factory.mktemp("coffee"))


@pytest.fixture
def variables(slack: Recorder, folder: Path, tmp_path: Path) -> dict[str, str]:
    """Return settings for HTTP that are all right."""
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "PORT": str(free_port()),
        "CERTGUIDE_METRICS_PORT": str(free_port()),
        "CERTGUIDE_KNOWLEDGE": str(folder),
        "CERTGUIDE_ENCODER": "off",
        "CERTGUIDE_DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/store.sqlite3",
        "CERTGUIDE_CACHE_DIR": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
    }


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("", 0)) as listening:
        return int(listening.getsockname()[1])


async def found(variables: Mapping[str, str]) -> dict[str, Finding]:
    """Return what the doctor finds, by part; of several findings about a part, the last."""
    folder = Path(variables["CERTGUIDE_KNOWLEDGE"])
    return {finding.part: finding async for finding in examined(variables, folder)}


@asynccontextmanager
async def running(variables: Mapping[str, str], slack: Recorder) -> AsyncIterator[None]:
    """Run the app with these settings within the block."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(read_config(variables), FixedAnswering(), stop))
    try:
        async with asyncio.timeout(10):
            while not await _listens(int(variables["PORT"])):
                await slack.until("auth.test")
                await asyncio.sleep(0)
        yield
    finally:
        stop.set()
        await serving


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.write(b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    return True
