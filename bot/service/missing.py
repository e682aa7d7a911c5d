"""What editors should know of a question that was not answered."""

from bot.domain.gaps import Missed
from bot.domain.reply import Gap, Reply
from bot.service.redacting import redacted

NEAR = 3
LONGEST = 1_000
"""Characters kept of a question."""


def missed_by(reply: Reply, question: str, ref: str = "") -> Missed | None:
    """Return the question, redacted, when the reply is a gap that is news; None for one that an editor wrote.

    `ref` finds it again.
    """
    match reply:
        case Gap(entry=None, withheld=(), ranked=ranked):
            return Missed(kept_of(question), tuple(match.entry.id for match in ranked[:NEAR]), ref)
        case _:
            return None


def kept_of(question: str) -> str:
    """Return what may be kept of a question: redacted, and cut."""
    return redacted(question)[:LONGEST]
