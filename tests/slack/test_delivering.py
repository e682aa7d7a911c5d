"""Delivery goes on whatever fails in it: no fault of ours repeats for ever, and none is kept from whoever asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

import pytest
from bot.domain.posting import Gone, Outcome, Posted
from bot.domain.reply import Context
from bot.domain.store import Claimed
from bot.slack import delivering
from bot.slack.beginning import Begin
from bot.slack.delivering import BEGIN_SECONDS, Delivering
from bot.slack.noting import UNREADABLE_SECONDS
from bot.store.migrating import migrate
from bot.store.opening import SqlStore, open_store
from bot.store.outbox import SqlOutbox
from bot.store.tables import OUTBOX
from sqlalchemy import update
from sqlalchemy.engine import URL

from tests.clock import Clock
from tests.slack.conftest import Scene
from tests.slack.deliveries import deliver, mention
from tests.store.outgoing import outgoing

NOT_RENDERED: Mapping[str, object] = {"status": "answer", "text": None, "sources": [], "choices": [], "entries": []}
NOT_READ: Mapping[str, object] = {"status": "a newer word", "text": "x"}


@pytest.fixture
async def store(database: URL) -> AsyncIterator[SqlStore]:
    await migrate(database)
    async with open_store(database) as store:
        yield store


async def kept_as(store: SqlStore, told: Mapping[str, object]) -> None:
    """Have everything in the outbox tell this."""
    async with store.engine.begin() as connection:
        await connection.execute(update(OUTBOX).values(told=json.dumps(told)))


def store_of(scene: Scene) -> SqlStore:
    store = scene.app.delivering.store
    assert isinstance(store, SqlStore)
    return store


async def test_an_answer_that_we_cannot_render_is_told_of_once(
    scene: Scene, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    await deliver(scene.asgi, mention("cost"))
    await kept_as(store_of(scene), NOT_RENDERED)
    await scene.settle()
    assert [post["text"][:7] for post in scene.slack.posts] == ["Sorry, "]
    assert "post_failed" in capsys.readouterr().out
    assert "Traceback" not in caplog.text


async def test_what_cannot_be_read_waits_and_the_next_question_is_answered(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    await deliver(scene.asgi, mention("cost"))
    await kept_as(store_of(scene), NOT_READ)
    await scene.deliver(mention("how long is it"))
    assert [post["text"][:9] for post in scene.slack.posts] == ["One hour."]
    assert "told_by_another_version" in capsys.readouterr().out
    late = UNREADABLE_SECONDS - 1
    for now, said in ((late, ["One hou"]), (late + BEGIN_SECONDS + 1, ["One hou", "Sorry, "])):
        scene.clock.now = now
        await scene.settle()
        assert [post["text"][:7] for post in scene.slack.posts] == said


async def test_a_fault_of_ours_after_the_post_began_is_uncertain_and_the_post_is_not_made_again(
    store: SqlStore, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    tries: list[Claimed] = []
    uncertain: list[int] = []

    async def post(claimed: Claimed, begin: Begin) -> Outcome | Gone:
        tries.append(claimed)
        assert await begin()
        raise ValueError("secret words")

    clock = Clock()
    posting = Delivering(store, post, clock, uncertain.append)
    await store.outbox.accept(outgoing(), Context(), clock())
    for clock.now in (0.0, 100.0, 200.0):
        await posting.deliver_due()
        await posting.idle()
    assert (len(tries), uncertain) == (1, [1])
    assert "secret words" not in capsys.readouterr().out + caplog.text


@dataclass(frozen=True, slots=True)
class BrokenAtFirst(SqlOutbox):
    """Fails once for a reason that nobody thought of; `claims` are called before each claim."""

    claims: list[Callable[[], Awaitable[None]]] = field(default_factory=list)

    async def claim(self, owner: str, at: float, until: float, most: int) -> tuple[Claimed, ...]:
        if self.claims:
            await self.claims.pop(0)()
        return await super(BrokenAtFirst, self).claim(owner, at, until, most)


async def test_delivery_that_failed_goes_on_and_meanwhile_we_are_not_ready(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "AWAY_SECONDS", 0.01)
    posted, looked = asyncio.Event(), asyncio.Event()

    async def fail() -> None:
        raise KeyError("nobody thought of it")

    async def note() -> None:
        ready.append(await posting.is_working())

    async def look() -> None:
        looked.set()

    async def post(_: Claimed, begin: Begin) -> Outcome | Gone:
        await begin()
        posted.set()
        return Posted("1.0")

    ready: list[bool] = []
    outbox = BrokenAtFirst(store.engine, [fail, note, look])
    posting = Delivering(replace(store, outbox=outbox), post, Clock(), lambda _: None)
    await store.outbox.accept(outgoing(), Context(), 0.0)
    async with posting.running(lambda: 5.0):
        await posted.wait()
        posting.ring()
        await looked.wait()
        assert (ready, await posting.is_working()) == ([False], True)
    assert not await posting.is_working()
