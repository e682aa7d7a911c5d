"""Responsible for what single entries lack: few-asks, answer-too-long, stale."""

from collections.abc import Iterator
from datetime import date

from bot.content.draft import Draft
from bot.content.ids import ENTRY, bearers
from bot.content.nodes import scalars
from bot.content.problems import problem
from bot.domain.problem import Problem

FEWEST_ASKS = 6
LONGEST_ANSWER = 900
"""Characters. Slack folds away what is longer, and nobody reads it."""

_FEW = "the entry has {count} of at least 6 asks"
_LONG = "the answer has {count} characters, 900 are the most"
_STALE = "the entry was to be reviewed by then"


def few_asks(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each entry with fewer than six asks."""
    for entry in bearers(draft.folder, ENTRY):
        count = sum(1 for _ in scalars(entry.node, "asks/*"))
        if count < FEWEST_ASKS:
            yield problem("few-asks", entry.location, _FEW.format(count=count), entry.id)


def long_answers(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each answer of more than 900 characters."""
    for text, document, node in draft.folder.scalars("faq", "entries/*/answer"):
        if len(text) > LONGEST_ANSWER:
            yield problem("answer-too-long", document.at(node), _LONG.format(count=len(text)))


def stale(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each entry whose `review_by` lies before today."""
    for text, document, node in draft.folder.scalars("faq", "entries/*/review_by"):
        try:
            due = date.fromisoformat(text)
        except ValueError:
            continue  # the schema has told
        if due < draft.today:
            yield problem("stale", document.at(node), _STALE, text)
