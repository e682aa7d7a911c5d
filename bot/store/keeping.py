"""Keep a reply that is to be posted, in its turn, and what follows from it: what is talked about, what was not known."""

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.gaps import ref_of
from bot.domain.place import Place
from bot.domain.reply import Context
from bot.domain.store import Outgoing
from bot.domain.told import Status
from bot.store.changes import tell
from bot.store.gaps import drop_missed, note_missed
from bot.store.memory import note_topics
from bot.store.people import note_recent
from bot.store.statements import ACCEPT, HAS_REPLIES, PACE_SECONDS, take_turn
from bot.store.tables import OUTBOX, WAITING
from bot.store.telling import told_columns, written_context


async def keep(connection: AsyncConnection, outgoing: Outgoing, at: float) -> None:
    """Keep something to post, in its turn."""
    place, due = outgoing.place, await next_turn(connection, outgoing.place, at)
    where = {"team": place.team, "channel": place.channel, "thread": place.thread}
    opens = not (place.direct or outgoing.under)
    if opens and not place.fresh:
        opens = await connection.scalar(HAS_REPLIES, where) is None
    of = {"ts": outgoing.ts, "event": outgoing.event, "version": outgoing.version, "under": outgoing.under}
    state = {"state": WAITING, "at": at, "due": due, "attempts": 0, "apology": False}
    around = {"opens": opens, "shared": place.shared, "before": written_context(outgoing.before)}
    await connection.execute(ACCEPT, {**where, **of, **state, **around, **told_columns(outgoing.told)})


async def tell_anew(connection: AsyncConnection, outgoing: Outgoing, at: float) -> bool:
    """Have the reply to a message say something else; return False when it cannot, or already says something newer."""
    query = select(OUTBOX).where(is_reply(outgoing.place, outgoing.ts)).with_for_update()
    reply = (await connection.execute(query.limit(1))).one_or_none()
    if reply is None or reply.version >= outgoing.version:
        return False
    await connection.execute(update(OUTBOX).where(OUTBOX.c.id == reply.id).values(version=outgoing.version))
    due = await next_turn(connection, outgoing.place, at) if reply.posted else at
    return await tell(connection, reply, outgoing.told, due)


async def note_what_follows(connection: AsyncConnection, outgoing: Outgoing, context: Context, at: float) -> None:
    """Note what the thread is about now, what editors should know, and what answered the asker."""
    await note_topics(connection, outgoing.place.topics, context, at)
    if outgoing.missed:
        await note_missed(connection, outgoing.missed, at, outgoing.asker)
    elif outgoing.version:
        await drop_missed(connection, ref_of(outgoing.place.team, outgoing.place.channel, outgoing.ts))
    if outgoing.asker and outgoing.told.status is Status.ANSWER:
        await note_recent(connection, outgoing.asker, outgoing.told.entries, at)


def is_reply(place: Place, ts: str) -> ColumnElement[bool]:
    """Return the condition that a row holds the reply to this message."""
    return and_(OUTBOX.c.team == place.team, OUTBOX.c.channel == place.channel, OUTBOX.c.ts == ts)


async def next_turn(connection: AsyncConnection, place: Place, at: float) -> float:
    """Return when this channel may be posted to, and keep the next one from it for a second."""
    given = {"team": place.team, "channel": place.channel, "now": at}
    turn: float = (await connection.execute(take_turn(connection.dialect.name), given)).scalar_one()
    return turn - PACE_SECONDS
