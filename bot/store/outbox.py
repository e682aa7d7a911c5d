"""What is to be posted, in a table: accepted once, taken on by one process at a time, and ended once."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.gaps import ref_of
from bot.domain.place import Place
from bot.domain.reply import Context
from bot.domain.store import Claimed, End, Known, Outgoing, Trouble
from bot.store.changes import follow, replies_to, tell
from bot.store.connecting import reading, transaction
from bot.store.gaps import drop_missed
from bot.store.keeping import is_reply, keep, next_turn, note_what_follows, tell_anew
from bot.store.memory import note_seen
from bot.store.statements import BEGIN, CLAIM, END, IS_SEEN, NEXT_DUE, PACE_SECONDS
from bot.store.tables import CHANNELS, OUTBOX, POSTING, SEEN, WAITING
from bot.store.telling import read, read_context, told_columns

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
        async with transaction(self.engine) as connection:
            if not await note_seen(connection, _keys(outgoing.place, outgoing.ts, outgoing.event), at):
                return False
            await keep(connection, outgoing, at)
            await note_what_follows(connection, outgoing, context, at)
            return True

    async def known(self, place: Place, ts: str) -> Known | None:
        """Return what is known of a message that was replied to."""
        query = select(OUTBOX.c.before, OUTBOX.c.version).where(is_reply(place, ts)).limit(1)
        async with reading(self.engine) as connection:
            found = (await connection.execute(query)).one_or_none()
        return Known(read_context(found.before), found.version) if found else None

    async def change(self, outgoing: Outgoing, context: Context, at: float) -> bool:
        """Have the reply to a message say this, because the message was changed."""
        event, message = _keys(outgoing.place, outgoing.ts, outgoing.event)
        async with transaction(self.engine) as connection:
            if not await note_seen(connection, (event,), at):
                return False
            if await note_seen(connection, (message,), at):
                await keep(connection, outgoing, at)
            elif not await tell_anew(connection, outgoing, at):
                return False
            await note_what_follows(connection, outgoing, context, at)
            return True

    async def take_back(self, place: Place, ts: str, event: str, at: float) -> bool:
        """Have the reply to a message, and what was chosen below it, not posted or taken away."""
        keys = _keys(place, ts, event)
        async with transaction(self.engine) as connection:
            if not await note_seen(connection, keys[:1], at):
                return False
            # A message that was delivered late is then not answered any more.
            await note_seen(connection, keys[1:], at)
            for reply in await replies_to(connection, place, ts):
                await tell(connection, reply, None, await next_turn(connection, place, at) if reply.posted else at)
            await drop_missed(connection, ref_of(place.team, place.channel, ts))
            return True

    async def is_shared(self, place: Place, posted: str) -> bool:
        """Say whether other organisations see what we posted in a place; yes, when we no longer know."""
        there = (OUTBOX.c.team == place.team, OUTBOX.c.channel == place.channel, OUTBOX.c.thread == place.thread)
        query = select(OUTBOX.c.shared).where(*there, OUTBOX.c.posted == posted).limit(1)
        async with reading(self.engine) as connection:
            found: bool | None = await connection.scalar(query)
        return found is None or found

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
        told = told_columns(claimed.told) if claimed.told else {"told": None}
        putting = update(OUTBOX).where(OUTBOX.c.id == claimed.id).values(**values, **told)
        async with transaction(self.engine) as connection:
            await _make_way(connection, claimed.place, due)
            if await connection.scalar(putting.returning(OUTBOX.c.later)):
                await follow(connection, claimed.id, due)

    async def end(self, claimed: Claimed, end: End, at: float, note: str = "") -> None:
        """Note how it ended: the `ts` of the message that was posted, or Slack's word for refusing it."""
        posted = note if end is End.POSTED else None
        given = {"which": claimed.id, "how": end.value, "now": at, "word": note[:LONGEST_NOTE], "as": posted}
        async with transaction(self.engine) as connection:
            ended = (await connection.execute(END, given)).one_or_none()
            if ended is None:
                # The person was forgotten meanwhile.
                return
            if ended.later:
                await follow(connection, claimed.id, at)
            if ended.under and (end is End.REFUSED or claimed.apology):
                # What was pressed did not get done: it can be pressed again.
                keys = _keys(claimed.place, ended.ts, claimed.event)
                await connection.execute(delete(SEEN).where(SEEN.c.key.in_(keys)))

    async def end_lost(self, at: float) -> int:
        """End as uncertain what was begun and has not ended in time; return how many."""
        lost = and_(OUTBOX.c.state == POSTING, OUTBOX.c.lease < at)
        ending = update(OUTBOX).where(lost, OUTBOX.c.posted.is_(None))
        ending = ending.values(state=End.UNCERTAIN.value, ended=at, told=None, lease=None, later=None)
        again = update(OUTBOX).where(lost).values(state=WAITING, due=at, owner=None, lease=None)
        async with transaction(self.engine) as connection:
            ended = (await connection.execute(ending)).rowcount
            # To change a message once more, or to take it away, does no harm.
            for row in (await connection.execute(again.returning(OUTBOX.c.id, OUTBOX.c.later))).all():
                if row.later:
                    await follow(connection, row.id, at)
        return ended

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


def _claimed(row: Row[Any]) -> Claimed:
    try:
        told, readable = read(row.told) if row.told else None, True
    except (KeyError, TypeError, ValueError):
        told, readable = None, False
    state = {"attempts": row.attempts, "apology": row.apology, "until": row.lease, "opens": row.opens}
    where = Place(row.team, row.channel, row.thread)
    return Claimed(row.id, where, told, row.event, posted=row.posted or "", readable=readable, at=row.at, **state)
