"""A newcomer finds the greeting on Home, starts a plan in a modal, and ticks its first step."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from bot.cli.playing import Playground, playing
from playwright.async_api import expect

from tests.browser.test_access import serious
from tests.browser.window import Window
from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import FILES, write_knowledge

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEAM = """\
welcome: Welcome aboard. Ask anything on the way.
steps:
  - {id: boots, task: Fetch your boots from the store., day: 0}
"""


@pytest_asyncio.fixture(loop_scope="session")
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    """Return a playground of a team that adds a step of its own to everybody's plan."""
    folder = write_knowledge(tmp_path, {**FILES, "onboarding.yaml": TEAM})
    async with playing({}, answering_from(folder), asyncio.Event()) as playground:
        yield playground


async def test_a_newcomer_starts_a_plan_and_ticks_a_step(playground: Playground, window: Window) -> None:
    ana = playground.town.people[0]
    await window.go(ana, playground.slack.direct_channel(ana), "home")
    await window.reads("A plan takes you to a certification step by step", ".home")
    await window.press("Start a plan", ".home")
    dialog = window.page.get_by_role("dialog")
    await dialog.get_by_label("Or in your own words").fill("I am a deckhand on a ferry")
    hours = dialog.get_by_label("Hours a week")
    await hours.fill("many")
    await hours.press("Enter")
    await expect(hours).to_have_attribute("aria-invalid", "true")
    await hours.fill("14")
    assert await serious(window) == []
    await hours.press("Enter")
    await window.reads("Begin with the lamp", "dialog")
    await dialog.locator("[type=submit]").click()
    await window.reads("is made", "dialog")
    await window.press("Close", "dialog")
    await window.reads("Fetch your boots", ".home")
    assert await serious(window) == []
    step = window.page.locator(".home .section").filter(has_text="Fetch your boots")
    await step.get_by_role("button", name="More actions").click()
    await window.page.get_by_role("menuitem", name="Done").click()
    await window.reads("Done: 1 of", ".home")
