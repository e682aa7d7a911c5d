"""Entries to choose from: a numbered list that reads without blocks, and a button for each."""

from collections.abc import Iterator, Sequence

from bot.domain.told import Choice
from bot.slack.limits import BUTTON_TEXT, BUTTON_VALUE, BUTTONS
from bot.slack.message import Block
from bot.slack.outgoing import markdown, plain, shortened
from bot.slack.surface import CHOOSE

OPTION_TEXT = 200
"""Characters of an option in the list."""


def numbered(options: Sequence[Choice]) -> str:
    """Return the options as a numbered Markdown list."""
    return "\n".join(f"{number}. {_one_line(markdown(option.text))}" for number, option in _each(options))


def buttons_block(options: Sequence[Choice]) -> tuple[Block, ...]:
    """Return an actions block with a button for each option; nothing when there is none."""
    buttons = [_button(number, option) for number, option in _each(options) if len(option.entry) <= BUTTON_VALUE]
    return ({"type": "actions", "elements": buttons},) if buttons else ()


def _each(options: Sequence[Choice]) -> Iterator[tuple[int, Choice]]:
    return enumerate(options[:BUTTONS], start=1)


def _button(number: int, option: Choice) -> Block:
    text = shortened(f"{number}. {_one_line(plain(option.text))}", BUTTON_TEXT)
    return {
        "type": "button",
        "action_id": f"{CHOOSE}:{number}",
        "value": option.entry,
        "text": {"type": "plain_text", "text": text, "emoji": False},
    }


def _one_line(text: str) -> str:
    return shortened(" ".join(text.split()), OPTION_TEXT)
