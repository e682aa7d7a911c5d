"""Everything that is kept of a person, table by table, as plain values."""

import json
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.connecting import reading
from bot.store.tables import METADATA

NESTED = frozenset(("body", "entries", "subjects", "told"))
"""Columns that hold JSON."""


async def kept_of(engine: AsyncEngine, user: str, team: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a person by table, in all workspaces unless one is named; tables without any are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    async with reading(engine) as connection:
        for table in METADATA.sorted_tables:
            theirs = [table.c[name] == user for name in ("person", "channel") if name in table.c]
            if theirs:
                query = select(table).where(or_(*theirs)).order_by(*table.primary_key)
                rows = await connection.execute(query.where(table.c.team == team) if team else query)
                found[table.name] = [_plain(dict(row)) for row in rows.mappings()]
    return {name: rows for name, rows in found.items() if rows}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: json.loads(value) if name in NESTED and value else value for name, value in row.items()}
