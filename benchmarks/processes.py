"""A program under load, in a process of its own: started, looked at, ended."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[1]
START_SECONDS = 120.0
"""The first start of all computes the vectors of the knowledge."""
STOP_SECONDS = 25.0
OURS = ("SLACK_", "PORT", "CERTGUIDE_")
KEPT = "CERTGUIDE_CACHE_DIR"


@dataclass(frozen=True, slots=True)
class Usage:
    """The memory that a process holds, in MB (resident set), and the seconds of a processor that it has used."""

    resident: float
    processor: float


class Program:
    """A running process that answers on a port."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.port = port
        self._process = process

    async def usage(self) -> Usage:
        """Return what it holds and has used so far, as `ps` tells it."""
        ps = await asyncio.create_subprocess_exec(
            *("ps", "-o", "rss=,time=", "-p", str(self._process.pid)), stdout=asyncio.subprocess.PIPE
        )
        told, _ = await ps.communicate()
        resident, used = told.decode().split()
        return Usage(int(resident) / 1024, _seconds(used))

    async def answers(self) -> None:
        """Return when it listens. Raises TimeoutError, or RuntimeError when it has ended."""
        async with asyncio.timeout(START_SECONDS), aiohttp.ClientSession() as session:
            while True:
                if self._process.returncode is not None:
                    raise RuntimeError(f"the program ended with {self._process.returncode}; what it said is above")
                with suppress(aiohttp.ClientError):
                    async with session.get(f"http://127.0.0.1:{self.port}/livez"):
                        return
                await asyncio.sleep(0.1)

    async def end(self) -> None:
        """Ask it to stop, as platforms do, and kill it when it does not."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


@asynccontextmanager
async def program(module: str, arguments: tuple[str, ...], variables: Mapping[str, str]) -> AsyncIterator[Program]:
    """Run `python -m module` on a free port within the block, told only these variables of ours."""
    kept = {name: value for name, value in os.environ.items() if name == KEPT or not name.startswith(OURS)}
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=ROOT,
        env={**kept, **variables, "PORT": str(port), "CERTGUIDE_LOG_LEVEL": "error"},
    )
    running = Program(process, port)
    try:
        await running.answers()
        yield running
    finally:
        await running.end()


def _seconds(used: str) -> float:
    """Return the seconds of `[days-]hours:minutes:seconds`."""
    days, _, rest = used.rpartition("-")
    total = 0.0
    for part in rest.split(":"):
        total = total * 60 + float(part)
    return int(days or 0) * 86_400 + total


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
