"""Entries to choose from: a numbered list that reads without blocks, and a button for each."""

from collections.abc import Iterator, Sequence

from bot.domain.told import Choice
from bot.slack.limits import BUTTON_TEXT, BUTTON_VALUE, BUTTONS
from bot.slack.message import Block, label
from bot.slack.outgoing import markdown, mrkdwn, plain, shortened
from bot.slack.surface import CHOOSE, RELATED

OPTION_TEXT = 200
"""Characters of an option in the list."""
RELATED_TEXT = 120
"""Characters of a related question in the list."""
ASK_NEXT = "You can also ask:"


def numbered(options: Sequence[Choice]) -> str:
    """Return the options as a numbered Markdown list."""
    return "\n".join(f"{number}. {_one_line(markdown(option.text))}" for number, option in _each(options))


def buttons_block(options: Sequence[Choice]) -> tuple[Block, ...]:
    """Return an actions block with a button for each option; nothing when there is none."""
    buttons = _buttons(options, CHOOSE)
    return ({"type": "actions", "elements": buttons},) if buttons else ()


def related_lines(options: Sequence[Choice]) -> tuple[str, ...]:
    """Return related questions as numbered lines of `mrkdwn` under a line that says what they are."""
    if not options:
        return ()
    asked = (mrkdwn(_one_line(plain(option.text), RELATED_TEXT)) for option in options)
    return (ASK_NEXT, *(f"{number}. {text}" for number, text in enumerate(asked, start=1)))


def related_block(options: Sequence[Choice]) -> tuple[Block, ...]:
    """Return a context block with related questions; nothing when there is none."""
    lines = "\n".join(related_lines(options))
    return ({"type": "context", "elements": [{"type": "mrkdwn", "text": lines}]},) if lines else ()


def related_buttons(options: Sequence[Choice]) -> list[Block]:
    """Return a button for each related question, with the number that it has in the list."""
    return _buttons(options, RELATED)


def _buttons(options: Sequence[Choice], start: str) -> list[Block]:
    return [_button(number, option, start) for number, option in _each(options) if len(option.entry) <= BUTTON_VALUE]


def _each(options: Sequence[Choice]) -> Iterator[tuple[int, Choice]]:
    return enumerate(options[:BUTTONS], start=1)


def _button(number: int, option: Choice, start: str) -> Block:
    text = shortened(f"{number}. {_one_line(plain(option.text))}", BUTTON_TEXT)
    return {"type": "button", "action_id": f"{start}:{number}", "value": option.entry, "text": label(text)}


def _one_line(text: str, most: int = OPTION_TEXT) -> str:
    return shortened(" ".join(text.split()), most)
