"""A plan as a file: the links on Home give what the command line exports, over HTTP and beside Socket Mode."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
from bot.playground.slack import Slack
from bot.playground.surfaces import View
from bot.playground.workspace import Person
from bot.service.live import LiveAnswering
from icalendar import Calendar

from tests.e2e.reading import read
from tests.e2e.running_app import MODES, RunningApp, free_port, running_app
from tests.e2e.test_planning import LAMP, begun, home_that_says


@pytest.fixture(params=MODES)
async def app(slack: Slack, answering: LiveAnswering, request: pytest.FixtureRequest) -> AsyncIterator[RunningApp]:
    """Return an app with an address for links."""
    port = free_port()
    public = f"http://127.0.0.1:{port}"
    async with running_app(slack, answering, request.param, port=port, public_url=public) as app:
        yield app


pytestmark = pytest.mark.usefixtures("app")


def links(home: View) -> dict[str, str]:
    """Return the addresses that buttons of a Home tab open, by what the buttons say."""
    elements = [element for block in home.body["blocks"] for element in block.get("elements", ())]
    return {element["text"]["text"]: element["url"] for element in elements if "url" in element}


async def fetched(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answered:
        return answered.status, await answered.text()


async def test_the_links_on_home_give_the_plan_until_it_is_forgotten_and_ask_slack_nothing(
    slack: Slack, bo: Person
) -> None:
    home = await begun(slack, bo)
    found = links(home)
    assert list(found) == ["Add to calendar (.ics)", "Markdown"]
    assert "links that work for a day" in str(home.body["blocks"])
    calls = len(slack.site.calls.of())
    status, ics = await fetched(found["Add to calendar (.ics)"])
    assert status == 200
    assert any("Lamp" in str(event["SUMMARY"]) for event in Calendar.from_ical(ics).walk("VEVENT"))
    status, markdown = await fetched(found["Markdown"])
    assert (status, markdown.startswith(f"# {LAMP}")) == (200, True)
    assert len(slack.site.calls.of()) == calls
    forged = re.sub(r"\.U", ".V", found["Markdown"])
    assert (await fetched(forged))[0] == 404
    assert "deleted" in read(await slack.answer(await slack.command(bo, "/cert", "me forget")))
    assert await fetched(found["Markdown"]) == (404, "There is no plan here any more.")


async def test_a_press_on_a_link_is_taken_and_a_stopped_plan_has_none(slack: Slack, bo: Person) -> None:
    home = await begun(slack, bo)
    assert (await slack.press(bo, home, "Markdown")).status == 200
    await slack.press(bo, home, "Stop")
    assert links(await home_that_says(slack, bo, "Stopped")) == {}
