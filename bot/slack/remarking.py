"""What people see when they write to the editors."""

from bot.slack.message import Message, message
from bot.slack.modal import View, field_block, modal, text_block

TITLE, SEND = "Write to the editors", "Send"
LABEL = "What should they know?"
FIELD, LONGEST = "text", 1_000
WHAT_HAPPENS = (
    "The editors and maintainers read it. I keep it for {days} days without your name, and take out mentions, e-mail "
    "addresses, links and long numbers."
)
THANKS = "Thank you. The editors will read it."
NO_TEXT = "Please write something."


def remark_modal(callback: str, days: int) -> View:
    """Return the modal that takes it; `days` is how long it is kept."""
    field = field_block(FIELD, LABEL, LONGEST)
    return modal(TITLE, text_block(WHAT_HAPPENS.format(days=days)), field, callback=callback, submit=SEND)


def thanks(days: int) -> Message:
    """Return what to say to who typed it after the command."""
    return message(f"{THANKS} {WHAT_HAPPENS.format(days=days)}")
