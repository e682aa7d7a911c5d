"""Replies as the JSON of `certguide ask --json`."""

from collections.abc import Sequence
from typing import Any

from bot.domain.reply import STATUSES, Answer, Gap, Option, Reply, Suggestions
from bot.terminal.plain import plain_reply


def as_json(reply: Reply, elapsed_ms: float, question_id: Any = None) -> dict[str, Any]:
    """Return the reply as a JSON object; `id` is the asker's own, whatever it is, and left out when there is none."""
    ranked = [{"entry": match.entry.id, "confidence": match.confidence} for match in reply.ranked]
    body: dict[str, Any] = {
        "status": STATUSES[type(reply)],
        "text": plain_reply(reply),
        "sources": _sources(reply),
        "entries": _entries(reply),
        "confidence": ranked[0]["confidence"] if ranked else 0.0,
        "ranked": ranked,
        "elapsed_ms": round(elapsed_ms, 3),
    }
    if isinstance(reply, Suggestions):
        body["options"] = _options(reply.options)
    return body if question_id is None else {"id": question_id, **body}


def _sources(reply: Reply) -> list[str]:
    match reply:
        case Answer():
            return list(reply.sources)
        case Gap(entry=entry) if entry:
            return list(entry.sources)
        case _:
            return []


def _entries(reply: Reply) -> list[str]:
    match reply:
        case Answer(entries=entries):
            return [entry.id for entry in entries]
        case Gap(entry=entry) if entry:
            return [entry.id]
        case _:
            return []


def _options(options: Sequence[Option]) -> list[dict[str, Any]]:
    return [
        {"entry": option.entry.id, "text": option.text, "sources": list(option.entry.sources)} for option in options
    ]
