"""Answer a question in its thread."""

from collections.abc import Iterable
from typing import Protocol

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context, Turn
from bot.service.consulting import Consulting

__all__ = ["Answering", "Turn", "context_after"]


class Answering(Protocol):
    """Turn what people type into replies, with the knowledge in use at that moment."""

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""

    @property
    def consulting(self) -> Consulting:
        """Return what recommends and compares with the knowledge in use."""

    def ask(self, text: str, context: Context = Context()) -> Turn:
        """Reply to plain text (already free of Slack's markup) asked in a thread with that context."""

    def choose(self, entry_id: str) -> Turn:
        """Reply with an entry that the person picked among options; a Gap that says so when it is no longer there."""


def context_after(answering: Answering, thread: Iterable[str]) -> Context:
    """Return what a thread is about after these texts, oldest first."""
    context = Context()
    for text in thread:
        context = answering.ask(text, context).context
    return context
