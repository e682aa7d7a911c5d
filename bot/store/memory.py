"""What was seen, and what conversations are about, in tables."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.place import Topic
from bot.domain.reply import Context
from bot.store.connecting import reading, transaction
from bot.store.statements import INSERTS, RECALL, note_keys, note_topic
from bot.store.tables import SEEN


@dataclass(frozen=True, slots=True)
class SqlMemory:
    """A Memory in a database."""

    engine: AsyncEngine

    async def first_time(self, keys: tuple[str, ...], at: float) -> bool:
        """Remember these keys; return whether none of them was known before."""
        async with transaction(self.engine) as connection:
            return await note_seen(connection, keys, at)

    async def release(self, keys: tuple[str, ...]) -> None:
        """Forget these keys."""
        async with transaction(self.engine) as connection:
            await connection.execute(delete(SEEN).where(SEEN.c.key.in_(keys)))

    async def recall(self, topic: Topic, at: float) -> Context:
        """Return what is being talked about, nothing when that is too long ago."""
        async with reading(self.engine) as connection:
            found = (await connection.execute(RECALL, {**_row(topic), "since": at - topic.seconds})).one_or_none()
        return Context(tuple(json.loads(found.subjects)), found.facet, found.entry) if found else Context()


def insert(connection: AsyncConnection, table: Table) -> Any:
    """Return an insert that can say what to do when the row is there; both databases word it alike."""
    return INSERTS[connection.dialect.name](table)


async def note_seen(connection: AsyncConnection, keys: Sequence[str], at: float) -> bool:
    """Remember keys; return whether none of them was known before.

    A second transaction with one of these keys waits for the end of the first. They are put in order, so that two
    transactions never wait for each other.
    """
    rows = {f"key{number}": key for number, key in enumerate(sorted(set(keys)))}
    noting = note_keys(connection.dialect.name, len(rows))
    return len((await connection.execute(noting, {**rows, "now": at})).all()) == len(rows)


async def note_topics(connection: AsyncConnection, topics: Sequence[Topic], context: Context, at: float) -> None:
    """Note what these topics are about now."""
    about = {"subjects": json.dumps(context.subjects), "facet": context.facet, "entry": context.entry, "at": at}
    for topic in sorted(topics, key=lambda topic: topic.thread):
        await connection.execute(note_topic(connection.dialect.name), {**_row(topic), **about})


def _row(topic: Topic) -> dict[str, str]:
    return {"team": topic.team, "channel": topic.channel, "thread": topic.thread}
