"""What was not known, and what people wrote about it, in tables."""

import json
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.gaps import KeptGap, Missed, Remark
from bot.domain.people import Asker
from bot.store.connecting import transaction
from bot.store.people import preferences_of
from bot.store.tables import GAPS, REMARKS


@dataclass(frozen=True, slots=True)
class SqlGaps:
    """Gaps in a database."""

    engine: AsyncEngine

    async def miss(self, missed: Missed, at: float, asker: Asker | None = None) -> None:
        """Keep a question that we could not answer."""
        async with transaction(self.engine) as connection:
            await note_missed(connection, missed, at, asker)

    async def text_of(self, ref: str) -> str:
        """Return the kept text of the question with this reference."""
        query = select(GAPS.c.text).where(GAPS.c.ref == ref, GAPS.c.ref != "").order_by(GAPS.c.id.desc()).limit(1)
        async with transaction(self.engine) as connection:
            return await connection.scalar(query) or ""

    async def remark(self, text: str, at: float) -> None:
        """Keep what somebody wrote to the editors."""
        async with transaction(self.engine) as connection:
            await connection.execute(REMARKS.insert().values(text=text, at=at))

    async def remarks(self, since: float) -> tuple[Remark, ...]:
        """Return what people wrote to the editors since then."""
        query = select(REMARKS.c.text, REMARKS.c.at).where(REMARKS.c.at >= since).order_by(REMARKS.c.at.desc())
        async with transaction(self.engine) as connection:
            return tuple(Remark(*row) for row in await connection.execute(query))

    async def since(self, at: float) -> tuple[KeptGap, ...]:
        """Return what was not known since then, newest first."""
        query = select(GAPS.c.text, GAPS.c.near, GAPS.c.at).where(GAPS.c.at >= at)
        async with transaction(self.engine) as connection:
            rows = (await connection.execute(query.order_by(GAPS.c.at.desc(), GAPS.c.id.desc()))).all()
        return tuple(KeptGap(row.text, tuple(json.loads(row.near)), row.at) for row in rows)


async def note_missed(connection: AsyncConnection, missed: Missed, at: float, asker: Asker | None) -> None:
    """Keep a question that we could not answer, without its text when the asker prefers that."""
    keeps = asker is None or (await preferences_of(connection, asker)).keeps_gaps
    await drop_missed(connection, missed.ref)
    row = {"text": missed.text if keeps else "", "near": json.dumps(missed.near), "at": at, "ref": missed.ref}
    await connection.execute(GAPS.insert().values(**row))


async def drop_missed(connection: AsyncConnection, ref: str) -> None:
    """Forget the question with this reference."""
    await connection.execute(delete(GAPS).where(GAPS.c.ref == ref, GAPS.c.ref != ""))
