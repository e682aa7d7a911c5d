"""The page's own requests: they do what tests do with `Slack`, for the people of this machine alone."""

import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import aiohttp
import pytest
from aiohttp import web
from bot.playground.door import Door
from bot.playground.installation import Installation
from bot.playground.offer import Offer, offer_of
from bot.playground.page.serving import STATIC
from bot.playground.server import over_http, running
from bot.playground.slack import Slack
from bot.playground.wire import Json
from bot.playground.workspace import Channel, Message, Person

from tests.playground.conftest import EVERY_SCOPE
from tests.playground.small_app import small_app

OFFER = Offer("certguide", "Echoes", home=True, commands=({"command": "/echo", "description": "Say it again"},))
Do = Callable[..., Awaitable[Json]]


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """A stand-in with a page, and the small app behind it."""
    async with running(Installation(bot_scopes=EVERY_SCOPE), offer=OFFER) as slack:
        door = Door(small_app(slack).web_app("/slack/events"))
        await door.open()
        async with over_http(slack, f"http://{door.address}/slack/events"):
            yield slack
        await door.remove()


@pytest.fixture
async def browser(slack: Slack) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(f"http://{slack.door.address}") as session:
        yield session


@pytest.fixture
def do(browser: aiohttp.ClientSession, ana: Person) -> Do:
    async def do_(act: str, **given: object) -> Json:
        async with browser.post(f"/do/{act}", json={"as": ana.id, **given}) as answer:
            answer.raise_for_status()
            done: Json = await answer.json()
            return done

    return do_


async def test_what_is_said_and_answered_comes_as_news(
    browser: aiohttp.ClientSession, do: Do, ana: Person, general: Channel
) -> None:
    async with browser.get("/news", params={"as": ana.id}) as stream:
        first = await next_news(stream)
        assert (first["me"], [channel["name"] for channel in first["channels"]]) == (ana.id, ["general"])
        said = await do("say", channel=general.id, text="@certguide hello")
        news: list[Json] = []
        while len(news) < 2:
            news += (await next_news(stream)).get("messages", [])
    assert [(message["ts"], message["thread"]) for message in news[:1]] == [(said["ts"], None)]
    assert (news[1]["bot"], news[1]["thread"]) == (True, said["ts"])


async def test_only_members_get_the_news_of_a_channel(
    slack: Slack, browser: aiohttp.ClientSession, ana: Person, general: Channel
) -> None:
    bo = slack.person("Bo")
    slack.say(ana, general, "between us")
    async with browser.get("/news", params={"as": bo.id}) as stream:
        news = await next_news(stream)
    assert (news["channels"], news.get("messages")) == ([], None)


async def next_news(stream: aiohttp.ClientResponse) -> Json:
    while True:
        line = await stream.content.readline()
        if line.startswith(b"data: "):
            news: Json = json.loads(line[6:])
            return news


async def test_a_command_is_answered_to_the_person_alone(slack: Slack, do: Do, ana: Person, general: Channel) -> None:
    assert "error" not in await do("say", channel=general.id, text="/echo  hi there ")
    await slack.site.changes.until(lambda: len(slack.seen(ana, general)) == 2, "both answers")
    answers = slack.seen(ana, general)
    assert {(answer.text, answer.visible_to) for answer in answers} == {
        ("echo: hi there", ana.id),
        ("and once more", ana.id),
    }
    await do("dismiss", channel=general.id, ts=answers[0].ts)
    assert len(slack.seen(ana, general)) == 1


async def test_buttons_open_modals_that_are_submitted_by_value(
    slack: Slack, do: Do, ana: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, "hello")
    answer = await slack.answer(asked)
    block = answer.blocks[1]["block_id"]
    await do("act", channel=general.id, ts=answer.ts, block_id=block, action_id="ask", values={})
    view = await slack.modals.shown(ana)

    def values(text: str | None) -> Json:
        return {"input-why": {"why": {"type": "plain_text_input", "value": text}}}

    assert await do("submit", view=view.id, values=values(None)) == {
        "errors": {"input-why": "Please complete this required field."}
    }
    assert await do("submit", view=view.id, values=values("ab")) == {"errors": {"input-why": "Say a little more"}}
    assert "errors" not in await do("submit", view=view.id, values=values("because"))
    assert slack.site.surfaces.top(ana.id) is None
    assert "not there any more" in (await do("submit", view=view.id, values={}))["error"]


async def test_menus_ask_the_app_for_what_was_typed(slack: Slack, do: Do, ana: Person) -> None:
    await do("open", tab="home")
    home = await slack.modals.home(ana)
    found = await do("options", view=home.id, block_id="towns", action_id="town", typed="Os")
    assert [option["value"] for option in found["options"]] == ["Oslo", "Osaka"]


async def test_people_change_and_take_back_their_own_messages_alone(
    slack: Slack, do: Do, ana: Person, general: Channel
) -> None:
    own = slack.say(ana, general, "one")
    other = slack.say(slack.person("Bo"), general, "two")
    await do("edit", channel=general.id, ts=own.ts, text="three @bo")
    assert slack.seen(ana, general)[0].text == f"three <@{other.author}>"
    await do("delete", channel=general.id, ts=own.ts)
    assert [message.text for message in slack.seen(ana, general)] == ["two"]
    assert "own messages" in (await do("delete", channel=general.id, ts=other.ts))["error"]


async def test_the_app_is_told_of_what_is_changed_and_taken_back_in_its_conversation(
    slack: Slack, do: Do, ana: Person
) -> None:
    channel = slack.direct_channel(ana)
    said = await do("say", channel=channel.id, text="one")
    await slack.answer(slack.exchanges.all[0])
    await do("edit", channel=channel.id, ts=said["ts"], text="two")
    await do("delete", channel=channel.id, ts=said["ts"])
    events = [done.delivery.payload["event"] for done in slack.exchanges.all]
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_changed"]
    assert events[-1]["message"]["subtype"] == "tombstone"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"text": "/nothing"}, "/nothing is not a command here"),
        ({"text": "/echo hi", "thread": True}, "/echo does not work in threads"),
        ({"text": "hello", "channel": "C0"}, "not there any more"),
    ],
)
async def test_what_is_not_possible_is_said(
    slack: Slack, do: Do, ana: Person, general: Channel, given: Json, error: str
) -> None:
    thread = slack.say(ana, general, "root").ts if given.get("thread") else None
    assert error in (await do("say", **{"channel": general.id, **given, "thread": thread}))["error"]


async def test_an_app_that_fails_is_told_as_such(slack: Slack, do: Do, ana: Person) -> None:
    channel = slack.direct_channel(ana)
    async with over_http(slack, f"http://{slack.door.address}/no/such/place"):
        assert "HTTP status 404" in (await do("say", channel=channel.id, text="hello"))["error"]
    async with over_http(slack, "http://127.0.0.1:9/"):
        assert "did not answer" in (await do("say", channel=channel.id, text="hello"))["error"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({}, 400),
    ],
)
async def test_other_sites_can_do_nothing(browser: aiohttp.ClientSession, headers: dict[str, str], status: int) -> None:
    sent = {"Content-Type": "application/json", **headers}
    async with browser.post("/do/say", data="{}", headers=sent) as answer:
        assert answer.status == status


async def test_the_page_is_served_with_a_policy_that_runs_nothing_else(browser: aiohttp.ClientSession) -> None:
    for path, kind in {"/": "text/html", "/page/app.js": "text/javascript", "/page/base.css": "text/css"}.items():
        async with browser.get(path) as answer:
            assert (answer.status, answer.content_type) == (200, kind)
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    for path in ("/page/nothing.js", "/page/..%2fserving.py", "/page/serving.py"):
        async with browser.get(path) as answer:
            assert answer.status == 404


def test_the_page_is_small_and_names_no_other_host() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in STATIC.iterdir()}
    ours = {name: text for name, text in texts.items() if name not in ("preact.js", "hooks.js", "htm.js", "icon.svg")}
    assert not [name for name, text in ours.items() if "innerHTML" in text or "//cdn" in text]
    assert sum(len(gzip.compress(text.encode())) for text in texts.values()) < 400_000


def test_an_offer_is_what_the_manifest_says() -> None:
    manifest = {
        "display_information": {"name": "Echo", "description": "Echoes"},
        "features": {"app_home": {"home_tab_enabled": True}, "slash_commands": [{"command": "/echo"}]},
    }
    assert offer_of(manifest) == Offer("Echo", "Echoes", True, commands=({"command": "/echo"},))


async def test_a_message_of_the_app_is_led_back_to_what_it_answers(
    slack: Slack, do: Do, ana: Person, general: Channel
) -> None:
    async def asked(message: Message) -> Json:
        return await do("asked", channel=message.channel, ts=message.ts)

    first = await slack.mention(ana, general, "one")
    second = await slack.mention(ana, general, "two", thread=await slack.answer(first))
    bot = f"<@{slack.site.installation.bot_user}>"
    assert await asked(await slack.answer(second)) == {"text": f"{bot} two", "thread": [f"{bot} one"], "pressed": False}
    await slack.answer(await slack.direct_message(ana, "red"))
    told = await slack.answer(await slack.direct_message(ana, "blue"))
    assert await asked(told) == {"text": "blue", "thread": ["red"], "pressed": False}
    pressed = await slack.answer(await slack.press(ana, told, "Greet me"))
    assert await asked(pressed) == {"text": "Greet me", "thread": ["blue"], "pressed": True}
    echoed = await slack.answer(await slack.command(ana, "/echo", "hi", general))
    assert await asked(echoed) == {"text": "hi", "thread": [], "pressed": False}
    assert await asked(slack.say(ana, general, "just so")) == {}


async def test_what_the_app_serves_for_its_editors_is_passed_on() -> None:
    async def told(request: web.Request) -> web.Response:
        return web.json_response({"path": request.path, "sent": await request.text(), "host": request.url.host})

    served = web.Application()
    served.router.add_route("*", "/desk/{path:.+}", told)
    door = Door(served)
    await door.open()
    offer = replace(OFFER, desk=f"http://{door.address}/desk/")
    async with running(offer=offer) as other, aiohttp.ClientSession(f"http://{other.door.address}") as session:
        other.person("Ana")
        async with session.post("/desk/why", json={"a": 1}) as answer:
            assert await answer.json() == {"path": "/desk/why", "sent": '{"a": 1}', "host": "127.0.0.1"}
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        async with session.get("/desk/page/desk.js") as answer:
            assert (await answer.json())["path"] == "/desk/page/desk.js"
        for refused in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
            async with session.get("/desk/why", headers=refused) as answer:
                assert answer.status == 403
        await door.remove()
        async with session.get("/desk/gaps") as answer:
            assert answer.status == 502
