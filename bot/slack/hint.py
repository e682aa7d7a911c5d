"""A word below the first reply in a thread of a channel: what people have to do to ask on."""

from bot.slack.limits import TEXT
from bot.slack.message import Message
from bot.slack.outgoing import shortened

ASK_ON = "Mention me again here to ask on."


def with_hint(message: Message) -> Message:
    """Return the message with the hint below it."""
    hint = {"type": "context", "elements": [{"type": "plain_text", "text": ASK_ON, "emoji": False}]}
    text = shortened(message.text, TEXT - len(ASK_ON) - 2)
    return Message(f"{text}\n\n{ASK_ON}", (*message.blocks, hint) if message.blocks else ())
