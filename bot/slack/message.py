"""What is sent to Slack: blocks to see, and a text that says the same where blocks cannot be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.slack.limits import MARKDOWN, SECTION, TEXT
from bot.slack.outgoing import MORE, markdown, shortened
from bot.slack.reading import read_out

Block = dict[str, Any]
"""A Block Kit block as JSON."""


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


def plain_version(message: Message) -> Message:
    """Return a message that any Slack can show: its text in sections, without anything to press."""
    parts = _cut(message.text) if message.blocks else []
    return Message(
        message.text,
        tuple({"type": "section", "text": {"type": "mrkdwn", "text": part, "verbatim": True}} for part in parts),
    )


def _cut(text: str) -> list[str]:
    """Return the text in parts that fit a section, each cut after a line or a word."""
    parts = []
    while len(text) > SECTION:
        end = max(text.rfind("\n", 1, SECTION), text.rfind(" ", 1, SECTION)) + 1 or SECTION
        parts.append(text[:end].strip() or MORE)
        text = text[end:]
    return [*parts, text.strip() or MORE]
