"""Entries to choose from: a numbered list that reads without blocks, and a button for each; related ones in a menu."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from bot.domain.told import Choice
from bot.slack.limits import BUTTON_TEXT, BUTTON_VALUE, BUTTONS, OPTION_TEXT, OPTION_VALUE
from bot.slack.message import Block, label
from bot.slack.outgoing import MORE, markdown, plain, shortened
from bot.slack.surface import CHOOSE, RELATED

LISTED_TEXT = 200
"""Characters of an option in the list."""
ASK_NEXT = "You can also ask"


def numbered(options: Sequence[Choice]) -> str:
    """Return the options as a numbered Markdown list."""
    return "\n".join(f"{number}. {_one_line(markdown(option.text))}" for number, option in _each(options))


def buttons_block(options: Sequence[Choice]) -> tuple[Block, ...]:
    """Return an actions block with a button for each option; nothing when there is none."""
    buttons = [_button(*each) for each in _each(options) if len(each[1].entry) <= BUTTON_VALUE]
    return ({"type": "actions", "elements": buttons},) if buttons else ()


def related_menu(options: Sequence[Choice]) -> tuple[Block, ...]:
    """Return a menu of related questions; nothing when there is none.

    A menu has room for most questions in full; on buttons Slack shows about thirty characters of each.
    """
    kept = [_option(option) for option in options if len(option.entry) <= OPTION_VALUE]
    menu = {"type": "static_select", "action_id": RELATED, "placeholder": label(ASK_NEXT), "options": kept}
    return (menu,) if kept else ()


def _each(options: Sequence[Choice]) -> Iterator[tuple[int, Choice]]:
    return enumerate(options[:BUTTONS], start=1)


def _button(number: int, option: Choice) -> Block:
    text = shortened(f"{number}. {_one_line(plain(option.text))}", BUTTON_TEXT)
    return {"type": "button", "action_id": f"{CHOOSE}:{number}", "value": option.entry, "text": label(text)}


def _option(option: Choice) -> Block:
    """Return an option of a menu; what its first line has no room for stands below it."""
    first, *rest = wrap(_one_line(plain(option.text)), OPTION_TEXT) or [MORE]
    below = {"description": label(shortened(" ".join(rest), OPTION_TEXT))} if rest else {}
    return {"text": label(first), "value": option.entry, **below}


def _one_line(text: str) -> str:
    return shortened(" ".join(text.split()), LISTED_TEXT)
