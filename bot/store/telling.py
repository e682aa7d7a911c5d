"""What a person is told, and what a conversation is about, as text in a table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bot.domain.comparison import Cell, Column, Comparison, Row
from bot.domain.grounds import Grounds, Thresholds
from bot.domain.reason import Reason
from bot.domain.reply import Context
from bot.domain.told import Choice, Status, Told

GONE = json.dumps(None)
"""What is told when a reply is to be taken away."""


def told_columns(told: Told) -> dict[str, str]:
    """Return what is told as the columns of the outbox."""
    return {"status": told.status.value, "entries": json.dumps(told.entries), "told": written(told)}


def written(told: Told | None) -> str:
    """Return it as JSON."""
    return json.dumps(asdict(told)) if told else GONE


def read(text: str) -> Told | None:
    """Return what was written, also by an earlier version, which knew less of an answer."""
    kept = json.loads(text)
    return kept and Told(
        Status(kept["status"]),
        kept["text"],
        tuple(kept["sources"]),
        _choices(kept["choices"]),
        tuple(kept["entries"]),
        kept.get("ref", ""),
        _choices(kept.get("related", ())),
        _grounds(kept.get("grounds")),
        kept.get("overdue", ""),
        _table(kept.get("table")),
    )


def written_context(context: Context) -> str:
    """Return what a conversation is about as JSON."""
    return json.dumps(asdict(context))


def read_context(kept: str | None) -> Context:
    """Return what a conversation is about from JSON; nothing, when that was not kept."""
    given = json.loads(kept or "{}")
    return Context(**{**given, "subjects": tuple(given.get("subjects", ()))})


def _choices(kept: Sequence[Mapping[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(**choice) for choice in kept)


def _grounds(kept: Mapping[str, Any] | None) -> Grounds | None:
    """Return why it is told; None when it was not kept, or when the reason is worded otherwise in this version."""
    if kept is None or kept["reason"] not in set(Reason):
        return None
    best = tuple((entry, confidence) for entry, confidence in kept["best"])
    thresholds = Thresholds(**kept["thresholds"])
    return Grounds(Reason(kept["reason"]), tuple(kept["subjects"]), kept["facet"], best, thresholds)


def _table(kept: Mapping[str, Any] | None) -> Comparison | None:
    if kept is None:
        return None
    columns = (Column(tuple(one["ids"]), one["name"], tuple(one["sources"])) for one in kept["columns"])
    rows = (Row(row["facet"], row["label"], tuple(map(_cell, row["cells"]))) for row in kept["rows"])
    return Comparison(tuple(columns), tuple(rows), kept["written"])


def _cell(kept: Mapping[str, Any]) -> Cell:
    return Cell(kept["text"], tuple(kept["sources"]))
