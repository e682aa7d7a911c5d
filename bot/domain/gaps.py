"""Questions that were not answered, for editors: redacted, without who asked or where."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from bot.domain.people import Asker


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that we could not answer, redacted, with the ids of the entries nearest to it.

    `text` is empty when the person wants none of theirs kept, or when it is no longer known. `ref` finds it again: see
    `ref_of`.
    """

    text: str
    near: tuple[str, ...] = ()
    ref: str = ""


@dataclass(frozen=True, slots=True)
class KeptGap:
    """A gap as it is kept, with when it was asked, in seconds since the epoch."""

    text: str
    near: tuple[str, ...]
    at: float


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote to the editors, redacted, and when, in seconds since the epoch."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Stub:
    """An entry to be: a question, other ways in which it was put, perhaps an answer, and notes for the editor, a line each."""

    question: str
    asks: tuple[str, ...] = ()
    answer: str = ""
    notes: tuple[str, ...] = ()


class Gaps(Protocol):
    """What was not known, and what people wrote about it. Every verb raises StoreAwayError while the store cannot be reached."""

    async def miss(self, missed: Missed, at: float, asker: Asker | None = None) -> None:
        """Keep a question that we could not answer, in place of what was kept for the same `ref`.

        Its text is left out when the asker prefers that.
        """

    async def text_of(self, ref: str) -> str:
        """Return the kept text of the question with this reference, empty when there is none."""

    async def remark(self, text: str, at: float) -> None:
        """Keep what somebody wrote to the editors, redacted."""

    async def remarks(self, since: float) -> tuple[Remark, ...]:
        """Return what people wrote to the editors since then, newest first."""

    async def since(self, at: float) -> tuple[KeptGap, ...]:
        """Return what was not known since then, newest first."""


def ref_of(*parts: str) -> str:
    """Return a short reference for a message, by its workspace, channel and `ts`, in which none of these can be read."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
