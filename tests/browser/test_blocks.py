"""All of Block Kit that an app sends is drawn; what is not known is shown as its text with its JSON."""

import pytest
from bot.cli.playing import Playground
from bot.playground.wire import Json
from bot.playground.workspace import Person
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from tests.browser.window import Window
from tests.playground.blocks import actions, button, markdown, option, plain, section

pytestmark = pytest.mark.asyncio(loop_scope="session")

SNEAKY = "<img src=x onerror=alert(1)><script>alert(1)</script>"


def cells(*texts: str) -> list[Json]:
    return [{"type": "raw_text", "text": text} for text in texts]


TABLE: Json = {"type": "table", "rows": [cells("Level", "Price"), cells("Lamp", "10"), cells("Tower", "20")]}
DATA: Json = {
    "type": "data_table",
    "caption": "Levels",
    "page_size": 2,
    "rows": [cells("Level", "Days"), cells("Tower", "90"), cells("Lamp", "30"), cells("Rock", "7")],
}
GALLERY: tuple[Json, ...] = (
    {"type": "header", "text": plain("A header :tada:")},
    section("*Bold* and <https://a.example|a link>", fields=[plain("Left"), plain("Right")]),
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "_Small_"}]},
    {"type": "image", "image_url": "https://a.example/b.png", "alt_text": "A chart of prices"},
    markdown("## Markdown\n\n- one\n- `two`\n\n|a|b|\n|-|-|\n|1|2|"),
    {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "Rich", "style": {"bold": True}}]},
            {"type": "rich_text_list", "style": "bullet", "elements": [{"type": "rich_text_section", "elements": []}]},
        ],
    },
    {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "bin"}],
    },
    actions(
        {"type": "overflow", "action_id": "more", "options": [option("First"), option("Second", "2")]},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-20"},
        {"type": "checkboxes", "action_id": "boxes", "options": [option("Box")]},
        {"type": "radio_buttons", "action_id": "radio", "options": [option("Radio")]},
        {"type": "static_select", "action_id": "menu", "placeholder": plain("Pick"), "options": [option("Tea")]},
        {"type": "users_select", "action_id": "who", "placeholder": plain("Who")},
        button("Danger", "danger", style="danger", confirm=None)
        | {
            "confirm": {
                "title": plain("Sure?"),
                "text": plain("It cannot be undone."),
                "confirm": plain("Do it"),
                "deny": plain("Stop"),
            }
        },
    ),
    DATA,
)


@pytest.fixture
def ana(playground: Playground) -> Person:
    return playground.town.people[0]


async def shown(playground: Playground, window: Window, ana: Person, *blocks: Json, text: str = "A message") -> None:
    """Have the app post blocks, and open the channel."""
    slack, general = playground.slack, playground.town.channels[0]
    client = AsyncWebClient(slack.site.installation.bot_token, base_url=slack.api_url)
    await client.chat_postMessage(channel=general.id, text=text, blocks=list(blocks))
    await window.go(ana, general)
    await expect(window.page.locator(".message").last).to_be_visible()


async def test_every_kind_of_block_is_drawn(playground: Playground, window: Window, ana: Person) -> None:
    await shown(playground, window, ana, *GALLERY)
    await shown(playground, window, ana, TABLE)
    await expect(window.page.locator(".unknown")).to_have_count(0)
    for words in (
        "A header 🎉",
        "a link",
        "Right",
        "A chart of prices",
        "Markdown",
        "Rich",
        "Delete",
        "Danger",
        "Tower",
    ):
        await window.reads(words, ".messages")
    assert await window.page.locator("a", has_text="a link").get_attribute("rel") == "noopener noreferrer"


async def test_a_data_table_is_sorted_and_turned_over(playground: Playground, window: Window, ana: Person) -> None:
    await shown(playground, window, ana, DATA)
    first = window.page.locator(".data_table tbody th")
    await expect(first).to_have_text(["Tower", "Lamp"])
    await window.press("Days")
    await expect(first).to_have_text(["Rock", "Lamp"])
    await window.press("Next")
    await expect(first).to_have_text(["Tower"])


async def test_a_block_that_is_not_known_is_shown_with_its_json(
    playground: Playground, window: Window, ana: Person
) -> None:
    await shown(
        playground, window, ana, {"type": "video", "alt_text": "A film about lamps", "video_url": "https://a.example"}
    )
    await window.reads("A film about lamps", ".unknown > p")
    await window.page.get_by_text("which this page cannot draw").click()
    await window.reads('"video_url": "https://a.example"')


async def test_text_is_never_html(playground: Playground, window: Window, ana: Person) -> None:
    sneaky = (
        section(SNEAKY),
        markdown(SNEAKY),
        actions(button(SNEAKY[:70])),
        {"type": "header", "text": plain(SNEAKY)},
    )
    await shown(playground, window, ana, *sneaky, text=SNEAKY)
    assert await window.page.locator(".messages img, .messages script").count() == 0
    assert (await window.page.locator(".header").inner_text()) == SNEAKY


async def test_a_button_that_asks_first_does_nothing_when_it_is_denied(
    playground: Playground, window: Window, ana: Person
) -> None:
    await shown(playground, window, ana, *GALLERY)
    before = len(playground.slack.exchanges.all)
    await window.press("Danger")
    await window.reads("It cannot be undone.", "dialog")
    await window.press("Stop", "dialog")
    assert len(playground.slack.exchanges.all) == before
    await window.press("Danger")
    await window.press("Do it", "dialog")
    await expect(window.page.locator("dialog")).to_have_count(0)
    await playground.slack.site.changes.until(lambda: len(playground.slack.exchanges.all) > before, "the press")
    assert playground.slack.exchanges.all[-1].delivery.payload["actions"][0]["action_id"] == "danger"
