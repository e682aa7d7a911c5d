"""A reply as a message: what was found, where it stands, and what can be chosen."""

from dataclasses import dataclass, replace

from bot.domain.knowledge import Knowledge
from bot.domain.told import Status, Told
from bot.domain.wish import Wish
from bot.slack.compared import comparison_blocks
from bot.slack.further import further_block
from bot.slack.menu import menu
from bot.slack.message import Block, Message, message
from bot.slack.options import buttons_block, numbered, related_menu
from bot.slack.sources import SOURCES, source_lines, sources_block
from bot.slack.voting import votes_block
from bot.slack.wishes import refine_button

NEAR = "The nearest things I know:"
ROLE = "role"
"""The facet of entries that say what is recommended to a role."""
PAGE = 6
"""Rows of a comparison that a conversation shows at once; the others are a press away."""
OVERDUE = "This was to be reviewed by {day}, so it may be out of date."


@dataclass(frozen=True, slots=True)
class Staff:
    """Whether there are people to take a reply to: a channel of experts, who answer, and admins, who can hide it."""

    experts: bool = False
    admins: bool = False


NOBODY = Staff()


def shown(what: Told, knowledge: Knowledge, staff: Staff = NOBODY) -> Message:
    """Return the message that tells something; `knowledge` gives its sources their names.

    What is compared is a table, and its text where Slack does not show tables.
    """
    sources = source_lines(what.sources, knowledge)
    parts = ((SOURCES, *sources) if sources else (), _notes(what))
    summary = ("\n\n".join("\n".join(part) for part in parts if part),)
    told = message(words(what), *below(what, knowledge, staff), summary=summary)
    if not what.table:
        return told
    return replace(told, blocks=(*comparison_blocks(what.table, knowledge, PAGE), *_under(what, knowledge, staff)))


def words(what: Told) -> str:
    """Return what is told in Markdown, with what can be chosen as a numbered list."""
    if what.entries:
        return what.text
    lead = (what.text, NEAR) if what.choices and what.status is Status.GAP else (what.text,)
    return "\n\n".join((*lead, numbered(what.choices))).strip()


def below(what: Told, knowledge: Knowledge, staff: Staff = NOBODY) -> tuple[Block, ...]:
    """Return what stands below the words: where it stands, how old it is, what to ask next, what can be done with it."""
    if not what.entries:
        return (*buttons_block(what.choices), *further_block(what, staff.experts))
    return (*sources_block(what.sources, knowledge), *_under(what, knowledge, staff))


def _under(what: Told, knowledge: Knowledge, staff: Staff) -> tuple[Block, ...]:
    """Return what stands under the sources of what tells entries."""
    pressed = (*related_menu(what.related), *menu(what, knowledge, staff.admins), *_refine(what, knowledge))
    return (
        *({"type": "context", "elements": [{"type": "mrkdwn", "text": note}]} for note in _notes(what)),
        *({"type": "actions", "elements": list(some)} for some in (pressed,) if some),
        *further_block(what, staff.experts),
        votes_block(what.entries),
    )


def _refine(what: Told, knowledge: Knowledge) -> tuple[Block, ...]:
    """Return a button to say more about oneself under what is recommended to a role."""
    roles = {role.id for role in knowledge.roles}
    told = (entry for entry in knowledge.entries if entry.id in what.entries and entry.facet == ROLE)
    named = tuple(dict.fromkeys(id_ for entry in told for id_ in entry.about if id_ in roles))
    return refine_button(Wish(roles=named)) if named else ()


def _notes(what: Told) -> tuple[str, ...]:
    return (OVERDUE.format(day=what.overdue),) if what.overdue else ()
