"""`certguide run` as a process of its own, told where the stand-in is by nothing but its environment."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.playground.slack import Slack

from tests.e2e.running_app import HTTP, free_port

ROOT = Path(__file__).parents[2]
STOP_SECONDS = 25.0
"""A platform kills a process about 30 seconds after it asked it to stop."""
START_SECONDS = 60.0


class Process:
    """A running process whose standard error is kept, line by line."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._reading = asyncio.create_task(self._read())
        self._grown = asyncio.Event()
        self.log: list[str] = []

    @property
    def ended(self) -> bool:
        """Say whether it has ended."""
        return self._process.returncode is not None

    def terminate(self) -> None:
        """Ask it to stop, as platforms do."""
        self._process.send_signal(signal.SIGTERM)

    async def logged(self, words: str, within: float = 5.0, lines: int = 1) -> None:
        """Wait until so many lines of the log hold these words. Raises AssertionError with the log when it takes too long."""
        try:
            async with asyncio.timeout(within):
                while sum(words in line for line in self.log) < lines:
                    self._grown.clear()
                    await self._grown.wait()
        except TimeoutError:
            state = "ended" if self.ended else "runs"
            raise AssertionError(f"no {words!r} in {within} s; it {state}, and logged: {''.join(self.log)}") from None

    async def exit_code(self, within: float = STOP_SECONDS) -> int:
        """Wait until it has ended."""
        async with asyncio.timeout(within):
            code = await self._process.wait()
            await self._reading
            return code

    async def kill(self) -> None:
        """End it at once, if it has not ended."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        await self._reading

    async def _read(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            self.log.append(line.decode())
            self._grown.set()


def environment(slack: Slack, knowledge: Path, mode: str) -> dict[str, str]:
    """Return the variables of an app that takes the stand-in for Slack, and nothing of our own environment but PATH."""
    installed = slack.site.installation
    http = {"SLACK_SIGNING_SECRET": installed.signing_secret, "PORT": str(free_port())}
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(knowledge),
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": installed.bot_token,
        "SLACK_API_URL": slack.api_url,
        "CERTGUIDE_KNOWLEDGE": str(knowledge),
        "CERTGUIDE_ENCODER": "off",
        **(http if mode == HTTP else {"SLACK_APP_TOKEN": installed.app_token}),
    }


def command() -> list[str]:
    """Return the Procfile's command for the process that Slack talks to."""
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith("web:"))
    return line.removeprefix("web:").split()


@asynccontextmanager
async def started(variables: dict[str, str], folder: Path) -> AsyncIterator[Process]:
    """Start what the Procfile starts in a folder with these variables alone; it is ended with the block."""
    program, *given = command()
    beside_python = str(Path(sys.executable).parent / program)
    process = Process(
        await asyncio.create_subprocess_exec(
            beside_python, *given, env=variables, cwd=folder, stderr=asyncio.subprocess.PIPE
        )
    )
    try:
        yield process
    finally:
        await process.kill()
