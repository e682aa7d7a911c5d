"""Nobody can make the app notify people or show a link that is not what it seems, whatever they write."""

import re
from pathlib import Path

import pytest
from bot.playground.controls import CALLS, controls, words
from bot.playground.exchanges import Exchange
from bot.playground.slack import Slack
from bot.playground.wire import Markup
from bot.playground.workspace import Channel, Person

from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import HOSTILE_FILES, write_knowledge
from tests.e2e.reading import called, read, said_by_the_app
from tests.e2e.running_app import MODES, RunningApp, running_app

FALSE_LINK = re.compile(r"<[^<>|]*evil[^<>]*\||\]\([^)]*evil")
"""A link to the wrong place behind other words, in either of Slack's languages."""
HOSTILE = [
    "<!channel> how much is the <!here> River Pilot exam?",
    "<@U0000000001> <!everyone> <!subteam^S1|@team>",
    "&lt;!channel&gt; &amp;lt;!channel&amp;gt;",
    "@channel @here @everyone how much",
    "<https://evil.example|https://example.org> click",
    "[a link](https://evil.example) **bold** `code` ```fence",
    "<!date^1^{date}^https://evil.example|now>",
    "\u202e\u0000\u200b<!\u200bchannel>",
    "*_~`" * 50,
    "<" * 500 + "!channel" + ">" * 500,
]


@pytest.mark.parametrize("written", [str, Markup], ids=["typed", "as markup"])
async def test_hostile_text_is_answered_and_notifies_nobody(slack: Slack, app: RunningApp, written: type[str]) -> None:
    exchanges: list[Exchange] = []
    for text in map(written, HOSTILE):
        # A channel takes one post a second, and a person ten answers a minute.
        ana = slack.person("Ana")
        general = slack.channel("general", ana)
        exchanges += [
            await slack.mention(ana, general, text),
            await slack.direct_message(ana, text),
            await slack.command(ana, "/cert", written(f"ask {text}"), general),
            await slack.command(ana, "/cert", text, general),
        ]
    await app.stop()
    assert [len(slack.answers(exchange)) for exchange in exchanges] == [1] * len(exchanges)
    assert called(slack) == ()
    assert [message for message in said_by_the_app(slack) if FALSE_LINK.search(message.text + read(message))] == []
    assert slack.site.calls.remarks() == ()


@pytest.mark.parametrize("mode", MODES)
async def test_hostile_knowledge_is_told_and_notifies_nobody(
    slack: Slack, ana: Person, general: Channel, tmp_path: Path, mode: str
) -> None:
    answering = answering_from(write_knowledge(tmp_path, HOSTILE_FILES))
    shown = ""
    async with running_app(slack, answering, mode) as app:
        for question in ("how loud is the horn", "how loud is the horn at night", "horn"):
            reply = await slack.answer(await slack.mention(ana, general, question))
            await slack.answer(await slack.command(ana, "/cert", f"ask {question}", general))
            for found in list(controls(reply.blocks)):
                shown += await shown_after(slack, ana, await slack.press(ana, reply, found.label))
        await app.stop()
    assert not FALSE_LINK.search(shown)
    assert not CALLS.search(shown)
    assert any("It is loud" in read(message) for message in said_by_the_app(slack))
    assert called(slack) == ()
    assert [message for message in said_by_the_app(slack) if FALSE_LINK.search(message.text + read(message))] == []


async def shown_after(slack: Slack, person: Person, pressed: Exchange) -> str:
    """Return what a press opens, which it then closes; nothing when it is answered by a message."""
    top = slack.site.surfaces.top
    await slack.site.changes.until(lambda: slack.answers(pressed) or top(person.id), "an answer or a modal")
    view = top(person.id)
    slack.site.surfaces.close(person.id)
    return words(view.body["blocks"]) if view else ""
