"""The browser, once for all tests, and a playground for each: the real app over a small knowledge, with its page."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from bot.cli.playing import Playground, playing
from bot.service.live import LiveAnswering
from playwright.async_api import Browser, expect

from tests.browser.chromium import chromium
from tests.browser.window import WITHIN, Window, opened
from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import write_knowledge

Open = Callable[..., Awaitable[Window]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Return the browser."""
    expect.set_options(timeout=WITHIN)
    async with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def answering(tmp_path_factory: pytest.TempPathFactory) -> LiveAnswering:
    """Return answers about pilots."""
    return answering_from(write_knowledge(tmp_path_factory.mktemp("knowledge")))


@pytest_asyncio.fixture(loop_scope="session")
async def playground(answering: LiveAnswering) -> AsyncIterator[Playground]:
    """Return a playground that nobody has used yet."""
    async with playing({}, answering, asyncio.Event()) as playground:
        yield playground


@pytest_asyncio.fixture(loop_scope="session")
async def open_window(browser: Browser, playground: Playground) -> AsyncIterator[Open]:
    """Return a function that opens a window; in none of them anything may have gone wrong at the end."""
    windows: list[Window] = []

    async def open_(**more: object) -> Window:
        windows.append(await opened(browser, playground.slack, **more))  # type: ignore[arg-type]  # as given
        return windows[-1]

    yield open_
    for window in windows:
        await window.page.context.close()
    assert [window.faults for window in windows] == [[] for _ in windows]


@pytest_asyncio.fixture(loop_scope="session")
async def window(open_window: Open) -> Window:
    """Return one window."""
    return await open_window()
