"""What is said to those who mark an answer as wrong."""

from collections.abc import Sequence

from bot.domain.knowledge import Entry, Knowledge
from bot.slack.message import Block, Message, label, message
from bot.slack.outgoing import markdown, shortened
from bot.slack.surface import RESTORE

NOT_FOR_YOU = "Only an admin can hide an answer. If this one is wrong, press “Not helpful” and say why: those who look after it read that."
HIDDEN = "Hidden. Nobody gets this answer any more, until it is corrected:"
CHANGED = "That answer was changed or taken away since, so there is nothing to hide. Ask again to see what I say now."
RESTORED = "I give this answer again: “{question}”"
UNDO = "Undo"
UNDO_ALOUD = "Undo: give this answer again"
LONGEST_QUESTION = 200


def not_for_you() -> Message:
    """Return what a person is told who is no admin."""
    return message(NOT_FOR_YOU)


def changed() -> Message:
    """Return what an admin is told about an answer that is not given any more as it stands there."""
    return message(CHANGED)


def hidden(entries: Sequence[Entry], knowledge: Knowledge) -> Message:
    """Return which entries are hidden from now on and where they stand, with a button for each to undo it."""
    lines = (f"- {_named(entry)} (entry {markdown(entry.id)}{_where(entry, knowledge)})" for entry in entries)
    buttons = [_undo_button(entry, number) for number, entry in enumerate(entries, start=1)]
    return message("\n".join((HIDDEN, *lines)), {"type": "actions", "elements": buttons})


def restored(question: str) -> Message:
    """Return what is said when an answer is given again."""
    return message(RESTORED.format(question=shortened(markdown(question), LONGEST_QUESTION)))


def _undo_button(entry: Entry, number: int) -> Block:
    """Return the button that has a hidden entry told again; `number` tells it from others in the same block."""
    return {
        "type": "button",
        "action_id": f"{RESTORE}:{number}",
        "value": entry.id,
        "text": label(UNDO),
        "accessibility_label": UNDO_ALOUD,
    }


def _named(entry: Entry) -> str:
    return shortened(" ".join(markdown(entry.question).split()), LONGEST_QUESTION)


def _where(entry: Entry, knowledge: Knowledge) -> str:
    location = knowledge.locations.get(entry.id)
    return f", {location.file}, line {location.line}" if location else ""
