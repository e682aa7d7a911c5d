"""Modals: what they are made of, and what was typed into them."""

from collections.abc import Mapping
from typing import Any

from bot.slack.limits import SECTION
from bot.slack.message import Block, Message, label, plain_version
from bot.slack.outgoing import MORE, mrkdwn, plain, shortened

CANCEL, CLOSE = "Cancel", "Close"
MOMENT = "One moment…"
TYPED = "typed"
"""The `action_id` of every text field; the `block_id` tells them apart."""

View = dict[str, Any]


def modal(
    title: str, *blocks: Block, callback: str = "", submit: str = "", close: str = "", metadata: str = ""
) -> View:
    """Return a modal; with `submit` it has a button that sends what was typed to the listener of `callback`.

    The title and the labels of the buttons have at most 24 characters, `metadata` 3,000.
    """
    view = {"type": "modal", "title": label(title), "close": label(close or (CANCEL if submit else CLOSE))}
    sending = {"submit": label(submit), "callback_id": callback, "private_metadata": metadata} if submit else {}
    return {**view, **sending, "blocks": list(blocks)}


def waiting_modal(title: str) -> View:
    """Return what is shown while something that was sent off is being done."""
    return modal(title, text_block(MOMENT))


def message_modal(title: str, message: Message) -> View:
    """Return a message as a modal."""
    return modal(title, *plain_version(message).blocks)


def told_modal(title: str, text: str, quoted: str = "") -> View:
    """Return what came of it; `quoted` is shown as it was typed, so that it can be copied."""
    return modal(title, text_block(text), *((quoted_block(quoted),) if quoted else ()))


def text_block(text: str) -> Block:
    """Return a paragraph of ours, without markup."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn(shortened(text, SECTION - 100)) or MORE}}


def quoted_block(text: str) -> Block:
    """Return what somebody typed, in which nothing is read as markup."""
    return {"type": "section", "text": label(shortened(plain(text), SECTION) or MORE)}


def field_block(block: str, asked: str, longest: int, initial: str = "", *, optional: bool = False) -> Block:
    """Return a text field of several lines for at most so many characters, which may have something in it already."""
    element: Block = {"type": "plain_text_input", "action_id": TYPED, "multiline": True, "max_length": longest}
    element |= {"initial_value": shortened(plain(initial), longest)} if initial else {}
    return {"type": "input", "block_id": block, "label": label(asked), "element": element, "optional": optional}


def typed_in_field(view: Mapping[str, Any], block: str) -> str:
    """Return what was typed into a field of a modal that was submitted, without space around it."""
    return str(view["state"]["values"][block][TYPED].get("value") or "").strip()
