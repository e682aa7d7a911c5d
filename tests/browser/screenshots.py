"""The pictures of the README, taken of the real page over the shipped knowledge: `python -m tests.browser.screenshots`."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.cli.editors_desk import Watched
from bot.cli.playing import Playground, playing
from bot.content import load
from bot.encoder.opening import english_words, open_encoder
from bot.service.live import LiveAnswering
from playwright.async_api import Browser

from tests.browser.chromium import chromium
from tests.browser.window import Window, opened

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
FOLDER = Path(__file__).parent / "screenshots"
SIZE = {"width": 1280, "height": 760}
QUESTION = "@Certguide how much is the focp exam?"
ANSWER = "$300"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what is done before it is taken, and in which colours."""

    name: str
    act: Callable[[Playground, Window], Awaitable[None]]
    scheme: str = "light"


async def _ask(playground: Playground, window: Window) -> None:
    await window.page.goto(f"{window.address}#/{playground.town.people[0].id}")
    await window.say(QUESTION)
    await window.reads(ANSWER, ".thread")
    await window.page.mouse.move(0, 0)


async def _explain(playground: Playground, window: Window) -> None:
    await _ask(playground, window)
    answer = await window.reads(ANSWER, ".thread .message")
    await answer.hover()
    await answer.get_by_role("button", name="Why").click()
    await window.reads("What was understood", ".beside")
    await window.page.mouse.move(0, 0)


async def _health(playground: Playground, window: Window) -> None:
    await window.page.goto(f"{window.address}#/{playground.town.people[2].id}")
    await window.press("Editor's desk", "main")
    plot = window.page.locator(".plot")
    await plot.scroll_into_view_if_needed()
    await window.page.locator(".sheet").evaluate("sheet => sheet.scrollTo(0, 120)")


SHOTS = (
    Shot("conversation", _ask),
    Shot("desk", _explain),
    Shot("knowledge", _health, "dark"),
)


async def take(browser: Browser, folder: Path) -> None:
    """Take every picture, each in a playground that nobody has used yet."""
    loaded = load(KNOWLEDGE)
    assert loaded.knowledge is not None, loaded.problems
    answering = LiveAnswering(loaded.knowledge, open_encoder(os.environ).encoder, english_words())
    for shot in SHOTS:
        async with playing({}, answering, asyncio.Event(), watched=Watched(KNOWLEDGE)) as playground:
            window = await opened(browser, playground.slack, SIZE, color_scheme=shot.scheme)
            window.page.set_default_timeout(120_000)
            await shot.act(playground, window)
            await window.page.screenshot(path=folder / f"{shot.name}.png", animations="disabled", caret="hide")
            await window.page.context.close()


async def _main() -> None:
    FOLDER.mkdir(exist_ok=True)
    async with chromium() as browser:
        await take(browser, FOLDER)


if __name__ == "__main__":
    asyncio.run(_main())
