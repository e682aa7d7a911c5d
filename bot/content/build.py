"""Responsible for making the domain's knowledge of a folder that is free of errors."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from bot.content.draft import Draft
from bot.content.ids import DISAGREEMENT, ENTRY, SUBJECTS
from bot.content.kinds import KINDS
from bot.content.made_entries import made_entries
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.location import Location


def build(draft: Draft) -> Knowledge:
    """Return the knowledge of a folder without errors: what is written, then the entries that the catalog yields."""
    things: dict[str, list[Any]] = defaultdict(list)
    for document in draft.folder.documents:
        things[document.kind.name].extend(document.things)
    fields = {kind.field: _adapter(kind.name).validate_python(things[kind.name]) for kind in KINDS.values()}
    written = Knowledge(draft.folder.version, **fields)
    made = made_entries(written)
    return replace(written, entries=(*written.entries, *made), locations=dict(_locations(draft, made)))


def _locations(draft: Draft, made: tuple[Entry, ...]) -> Iterator[tuple[str, Location]]:
    """Yield where each entry stands; a made one stands where the thing does that it is made from."""
    for entry in made:
        if location := _origin(draft, entry.id):
            yield entry.id, location
    for id_, bearer in draft.ids[ENTRY].items():
        yield id_, bearer.location


def _origin(draft: Draft, made: str) -> Location | None:
    origin = made.split("/")[0]
    return next(
        (draft.ids[sort][origin].location for sort in (*SUBJECTS, DISAGREEMENT) if origin in draft.ids[sort]), None
    )


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    things: Any = tuple.__class_getitem__((KINDS[kind].domain, ...))  # the type is a value of the table
    return TypeAdapter(things)
