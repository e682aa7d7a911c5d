"""Tell somebody who pressed something, alone: below the message in which they did, or in a modal."""

from typing import Any

from bot.slack.listeners.payloads import Payload, thread_of_press
from bot.slack.message import Message
from bot.slack.modal import View, message_modal
from bot.slack.sending import Sender
from bot.slack.surface import NAME

MODAL = "modal"


def in_modal(body: Payload) -> bool:
    """Say whether something was pressed in a modal; what opens then stands on top of it."""
    view: Any = body.get("view") or {}
    return bool(view.get("type") == MODAL)


async def tell(sender: Sender, body: Payload, said: Message) -> None:
    """Tell the one who pressed alone. Raises ResponseUrlError."""
    if url := body.get("response_url"):
        await sender.respond(str(url), said, thread=thread_of_press(body))
    else:
        await open_modal(sender, body, message_modal(NAME, said))


async def open_modal(sender: Sender, body: Payload, view: View) -> bool:
    """Show the one who pressed a modal; say whether Slack did, which it does only within three seconds."""
    return await sender.open_modal(str(body.get("trigger_id")), view, on_top=in_modal(body))
