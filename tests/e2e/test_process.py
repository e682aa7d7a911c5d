"""What the Procfile starts answers in Slack with nothing but its environment, and stops cleanly when it is told to."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from bot.playground.faults import Held
from bot.playground.server import over_http
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person

from tests.e2e.knowledge import write_knowledge
from tests.e2e.process import START_SECONDS, Process, environment, started
from tests.e2e.reading import read, said_by_the_app
from tests.e2e.running_app import HTTP, MODES, SOCKET

RIVER_PRICE = "How much is the River Pilot exam?"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path / "knowledge")


@asynccontextmanager
async def running_process(slack: Slack, knowledge: Path, mode: str) -> AsyncIterator[Process]:
    variables = environment(slack, knowledge, mode)
    async with AsyncExitStack() as stack:
        process = await stack.enter_async_context(started(variables, knowledge.parent))
        await process.logged("started", START_SECONDS)
        if mode == HTTP:
            await stack.enter_async_context(over_http(slack, f"http://127.0.0.1:{variables['PORT']}/slack/events"))
        else:
            await slack.site.sockets.connected()
        yield process


@pytest.mark.parametrize("mode", MODES)
async def test_a_day_in_the_life_of_the_process(
    slack: Slack, knowledge: Path, ana: Person, bo: Person, general: Channel, mode: str
) -> None:
    async with running_process(slack, knowledge, mode) as process:
        asked = await slack.mention(ana, general, RIVER_PRICE)
        assert "120 euros" in read(await slack.answer(asked))

        written = await slack.direct_message(bo, "what does the harbour pilot certificate cost")
        assert "480 euros" in read(await slack.answer(written))

        helped = await slack.answer(await slack.command(ana, "/cert", "help", general))
        assert "/cert ask" in read(helped)
        typed = await slack.answer(await slack.command(ana, "/cert", f"ask {RIVER_PRICE}", general))
        assert "120 euros" in read(typed)
        assert (helped.visible_to, typed.visible_to) == (ana.id, ana.id)

        choices = await slack.answer(await slack.mention(bo, general, "how much is the pilot certificate"))
        picked = await slack.answer(await slack.press(bo, choices, "Harbour Pilot"))
        assert "480 euros" in read(picked)

        held = Held()
        slack.site.faults.add("chat.postMessage", held)
        last = await slack.mention(ana, general, "How do I prepare for the River Pilot exam?")
        await held.reached.wait()
        process.terminate()
        await process.logged("stopping")
        held.released.set()
        assert await process.exit_code() == 0
        assert "Row for thirty days" in read(await slack.answer(last))

    assert len(said_by_the_app(slack)) == 7
    assert slack.site.calls.remarks() == ()
    assert_discreet("".join(process.log), slack)


def assert_discreet(log: str, slack: Slack) -> None:
    installed = slack.site.installation
    for secret in (installed.bot_token, installed.app_token, installed.signing_secret, "/response/"):
        assert secret not in log
    for words in ("River Pilot", "harbour pilot", "euros", "Ana", "Traceback"):
        assert words not in log


@pytest.mark.parametrize("mode", MODES)
async def test_a_token_that_slack_does_not_accept_is_told_by_its_name(slack: Slack, knowledge: Path, mode: str) -> None:
    wrong = {HTTP: {"SLACK_BOT_TOKEN": "xoxb-stolen"}, SOCKET: {"SLACK_APP_TOKEN": "xapp-stolen"}}[mode]
    variables = environment(slack, knowledge, mode) | wrong
    async with started(variables, knowledge.parent) as process:
        assert await process.exit_code(START_SECONDS) == 1
    (name,) = wrong
    assert name in "".join(process.log)
    assert "stolen" not in "".join(process.log)
    assert "Traceback" not in "".join(process.log)


@pytest.mark.parametrize("mode", MODES)
async def test_a_process_that_nobody_asked_anything_stops_at_once(slack: Slack, knowledge: Path, mode: str) -> None:
    async with running_process(slack, knowledge, mode) as process:
        process.terminate()
        assert await process.exit_code(5) == 0
