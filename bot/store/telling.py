"""What a person is told, as text in a table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bot.domain.grounds import Grounds, Thresholds
from bot.domain.reason import Reason
from bot.domain.told import Choice, Status, Told


def written(told: Told) -> str:
    """Return it as JSON."""
    return json.dumps(asdict(told))


def read(text: str) -> Told:
    """Return what was written, also by an earlier version, which knew less of an answer."""
    kept = json.loads(text)
    return Told(
        Status(kept["status"]),
        kept["text"],
        tuple(kept["sources"]),
        _choices(kept["choices"]),
        tuple(kept["entries"]),
        kept.get("ref", ""),
        _choices(kept.get("related", ())),
        _grounds(kept.get("grounds")),
        kept.get("overdue", ""),
    )


def _choices(kept: Sequence[Mapping[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(**choice) for choice in kept)


def _grounds(kept: Mapping[str, Any] | None) -> Grounds | None:
    """Return why it is told; None when it was not kept, or when the reason is worded otherwise in this version."""
    if kept is None or kept["reason"] not in set(Reason):
        return None
    best = tuple((entry, confidence) for entry, confidence in kept["best"])
    thresholds = Thresholds(**kept["thresholds"])
    return Grounds(Reason(kept["reason"]), tuple(kept["subjects"]), kept["facet"], best, thresholds)
