"""What a person sees who looks up a colleague's message: the answer, and a button that posts it in the thread."""

import json

from bot.domain.told import Status, Told
from bot.slack.limits import BUTTON_TEXT, BUTTON_VALUE, BUTTONS
from bot.slack.message import Block, Message, message
from bot.slack.options import numbered
from bot.slack.outgoing import plain, shortened
from bot.slack.rendering import NEAR
from bot.slack.surface import LOOKED_UP

NO_WORDS = "There is nothing in this message that I can look up: I read its text only, not files or what it forwards."


def no_words() -> Message:
    """Return what to say to a message without words."""
    return message(NO_WORDS)


def choices_message(told: Told, thread: str) -> Message:
    """Return what may be meant, with buttons that keep the thread of the message that was looked up."""
    lead = (told.text, NEAR) if told.status is Status.GAP else (told.text,)
    buttons = [
        _button(number, choice.entry, choice.text, thread)
        for number, choice in enumerate(told.choices[:BUTTONS], start=1)
    ]
    kept: list[Block] = [button for button in buttons if len(button["value"]) <= BUTTON_VALUE]
    return message("\n\n".join((*lead, numbered(told.choices))), *({"type": "actions", "elements": kept},) * bool(kept))


def picked(value: str) -> tuple[str, str]:
    """Return the id of the entry and the thread in the value of a button."""
    entry, thread = json.loads(value)
    return str(entry), str(thread)


def _button(number: int, entry: str, text: str, thread: str) -> Block:
    label = shortened(f"{number}. {' '.join(plain(text).split())}", BUTTON_TEXT)
    return {
        "type": "button",
        "action_id": f"{LOOKED_UP}:{number}",
        "value": json.dumps([entry, thread]),
        "text": {"type": "plain_text", "text": label, "emoji": False},
    }
