"""People talk with the app in the page, and read in it what people read in Slack."""

import re

import pytest
from bot.cli.playing import Playground
from bot.playground.workspace import Channel, Person
from playwright.async_api import expect

from tests.browser.conftest import Open
from tests.browser.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="session")

RIVER_PRICE = "How much is the River Pilot exam?"
VAGUE = "how much is the pilot certificate"


@pytest.fixture
def ana(playground: Playground) -> Person:
    return playground.town.people[0]


@pytest.fixture
def ben(playground: Playground) -> Person:
    return playground.town.people[1]


@pytest.fixture
def general(playground: Playground) -> Channel:
    return playground.town.channels[0]


async def test_the_first_window_shows_a_channel_and_what_to_ask(window: Window) -> None:
    await window.page.goto(window.address)
    await window.press("How much is the River Pilot exam?")
    await window.reads("120 euros", ".thread")
    assert "Ana" in await window.page.title()


async def test_a_mention_is_answered_in_a_thread_that_opens_and_a_follow_up_keeps_its_subject(
    window: Window, ana: Person, general: Channel
) -> None:
    await window.go(ana, general)
    await window.say(f"@Certguide {RIVER_PRICE}")
    await window.reads("120 euros", ".thread")
    await window.reads("handbook", ".thread .context")
    await window.say("@Certguide and how do I prepare?", in_thread=True)
    await window.reads("Row for thirty days", ".thread")
    await window.reads("3 replies", "main")
    await window.page.keyboard.press("Escape")
    await expect(window.page.locator(".thread")).to_have_count(0)


async def test_a_direct_message_is_answered(playground: Playground, window: Window, ana: Person) -> None:
    await window.go(ana, playground.slack.direct_channel(ana))
    await window.say(RIVER_PRICE)
    await window.reads("120 euros", ".thread")


async def test_a_command_is_completed_and_answered_to_the_person_alone(
    window: Window, open_window: Open, ana: Person, ben: Person, general: Channel
) -> None:
    other = await open_window()
    await other.go(ben, general)
    await window.go(ana, general)
    writing = window.page.locator("main .composer textarea")
    await writing.press_sequentially("/ce")
    await writing.press("Enter")
    await window.reads("answers your question", ".hints")
    await writing.press_sequentially("ask")
    await writing.press("Tab")
    await writing.press_sequentially(RIVER_PRICE)
    await writing.press("Enter")
    await window.reads("120 euros", "main")
    await window.reads("Only visible to you", "main")
    await expect(other.page.locator(".message")).to_have_count(0)
    await window.press("Dismiss")
    await expect(window.page.locator(".message")).to_have_count(0)


async def test_one_of_the_suggestions_is_chosen(window: Window, ana: Person, general: Channel) -> None:
    await window.go(ana, general)
    await window.say(f"@Certguide {VAGUE}")
    await window.reads("Harbour Pilot", ".thread")
    await window.page.locator(".thread .actions button").first.click()
    await expect(window.page.locator(".thread .message").nth(2)).to_contain_text(re.compile("120|480"))


async def test_two_windows_as_two_people_see_each_other(
    window: Window, open_window: Open, ana: Person, ben: Person, general: Channel, playground: Playground
) -> None:
    other = await open_window()
    await other.go(ben, playground.town.channels[1])
    await window.go(ana, general)
    await window.say("Hello @Ben")
    unread = other.page.get_by_role("link", name="general 1 unread")
    await unread.click()
    await other.reads("Hello @Ben", "main")
    await other.say("Hi @Ana, welcome to #finops")
    await window.reads("welcome to", "main")
    await window.press("#finops", ".message")
    await window.reads("Cloud costs", ".top")


async def test_somebody_acts_as_another_person_in_the_same_window(
    window: Window, ana: Person, general: Channel
) -> None:
    await window.go(ana, general)
    await window.press("You act as Ana")
    await window.page.get_by_role("menuitemradio", name="Mira").click()
    await window.reads("experts", ".sidebar")
    assert "Mira" in await window.page.title()


async def test_people_edit_and_delete_what_they_wrote(window: Window, ana: Person, general: Channel) -> None:
    await window.go(ana, general)
    await window.say("One *bold* word")
    message = window.page.locator(".message")
    await message.hover()
    await window.press("More actions", ".message")
    await window.page.get_by_role("menuitem", name="Edit message").click()
    editor = message.get_by_label("Edit message")
    await editor.fill("Two words <b>")
    await editor.press("Enter")
    await expect(message).to_contain_text("Two words <b> (edited)")
    await message.hover()
    await window.press("More actions", ".message")
    await window.page.get_by_role("menuitem", name="Delete message").click()
    await expect(message).to_have_count(0)
