"""What is sent to Slack: blocks to see, and a text that says the same where blocks cannot be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.slack.limits import MARKDOWN, SECTION, TEXT
from bot.slack.outgoing import MORE, markdown, shortened
from bot.slack.reading import read_out

Block = dict[str, Any]
"""A Block Kit block as JSON."""

FEEDBACK = "context_actions"
PRESSED = ("actions", FEEDBACK)
"""Blocks that hold something to press."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send; `text` alone is a true summary of it."""

    text: str
    blocks: tuple[Block, ...] = ()


def message(text: str, *blocks: Block, summary: Iterable[str] = ()) -> Message:
    """Return a message that shows Markdown, then further blocks; `summary` holds what those say, as lines of text."""
    lines = "\n".join(summary)
    told = read_out(text, TEXT - len(lines) - 2)
    return Message(f"{told}\n\n{lines}".strip() or MORE, (markdown_block(text), *blocks))


def markdown_block(text: str) -> Block:
    """Return Markdown of people or editors as a block, made safe and cut to what fits."""
    return {"type": "markdown", "text": shortened(markdown(text), MARKDOWN) or MORE}


def section(text: str) -> Block:
    """Return `mrkdwn` that is safe already, and not too long, as a section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def label(text: str) -> Block:
    """Return words as plain text."""
    return {"type": "plain_text", "text": text, "emoji": False}


def versions(message: Message) -> Iterator[Message]:
    """Yield a message, then plainer ones for a Slack that does not take its blocks, the last without any."""
    yield message
    if message.blocks:
        yield plain_version(message)
        yield Message(message.text)


def plain_version(message: Message) -> Message:
    """Return a message of old kinds of blocks alone: its text in sections, and what can be pressed as buttons and menus."""
    parts = _cut(message.text) if message.blocks else []
    pressed = (ordinary(block) for block in message.blocks if block["type"] in PRESSED)
    return Message(message.text, (*map(section, parts), *pressed))


def ordinary(block: Block) -> Block:
    """Return feedback buttons as two ordinary ones, with numbers after their `action_id`; other blocks as they are."""
    if block["type"] != FEEDBACK:
        return block
    (both,) = block["elements"]
    sides = enumerate((both["positive_button"], both["negative_button"]), start=1)
    buttons = [{"type": "button", "action_id": f"{both['action_id']}:{number}", **side} for number, side in sides]
    return {"type": "actions", "elements": buttons}


def _cut(text: str) -> list[str]:
    """Return the text in parts that fit a section, each cut after a line or a word."""
    parts = []
    while len(text) > SECTION:
        end = max(text.rfind("\n", 1, SECTION), text.rfind(" ", 1, SECTION)) + 1 or SECTION
        parts.append(text[:end].strip() or MORE)
        text = text[end:]
    return [*parts, text.strip() or MORE]
