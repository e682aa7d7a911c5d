"""Somebody whose question is none of the options says so, and the editors hear of it once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.domain.gaps import KeptGap
from bot.domain.people import Asker, Preferences
from bot.playground.slack import Slack
from bot.playground.workspace import TEAM_ID, Channel, Person
from bot.service.live import LiveAnswering
from bot.store.address import database_url
from bot.store.opening import SqlStore, open_store
from sqlalchemy.engine import URL

from tests.e2e.reading import read
from tests.e2e.running_app import MODES, SOCKET, running_app

VAGUE = "how much is the pilot certificate for ann@example.org"
KEPT = "how much is the pilot certificate for [e-mail]"
NONE = "None of these"
OFFERED = {"river-price", "harbour-price"}


@pytest.fixture
def database(tmp_path: Path) -> URL:
    return database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")


@pytest.fixture(params=MODES)
async def store(
    slack: Slack, answering: LiveAnswering, database: URL, request: pytest.FixtureRequest
) -> AsyncIterator[SqlStore]:
    """Return the store of an app that runs."""
    async with running_app(slack, answering, request.param, database), open_store(database) as store:
        yield store


async def gaps(store: SqlStore) -> list[KeptGap]:
    return list(await store.gaps.since(0))


async def test_in_a_thread_it_is_said_there_once_and_kept_once(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, VAGUE)
    choices = await slack.answer(asked)
    assert await gaps(store) == []
    told = await slack.answer(await slack.press(ana, choices, NONE))
    assert "told the editors" in read(told)
    assert (told.thread_ts, told.visible_to) == (asked.root, None)
    again = await slack.answer(await slack.press(bo, choices, NONE))
    assert "know already" in read(again)
    assert again.visible_to == bo.id
    [kept] = await gaps(store)
    assert (kept.text, set(kept.near)) == (KEPT, OFFERED)


async def test_alone_it_is_said_in_place_of_the_options(
    slack: Slack, store: SqlStore, ana: Person, general: Channel
) -> None:
    choices = await slack.answer(await slack.command(ana, "/cert", f"ask {VAGUE}", general))
    told = await slack.answer(await slack.press(ana, choices, NONE))
    assert slack.seen(ana, general) == (told,)
    assert "told the editors" in read(told)
    assert [kept.text for kept in await gaps(store)] == [KEPT]


async def test_who_wants_no_question_kept_leaves_only_what_was_offered(
    slack: Slack, store: SqlStore, ana: Person, general: Channel
) -> None:
    await store.people.prefer(Asker(TEAM_ID, ana.id), Preferences(keeps_gaps=False))
    choices = await slack.answer(await slack.mention(ana, general, VAGUE))
    await slack.answer(await slack.press(ana, choices, NONE))
    [kept] = await gaps(store)
    assert (kept.text, set(kept.near)) == ("", OFFERED)


async def test_after_a_restart_only_what_was_offered_is_known(
    slack: Slack, answering: LiveAnswering, database: URL, ana: Person
) -> None:
    async with running_app(slack, answering, SOCKET, database):
        choices = await slack.answer(await slack.direct_message(ana, VAGUE))
    async with running_app(slack, answering, SOCKET, database), open_store(database) as store:
        assert "told the editors" in read(await slack.answer(await slack.press(ana, choices, NONE)))
        [kept] = await gaps(store)
    assert (kept.text, set(kept.near)) == ("", OFFERED)
