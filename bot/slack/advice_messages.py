"""A recommendation, a path, and what comes next as messages: ordered steps with reasons, and what leads on."""

from collections.abc import Iterable

from bot.domain.card import Link
from bot.domain.knowledge import Knowledge
from bot.domain.outline import Line, Outline, Part
from bot.slack.cards import options_of
from bot.slack.limits import OPTION_TEXT, OPTIONS
from bot.slack.message import Block, Message, label, message
from bot.slack.outgoing import markdown, shortened
from bot.slack.sources import SOURCES, source_lines, sources_block
from bot.slack.surface import SHOW

FURTHER = "Look further"
LENGTHS = (700, 300, 160, 90, 0)
"""Characters of each line of a step, more or less of them, so that all steps fit; with none only names are left."""
LONGEST = 7_000
"""Characters of all steps together: what somebody may still read."""
NOT_SHOWN = "I left out the details, because this is long. Refine it, or look at one step after the other."


def outline_message(outline: Outline, knowledge: Knowledge, *blocks: Block) -> Message:
    """Return what was put into words as a message with its sources, and further blocks below them."""
    lines = source_lines(outline.sources, knowledge)
    summary = (SOURCES, *lines) if lines else ()
    return message(outline_text(outline), *sources_block(outline.sources, knowledge), *blocks, summary=summary)


def outline_text(outline: Outline) -> str:
    """Return what was put into words as Markdown, with as much of each step as fits."""
    texts = (_text(outline, most) for most in LENGTHS)
    found = ""
    for found in texts:
        if len(found) <= LONGEST:
            return found
    return f"{NOT_SHOWN}\n\n{found}"


def links_menu(links: Iterable[Link]) -> tuple[Block, ...]:
    """Return a menu that shows the card of each of these things; nothing without any."""
    if not (options := options_of(links)[:OPTIONS]):
        return ()
    placeholder = label(shortened(FURTHER, OPTION_TEXT))
    return ({"type": "static_select", "action_id": SHOW, "placeholder": placeholder, "options": options},)


def actions(*elements: Block) -> tuple[Block, ...]:
    """Return a row of buttons and menus; nothing when there is none."""
    return ({"type": "actions", "elements": list(elements)},) if elements else ()


def _text(outline: Outline, most: int) -> str:
    parts = list(outline.lead)
    title = ""
    for part in outline.parts:
        parts.append(_part(part, most, titled=part.title != title))
        title = part.title
    return "\n\n".join(filter(None, parts))


def _part(part: Part, most: int, *, titled: bool) -> str:
    lines = [f"**{markdown(part.title)}**"] if titled else []
    lines += [f"_{markdown(part.by)}_"] if part.by else []
    for number, item in enumerate(part.items, start=1):
        lines.append(f"{number}. **{markdown(item.name)}**")
        lines += [f"    - {_line(line, most)}" for line in item.lines if most]
    notes = [_note(line, most or LENGTHS[-2]) for line in part.lines]
    # A paragraph between keeps the notes out of the last step's list.
    return "\n".join(lines) + ("\n\n" if part.items and notes else "\n") + "\n".join(notes)


def _note(line: Line, most: int) -> str:
    """Return a line as an item of a list, or one without a label, such as an answer, as it was written."""
    return f"- {_line(line, most)}" if line.label else shortened(markdown(line.text), most)


def _line(line: Line, most: int) -> str:
    text = shortened(" ".join(markdown(line.text).replace("\n- ", " · ").split()), most)
    return f"{line.label}: {text}" if line.label else text
