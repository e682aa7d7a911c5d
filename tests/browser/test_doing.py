"""People press, fill in and browse in the page what the app offers them."""

import pytest
from bot.cli.playing import Playground
from bot.playground.workspace import Channel, Person
from playwright.async_api import expect

from tests.browser.test_access import serious
from tests.browser.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

RIVER_PRICE = "How much is the River Pilot exam?"


@pytest.fixture
def ana(playground: Playground) -> Person:
    return playground.town.people[0]


@pytest.fixture
def general(playground: Playground) -> Channel:
    return playground.town.channels[0]


async def test_somebody_says_why_an_answer_did_not_help(window: Window, ana: Person, general: Channel) -> None:
    await window.go(ana, general)
    await window.say(f"@Certguide {RIVER_PRICE}")
    await window.reads("120 euros", ".thread")
    await window.press("This answer did not help me", ".thread")
    reason = window.page.get_by_role("dialog").get_by_label("What should be different?")
    await reason.fill("Does that include the test boat?")
    assert await serious(window) == []
    await window.press("Send", "dialog")
    await window.reads("Thank you.", "dialog")


async def test_the_home_tab_is_browsed_by_typing_the_begin_of_a_name(
    playground: Playground, window: Window, ana: Person
) -> None:
    await window.go(ana, playground.slack.direct_channel(ana), "home")
    menu = window.page.get_by_role("combobox", name="A role")
    await menu.press_sequentially("deckh")
    await expect(window.page.get_by_role("option")).to_have_text("Ferry hand")
    await menu.press("Enter")
    await window.reads("Begin with the lamp", "dialog")
    assert await serious(window) == []


async def test_a_modal_is_filled_in_by_keyboard_and_says_what_is_wrong(
    playground: Playground, window: Window, ana: Person
) -> None:
    keys = window.page.keyboard
    await window.go(ana, playground.slack.direct_channel(ana), "home")
    opener = window.page.get_by_role("button", name="Ask a question")
    await opener.focus()
    await keys.press("Enter")
    field = window.page.get_by_role("dialog").get_by_label("Your question")
    await expect(field).to_be_focused()
    await field.press("Tab")
    await window.press("Ask", "dialog")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_be_focused()
    await keys.type(RIVER_PRICE)
    await window.press("Ask", "dialog")
    await window.reads("120 euros", "dialog")
    await keys.press("Escape")
    await expect(window.page.locator("dialog")).to_have_count(0)
    await expect(window.page.locator("main :focus")).to_have_count(1)


async def test_a_colleague_s_message_is_looked_up_from_its_menu(
    playground: Playground, window: Window, ana: Person, general: Channel
) -> None:
    playground.slack.say(playground.town.people[1], general, RIVER_PRICE)
    await window.go(ana, general)
    await window.page.locator(".message").hover()
    await window.press("More actions", ".message")
    await window.page.get_by_role("menuitem", name="Look up in Certguide").click()
    await window.reads("120 euros", "main")
    await window.reads("Only visible to you", "main")


async def test_somebody_is_recommended_what_fits_after_filling_in_what_they_do(
    window: Window, ana: Person, general: Channel
) -> None:
    await window.go(ana, general)
    await window.say("/cert recommend")
    dialog = window.page.get_by_role("dialog")
    weeks = dialog.get_by_label("Weeks you have for preparing")
    await weeks.fill("0")
    await window.press("Recommend", "dialog")
    await expect(weeks).to_have_attribute("aria-invalid", "true")
    await weeks.fill("12")
    role = dialog.get_by_label("Your role")
    await role.press_sequentially("deckh")
    await expect(window.page.get_by_role("option")).to_have_text("Ferry hand")
    await role.press("Enter")
    await expect(dialog.get_by_role("button", name="Remove Ferry hand")).to_be_visible()
    assert await serious(window) == []
    await window.press("Recommend", "dialog")
    await window.reads("only you see it", "dialog")
    await window.press("Close", "dialog")
    await window.reads("Begin with the lamp", "main")
