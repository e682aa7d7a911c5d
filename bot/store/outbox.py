"""What is to be posted, in a table: accepted once, taken on by one process at a time, and ended once."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.place import Place
from bot.domain.reply import Context
from bot.domain.store import Claimed, End, Outgoing, Trouble
from bot.domain.told import Status, Told
from bot.store.connecting import reading, transaction
from bot.store.gaps import note_missed
from bot.store.memory import note_seen, note_topics
from bot.store.people import note_recent
from bot.store.statements import ACCEPT, BEGIN, CLAIM, END, IS_SEEN, NEXT_DUE, PACE_SECONDS, take_turn
from bot.store.tables import CHANNELS, OUTBOX, POSTING, WAITING
from bot.store.telling import read, written

LONGEST_NOTE = 64


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """An Outbox in a database."""

    engine: AsyncEngine

    async def is_accepted(self, place: Place, ts: str, event: str) -> bool:
        """Say whether this event, or this message of the channel, was accepted before."""
        async with reading(self.engine) as connection:
            return (await connection.scalar(IS_SEEN, {"keys": _keys(place, ts, event)})) is not None

    async def accept(self, outgoing: Outgoing, context: Context, at: float) -> bool:
        """Keep something to post, and what its thread is then about; return False when it was accepted before."""
        place = outgoing.place
        async with transaction(self.engine) as connection:
            if not await note_seen(connection, _keys(place, outgoing.ts, outgoing.event), at):
                return False
            due = await _next_turn(connection, place, at)
            where = {"team": place.team, "channel": place.channel, "thread": place.thread, "ts": outgoing.ts}
            state = {"state": WAITING, "at": at, "due": due, "attempts": 0, "apology": False, "event": outgoing.event}
            await connection.execute(ACCEPT, {**where, **state, **_told_columns(outgoing.told)})
            await note_topics(connection, place.topics, context, at)
            if outgoing.missed:
                await note_missed(connection, outgoing.missed, at, outgoing.asker)
            if outgoing.asker and outgoing.told.status is Status.ANSWER:
                await note_recent(connection, outgoing.asker, outgoing.told.entries, at)
            return True

    async def claim(self, owner: str, at: float, until: float, most: int) -> tuple[Claimed, ...]:
        """Take on what is due and nobody's, or whose owner has let the time go by that it had to begin."""
        given = {"by": owner, "now": at, "until": until, "most": most}
        async with transaction(self.engine) as connection:
            rows = (await connection.execute(CLAIM, given)).all()
        return tuple(_claimed(row) for row in sorted(rows, key=lambda row: (row.due, row.id)))

    async def begin(self, claimed: Claimed, owner: str, until: float) -> bool:
        """Note that the post is being made now; return False when it was taken on again since."""
        given = {"which": claimed.id, "by": owner, "held": claimed.until, "until": until}
        async with transaction(self.engine) as connection:
            done = await connection.execute(BEGIN, given)
        return done.rowcount == 1

    async def put_back(self, claimed: Claimed, due: float) -> None:
        """Have it, as it is given, posted later, and what else waits for its channel after it."""
        values = {"state": WAITING, "due": due, "attempts": claimed.attempts, "apology": claimed.apology}
        values |= {"owner": None, "lease": None}
        putting = update(OUTBOX).where(OUTBOX.c.id == claimed.id).values(**values, **_told_columns(claimed.told))
        async with transaction(self.engine) as connection:
            await _make_way(connection, claimed.place, due)
            await connection.execute(putting)

    async def end(self, claimed: Claimed, end: End, at: float, note: str = "") -> None:
        """Note how it ended: the `ts` of the message that was posted, or Slack's word for refusing it."""
        given = {"which": claimed.id, "how": end.value, "now": at, "word": note[:LONGEST_NOTE]}
        async with transaction(self.engine) as connection:
            await connection.execute(END, given)

    async def end_lost(self, at: float) -> int:
        """End as uncertain what was begun and has not ended in time; return how many."""
        lost = and_(OUTBOX.c.state == POSTING, OUTBOX.c.lease < at)
        ending = update(OUTBOX).where(lost).values(state=End.UNCERTAIN.value, ended=at, told=None, lease=None)
        async with transaction(self.engine) as connection:
            return (await connection.execute(ending)).rowcount

    async def next_due(self) -> float | None:
        """Return when the next thing is due that nobody has taken on."""
        async with reading(self.engine) as connection:
            due: float | None = await connection.scalar(NEXT_DUE)
        return due

    async def troubles(self, since: float) -> tuple[Trouble, ...]:
        """Return why Slack refused posts since then, the most frequent first."""
        counted = func.count().label("times")
        refused = and_(OUTBOX.c.state == End.REFUSED.value, OUTBOX.c.ended >= since)
        query = select(OUTBOX.c.note, counted, func.max(OUTBOX.c.ended).label("last")).where(refused)
        async with transaction(self.engine) as connection:
            rows = (
                await connection.execute(query.group_by(OUTBOX.c.note).order_by(counted.desc(), OUTBOX.c.note))
            ).all()
        return tuple(Trouble(row.note, row.times, row.last) for row in rows)


def _keys(place: Place, ts: str, event: str) -> tuple[str, ...]:
    return f"event:{event}", f"message:{place.team}:{place.channel}:{ts}"


async def _next_turn(connection: AsyncConnection, place: Place, at: float) -> float:
    """Return when this channel may be posted to, and keep the next one from it for a second."""
    given = {"team": place.team, "channel": place.channel, "now": at}
    turn: float = (await connection.execute(take_turn(connection.dialect.name), given)).scalar_one()
    return turn - PACE_SECONDS


async def _make_way(connection: AsyncConnection, place: Place, due: float) -> None:
    """Move what waits for a channel behind something that is posted at `due`, with the same distances."""
    channel = and_(CHANNELS.c.team == place.team, CHANNELS.c.channel == place.channel)
    waiting = and_(OUTBOX.c.team == place.team, OUTBOX.c.channel == place.channel, OUTBOX.c.state == WAITING)
    first: float | None = await connection.scalar(select(func.min(OUTBOX.c.due)).where(waiting))
    by = max(due + PACE_SECONDS - first, 0.0) if first is not None else 0.0
    last: float | None = await connection.scalar(select(func.max(OUTBOX.c.due)).where(waiting))
    next_at = max(due, last + by if last is not None else due) + PACE_SECONDS
    await connection.execute(update(CHANNELS).where(channel, CHANNELS.c.next_at < next_at).values(next_at=next_at))
    if by:
        await connection.execute(update(OUTBOX).where(waiting).values(due=OUTBOX.c.due + by))


def _told_columns(told: Told) -> dict[str, str]:
    return {"status": told.status.value, "entries": json.dumps(told.entries), "told": written(told)}


def _claimed(row: Row[Any]) -> Claimed:
    place = Place(row.team, row.channel, row.thread)
    return Claimed(row.id, place, read(row.told), row.event, row.attempts, row.apology, row.lease)
