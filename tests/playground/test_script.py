"""Conversations that are written down are read, acted out and told, and a reply that differs is found."""

from collections.abc import AsyncIterator

import pytest
from bot.playground.door import Door
from bot.playground.faults import Closed, Fault, Faults, Late, RateLimited, Refused, ServerError, fault_of
from bot.playground.inhabited import inhabit
from bot.playground.installation import Installation
from bot.playground.offer import Offer
from bot.playground.performing import Performance
from bot.playground.script import ScriptError, read_script
from bot.playground.server import over_http, running
from bot.playground.slack import Slack

from tests.playground.conftest import EVERY_SCOPE
from tests.playground.small_app import small_app

OFFER = Offer("certguide", "Echoes", True, commands=({"command": "/echo"},))
CONVERSATION = """
- {as: ana, in: general, say: "@certguide hello", expect: hello}
- {in: thread, say: "@certguide again", expect: [You said, again]}
- {click: Greet me, expect: Hello Ana}
- {click: Ask me, expect: Why}
- {submit: {Why: more}, expect: And then}
- {close:}
- {close:}
- {as: Ben, in: direct, say: hi, expect: hi}
- {say: /echo one two, expect: one two}
- {open: home, expect: Welcome}
- {open: messages}
- {in: finops, say: nobody is asked}
"""


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with running(Installation(bot_scopes=EVERY_SCOPE)) as slack:
        inhabit(slack)
        door = Door(small_app(slack).web_app("/slack/events"))
        await door.open()
        async with over_http(slack, f"http://{door.address}/slack/events"):
            yield slack
        await door.remove()


async def performed(slack: Slack, text: str, within: float = 5.0) -> tuple[list[bool], str]:
    lines: list[str] = []
    performance = Performance(slack, OFFER, lines.append, within)
    return [await performance.play(step) for step in read_script(text)], "\n".join(lines)


async def test_every_kind_of_step_is_done_and_told(slack: Slack) -> None:
    met, told = await performed(slack, CONVERSATION)
    assert all(met), told
    assert "1. Ana in #general: @certguide hello\n   certguide: You said: <@U0CERTGUIDE> hello" in told
    assert "2. Ana in a thread of #general: @certguide again" in told
    assert "“A modal” opens: " in told
    assert "5. Ana in a thread of #general: submits Why: more" in told
    assert "8. Ben in direct messages: hi" in told


async def test_a_reply_that_differs_is_told_and_the_rest_goes_on(slack: Slack) -> None:
    text = "- {say: hello, expect: [You said, goodbye]}\n- {say: goodbye, expect: goodbye}"
    met, told = await performed(slack, text, within=0.3)
    assert met == [False, True]
    assert "   certguide: You said: hello" in told
    assert "NOT AS EXPECTED: nothing that was read holds 'You said' and 'goodbye'" in told


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("say: hello", "a list of steps"),
        ("- hello", "step 1: a conversation is"),
        ("- {expect: x}", "step 1: has nothing to do"),
        ("- {say: a, click: b}", "step 1: has ['say', 'click'] to do"),
        ("- {say: a, whom: b}", "step 1: ['whom'] is not known"),
        ("- {submit: yes}", "step 1: `submit` takes"),
        ("- {say: [", "line 1"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, wrong: str) -> None:
    with pytest.raises(ScriptError) as raised:
        read_script(text)
    assert wrong in str(raised.value)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- {as: Zoe, say: a}", "nobody is called Zoe; there are certguide, Ana, Ben, Mira"),
        ("- {in: nowhere, say: a}", "no channel is called nowhere; there are general, finops"),
        ("- {click: a}", "nothing to press says 'a'"),
        ("- {open: attic}", "the app has no tab 'attic'"),
        ("- {shortcut: a}", "no shortcut is called 'a'"),
        ("- {submit: {a: b}}", "Ana has no modal before them"),
    ],
)
async def test_what_cannot_be_done_is_said(slack: Slack, text: str, wrong: str) -> None:
    with pytest.raises(ScriptError) as raised:
        await performed(slack, text)
    assert f"step 1: {wrong}" in str(raised.value)


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("429", RateLimited()),
        ("503", ServerError(503)),
        ("closed", Closed()),
        ("channel_not_found", Refused("channel_not_found")),
    ],
)
def test_faults_have_names(what: str, fault: Fault) -> None:
    assert fault_of(what) == fault


def test_a_status_that_is_no_failure_is_refused() -> None:
    with pytest.raises(ValueError, match="200 is no status of a failure"):
        fault_of("200")


def test_what_usually_happens_gives_way_to_what_is_to_come() -> None:
    faults = Faults()
    faults.usual = Late(1)
    faults.add("chat.postMessage", Closed())
    assert [faults.take("chat.postMessage"), faults.take("chat.postMessage")] == [Closed(), Late(1)]
    faults.clear()
    assert faults.take("chat.postMessage") is None
