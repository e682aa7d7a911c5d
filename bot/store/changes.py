"""What becomes of a reply when its question is changed or taken back: it depends on how far the reply has come."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.place import Place
from bot.domain.store import End
from bot.domain.told import Told
from bot.store.statements import WHICH
from bot.store.tables import CLAIMED, OUTBOX, POSTING, WAITING
from bot.store.telling import read, told_columns, written

FREE = (WAITING, CLAIMED)
"""What can still be told otherwise: whoever has taken it on may no longer begin."""
OVER = (End.GONE, End.DROPPED)
ANEW = {"owner": None, "lease": None, "ended": None, "attempts": 0, "apology": False, "later": None}
LATER = select(OUTBOX).where(WHICH).with_for_update()


async def replies_to(connection: AsyncConnection, place: Place, ts: str) -> Sequence[Row[Any]]:
    """Return the reply to a message, and what was chosen below it, for us alone to change."""
    there = and_(OUTBOX.c.team == place.team, OUTBOX.c.channel == place.channel)
    query = select(OUTBOX).where(there).order_by(OUTBOX.c.id).with_for_update()
    replies = (await connection.execute(query.where(OUTBOX.c.ts == ts))).all()
    posted = [reply.posted for reply in replies if reply.posted]
    if not posted:
        return replies
    threads = or_(*(OUTBOX.c.thread == reply.thread for reply in replies))
    return [*replies, *(await connection.execute(query.where(threads, OUTBOX.c.under.in_(posted)))).all()]


async def tell(connection: AsyncConnection, reply: Row[Any], told: Told | None, due: float) -> bool:
    """Have a reply say something else, or nothing at all, from `due` on; return False when it is too late for that."""
    values = _values(reply, told, due)
    if values:
        await connection.execute(update(OUTBOX).where(OUTBOX.c.id == reply.id).values(**values))
    return bool(values)


async def follow(connection: AsyncConnection, which: int, due: float) -> None:
    """Have a reply say what was to follow when its post ended."""
    reply = (await connection.execute(LATER, {"which": which})).one()
    await connection.execute(update(OUTBOX).where(OUTBOX.c.id == which).values(later=None))
    await tell(connection, reply, read(reply.later), due)


def _values(reply: Row[Any], told: Told | None, due: float) -> dict[str, Any]:
    """Return what changes in the row of a reply, nothing when it stays as it is."""
    lost = reply.state == End.UNCERTAIN and not reply.posted
    if reply.state in OVER or lost:
        return {}
    if reply.state == POSTING:
        return {"later": written(told)}
    due = reply.due if reply.state in FREE else due
    if told:
        return {**ANEW, "state": WAITING, "due": due, **told_columns(told)}
    if reply.posted:
        return {**ANEW, "state": WAITING, "due": due, "told": None}
    return {**ANEW, "state": End.DROPPED.value, "ended": due, "told": None} if reply.state in FREE else {}
