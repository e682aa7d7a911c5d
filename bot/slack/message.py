"""What is sent to Slack: blocks to see, and a text that says the same where blocks cannot be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.slack.limits import MARKDOWN, TEXT
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
