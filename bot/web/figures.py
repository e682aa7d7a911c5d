"""What the desk tells as JSON: explanations and gaps, with words for people beside the ids."""

from collections.abc import Callable, Sequence, Set
from dataclasses import asdict, dataclass
from typing import Any

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.location import Location
from bot.domain.reply import STATUSES, Context, Reply, Turn
from bot.service.explaining import Explanation, Part, Placed
from bot.service.grouping import GapGroup
from bot.service.withholding import without

TEXTS = 4
"""Different ways in which one thing was asked in vain that are shown."""
GONE = "no longer there"


@dataclass(frozen=True, slots=True)
class Entries:
    """How replies and entries of this knowledge are told: `said` gives a reply as a person reads it, `cited` the sources, a line each."""

    knowledge: Knowledge
    said: Callable[[Reply], str]
    cited: Callable[[Entry], Sequence[str]]


def explanation_figures(found: Explanation, entries: Entries, hidden: Set[str]) -> dict[str, Any]:
    """Return an explanation ready for JSON; `hidden` are ids of entries that were marked as wrong and are not told."""
    reply = without(Turn(found.reply, Context()), hidden, entries.knowledge).reply
    return {
        "status": STATUSES[type(reply)],
        "text": entries.said(reply),
        "reason": found.reason.value,
        "confidence": found.confidence,
        "thresholds": found.thresholds,
        "understood": found.understood,
        "signals": found.signals,
        "best": [_placed(placed, entries, hidden) for placed in found.best],
    }


def gap_figures(groups: Sequence[GapGroup], knowledge: Knowledge) -> list[dict[str, Any]]:
    """Return gaps ready for JSON, each with the questions of the entries nearest to it."""
    asked = {entry.id: entry.question for entry in knowledge.entries}
    return [
        {
            "count": group.count,
            "last": group.last,
            "texts": list(group.texts[:TEXTS]),
            "near": [{"id": id_, "question": asked.get(id_, GONE)} for id_ in group.near],
        }
        for group in groups
    ]


def _placed(placed: Placed, entries: Entries, hidden: Set[str]) -> dict[str, Any]:
    return {
        "id": placed.entry.id,
        "question": placed.entry.question,
        "place": _place(placed.location),
        "told": placed.told and placed.entry.id not in hidden,
        "hidden": placed.entry.id in hidden,
        "confidence": placed.confidence,
        "score": placed.score,
        "channels": _parts(placed.channels),
        "fits": _parts(placed.fits),
        "words": [asdict(word) for word in placed.words],
        "sources": list(entries.cited(placed.entry)),
    }


def _parts(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [asdict(part) for part in parts]


def _place(location: Location | None) -> str:
    return f"{location.file}:{location.line}" if location else ""
