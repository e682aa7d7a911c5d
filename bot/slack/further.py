"""Take a question further than our reply: say that nothing offered fits, or ask an expert."""

import json
from collections.abc import Iterator

from bot.domain.told import Status, Told
from bot.slack.limits import BUTTON_VALUE
from bot.slack.message import Block
from bot.slack.surface import ASK_EXPERT, NONE_OF_THESE

NONE_LABEL = "None of these"
EXPERT_LABEL = "Ask an expert"
NOTED = "Then I do not know the answer. I have told the editors that it is missing."
NOT_NOTED = "Then I do not know the answer. I could not note that for the editors just now."
NOTED_BEFORE = "The editors know already that none of these fits."


def further_block(what: Told, experts: bool) -> tuple[Block, ...]:
    """Return an actions block with what can be done next; nothing when the question cannot be found again.

    `experts` says that there is a channel of theirs.
    """
    buttons = [*_buttons(what, experts)] if what.ref else []
    return ({"type": "actions", "elements": buttons},) if buttons else ()


def none_fits(noted: bool, ref: str) -> Told:
    """Return what to say when nothing that was offered fits; `noted` says whether editors will see it."""
    return Told(Status.GAP, NOTED if noted else NOT_NOTED, ref=ref)


def offered_in(value: str) -> tuple[str, tuple[str, ...]]:
    """Return the reference of the question and the ids of the entries offered, from the value of a button."""
    ref, entries = json.loads(value)
    return str(ref), tuple(map(str, entries))


def _buttons(what: Told, experts: bool) -> Iterator[Block]:
    if what.status is Status.SUGGESTIONS:
        value = json.dumps([what.ref, [choice.entry for choice in what.choices]])
        yield _button(NONE_OF_THESE, NONE_LABEL, value if len(value) <= BUTTON_VALUE else json.dumps([what.ref, []]))
    if what.status is Status.GAP and experts:
        yield _button(ASK_EXPERT, EXPERT_LABEL, what.ref)


def _button(action: str, label: str, value: str) -> Block:
    text = {"type": "plain_text", "text": label, "emoji": False}
    return {"type": "button", "action_id": action, "value": value, "text": text}
