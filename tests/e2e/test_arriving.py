"""With the overlay for channels, whoever joins an onboarding channel is greeted once ever, and no app ever is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.playground.faults import Refused
from bot.playground.installation import BOT_SCOPES, Installation
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person
from bot.store.address import database_url

from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import write_knowledge
from tests.e2e.reading import read, said_by_the_app
from tests.e2e.running_app import MODES, RunningApp, running_app
from tests.e2e.test_planning import begun

WELCOME = "Welcome aboard."


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with running(Installation(bot_scopes=(*BOT_SCOPES, "users:read", "channels:read"))) as slack:
        yield slack


@pytest.fixture
def harbour(slack: Slack, ana: Person, bo: Person) -> Channel:
    return slack.channel("onboarding", ana, bo)


@pytest.fixture(params=MODES)
async def app(
    slack: Slack, harbour: Channel, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[RunningApp]:
    """Return an app whose knowledge names the channel."""
    folder = write_knowledge(tmp_path / "knowledge")
    (folder / "onboarding.yaml").write_text(f"welcome: {WELCOME}\nchannels: [{harbour.id}]\n")
    database = database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    async with running_app(slack, answering_from(folder), request.param, database) as app:
        yield app


def greetings(slack: Slack) -> list[Message]:
    return [message for message in said_by_the_app(slack) if WELCOME in read(message)]


async def test_who_joins_is_greeted_once_and_neither_apps_nor_in_other_channels(
    slack: Slack, app: RunningApp, harbour: Channel, general: Channel, ana: Person, bo: Person
) -> None:
    ours = Person(slack.site.installation.bot_user, "certguide")
    for person, channel in (
        (ana, general),
        (ours, harbour),
        (slack.person("Deploys", bot=True), harbour),
        (bo, harbour),
        (bo, harbour),
    ):
        await slack.people.enter(person, channel)
    await slack.site.changes.until(lambda: greetings(slack), "a greeting")
    await slack.people.join(bo)
    await slack.people.enter(bo, harbour)
    await app.stop()
    [greeting] = greetings(slack)
    assert greeting.channel == slack.direct_channel(bo).id
    assert "Don't ask again" in str(greeting.blocks)


async def test_who_has_a_plan_or_cannot_be_told_from_an_app_is_not_greeted(
    slack: Slack, app: RunningApp, harbour: Channel, ana: Person, bo: Person
) -> None:
    await begun(slack, ana)
    await slack.people.enter(ana, harbour)
    slack.site.faults.add("users.info", Refused("missing_scope"))
    await slack.people.enter(bo, harbour)
    await slack.site.changes.until(lambda: slack.site.calls.of("users.info"), "a look at who joined")
    await app.stop()
    assert greetings(slack) == []
