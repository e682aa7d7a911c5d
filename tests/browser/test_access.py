"""Everybody can use the page: by keyboard alone, on a narrow screen, in both colours, with a screen reader."""

import pytest
from axe_playwright_python.async_playwright import Axe
from bot.cli.playing import Playground
from bot.playground.workspace import Person
from playwright.async_api import expect

from tests.browser.conftest import Open
from tests.browser.test_blocks import GALLERY, TABLE, shown
from tests.browser.window import NARROW, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

RIVER_PRICE = "How much is the River Pilot exam?"


@pytest.fixture
def ana(playground: Playground) -> Person:
    return playground.town.people[0]


async def serious(window: Window) -> list[str]:
    """Return what axe-core finds serious or critical in what is to be seen."""
    # Colours are measured once nothing moves any more.
    await window.page.evaluate("() => Promise.all(document.getAnimations().map((animation) => animation.finished))")
    found = await Axe().run(window.page)
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious_in_a_conversation(
    playground: Playground, open_window: Open, ana: Person, scheme: str
) -> None:
    window = await open_window(color_scheme=scheme)
    await shown(playground, window, ana, *GALLERY)
    await shown(playground, window, ana, TABLE)
    await window.say(f"@Certguide {RIVER_PRICE}")
    await window.reads("120 euros", ".thread")
    await window.page.locator("main .composer textarea").fill("/cert")
    await window.reads("answers your question", ".hints")
    assert await serious(window) == []


async def test_axe_finds_nothing_serious_in_the_app_s_own_tabs(
    playground: Playground, window: Window, ana: Person
) -> None:
    direct = playground.slack.direct_channel(ana)
    await window.go(ana, direct)
    assert await serious(window) == []
    await window.press("About")
    await window.reads("About Certguide", "h3")
    assert await serious(window) == []


async def test_everything_goes_by_keyboard(playground: Playground, window: Window, ana: Person) -> None:
    general, keys = playground.town.channels[0], window.page.keyboard
    await window.go(ana, general)
    await keys.press("Alt+ArrowDown")
    await window.reads("#finops", ".top")
    await window.page.locator("main textarea").focus()
    await keys.type("@cert")
    await keys.press("Tab")
    await keys.type(RIVER_PRICE)
    await keys.press("Enter")
    await window.reads("120 euros", ".thread")
    await window.page.locator(".thread textarea").focus()
    await keys.press("Escape")
    await expect(window.page.locator(".thread")).to_have_count(0)
    await window.page.locator("main .message").last.focus()
    await keys.press("Enter")
    await window.reads("120 euros", ".thread")
    await window.page.get_by_role("button", name="You act as Ana").focus()
    await keys.press("ArrowDown")
    await expect(window.page.locator("[role^=menuitem]:focus")).to_contain_text("Ana")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    await expect(window.page.locator(".who-button")).to_contain_text("Ben")
    await keys.press("Enter")
    await expect(window.page.locator("[role^=menuitem]:focus")).to_contain_text("Ben")
    await keys.press("Escape")
    await expect(window.page.locator(".items")).to_have_count(0)


async def test_arrows_go_from_message_to_message(playground: Playground, window: Window, ana: Person) -> None:
    general = playground.town.channels[0]
    for text in ("one", "two"):
        playground.slack.say(ana, general, text)
    await window.go(ana, general)
    last = window.page.locator(".message").last
    await last.focus()
    await window.page.keyboard.press("ArrowUp")
    await expect(window.page.locator(".message:focus")).to_contain_text("one")


async def test_a_narrow_screen_shows_one_thing_at_a_time(
    playground: Playground, open_window: Open, ana: Person
) -> None:
    window = await open_window(size=NARROW)
    await shown(playground, window, ana, *GALLERY)
    await window.press("Channels")
    await window.page.get_by_role("link", name="onboarding").click()
    await window.reads("#onboarding", ".top")
    await expect(window.page.locator(".sidebar")).to_be_hidden()
    await window.say(f"@Certguide {RIVER_PRICE}")
    await window.reads("120 euros", ".thread")
    await expect(window.page.locator(".thread")).to_be_in_viewport(ratio=0.99)
    await window.press("Close thread")
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await window.go(ana, playground.town.channels[0])
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await serious(window) == []


async def test_a_playground_that_stops_is_said_and_found_again(
    playground: Playground, window: Window, ana: Person
) -> None:
    general = playground.town.channels[0]
    await window.go(ana, general)
    async with playground.slack.door.shut_for_a_while():
        await window.reads("The playground has stopped", ".lost")
        await window.say("hello")
        await window.reads("does not answer", ".toasts")
        await expect(window.page.locator("main textarea")).to_have_value("hello")
    await expect(window.page.locator(".lost")).to_have_count(0, timeout=15_000)
    window.faults.clear()  # the browser itself notes that it was refused
