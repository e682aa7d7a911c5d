"""An editor sees beside the conversation why an answer is what it is, mends the files, and sees what became of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from bot.cli.editors_desk import Watched
from bot.cli.playing import Playground, playing
from bot.content.reload import Reloader
from bot.playground.workspace import Person
from playwright.async_api import Browser, expect

from tests.browser.test_access import serious
from tests.browser.window import NARROW, Window, opened
from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import FILES, write_knowledge

pytestmark = pytest.mark.asyncio(loop_scope="session")

RIVER_PRICE = "How much is the River Pilot exam?"
FILE = "faq/pilots.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a knowledge folder that may be edited."""
    return write_knowledge(tmp_path)


@pytest_asyncio.fixture(loop_scope="session")
async def playground(folder: Path) -> AsyncIterator[Playground]:
    """Return a playground over that folder, which takes up its edits."""
    async with edited(folder) as playground:
        yield playground


@asynccontextmanager
async def edited(folder: Path) -> AsyncIterator[Playground]:
    answering, stop, watched = answering_from(folder), asyncio.Event(), Watched(folder)
    reloader = Reloader(folder, answering.knowledge, answering.renew, watched.look)
    watching = asyncio.create_task(reloader.watch(stop))
    async with playing({}, answering, stop, watched=watched) as playground:
        yield playground
    stop.set()
    await watching


async def asked(window: Window, person: Person) -> None:
    """Ask, and open the desk on the answer."""
    await window.page.goto(f"{window.address}#/{person.id}")
    await window.say(f"@Certguide {RIVER_PRICE}")
    answer = await window.reads("120 euros", ".thread .message")
    await answer.hover()
    await answer.get_by_role("button", name="Why").click()
    await window.reads("Confidence", ".beside")


async def test_an_answer_is_explained_and_asked_again_after_an_edit(
    playground: Playground, window: Window, folder: Path
) -> None:
    await asked(window, playground.town.people[0])
    for words in (
        f"Asked: “{RIVER_PRICE}”",
        "river-price in faq/pilots.yaml:2",
        "Pilots' handbook (undated): Prices",
        "Words that tell",
        "certification: river-pilot",
        "alone",
        "Channel",
    ):
        await window.reads(words, ".beside")
    assert await serious(window) == []
    text = FILES[FILE].replace("120 euros", "130 euros")
    (folder / FILE).write_text(text, encoding="utf-8")
    await window.reads("The reply is another than before.", ".beside")
    await window.reads("120 euros", ".beside .reply:has-text('Before')")
    await window.reads("130 euros", ".beside .reply:has-text('Now')")
    await window.press("Close the desk", ".beside")
    await window.say(f"@Certguide {RIVER_PRICE}", in_thread=True)
    await window.reads("130 euros", ".thread")


async def test_the_health_of_the_knowledge_follows_the_files(window: Window, folder: Path) -> None:
    await window.page.goto(window.address)
    await window.say("@Certguide where do zebras park their bicycles")
    await window.reads("1 reply", "main")
    await window.press("Editor's desk", "main")
    await window.reads("few-asks", ".beside")
    await window.reads("Every entry is found by one of its own asks.", ".beside")
    await window.reads("River Pilot Certificate", ".beside .coverage")
    await window.reads("Expected calibration error", ".beside")
    await window.reads("zebras", ".beside .problems")
    assert await serious(window) == []
    (folder / FILE).write_text(FILES[FILE].replace("facet: price", "fazet: price", 1), encoding="utf-8")
    await window.reads("unknown-key", ".beside")
    await window.page.keyboard.press("Escape")
    (folder / FILE).write_text(FILES[FILE], encoding="utf-8")
    await expect(window.page.locator(".beside", has_text="unknown-key")).to_have_count(0)


async def test_the_desk_fits_a_narrow_screen(playground: Playground, browser: Browser) -> None:
    window = await opened(browser, playground.slack, NARROW)
    await asked(window, playground.town.people[0])
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await window.press("The knowledge", ".beside")
    await window.reads("Coverage", ".beside")
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await window.press("Close the desk", ".beside")
    await expect(window.page.locator(".beside")).to_have_count(0)
    await window.page.context.close()
    assert window.faults == []
