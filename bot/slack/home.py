"""The Home tab: what Certguide does, ways to ask and browse, what answered the person lately, and what is kept."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from bot.domain.card import Kind, Link
from bot.domain.knowledge import Knowledge
from bot.slack.guidance import ABOUT
from bot.slack.limits import BUTTON_TEXT, SECTION
from bot.slack.message import Block
from bot.slack.modal import View
from bot.slack.outgoing import MORE, mrkdwn, plain, shortened
from bot.slack.surface import COMMAND, LOOK_UP_NAME, NAME, OPEN_ASK, OPEN_WISH, SHOW
from bot.slack.typeahead import names_menu

HOW = (
    "Mention me in a channel and I answer in the thread, write to me in the Messages tab, or type "
    f"`{COMMAND}` and your question, which only you see. To ask about a colleague's message, pick "
    f"“{LOOK_UP_NAME}” from its menu."
)
ASK, WISH = "Ask a question", "What should I take next?"
BROWSE, BROWSE_BY = "Browse", ((Kind.CERTIFICATION, Kind.LEVEL, Kind.OFFER), (Kind.ROLE,), (Kind.PATH, Kind.TRACK))
PLACEHOLDERS = ("A certification or level", "A role", "A learning path or track")
LATELY, NOTHING_LATELY = "Your recent answers", "Nothing yet. Your next answers will be listed here."
READ = "Read again"
ADMINS, SEE_TERMINAL = "For admins", "`certguide gaps list` and `certguide gaps feedback` tell more."
GAPS = "Questions without an answer in the last {days} days: *{count}*"
TIMES = "{text} ({count} times)"
DISLIKED = "Marked as unhelpful most often"
WITHHELD = "Marked as wrong and not told until corrected"
NOBODY = "none"
PRIVACY = (
    "I keep which entries answered you lately, by their ids, whether they helped, and your plan. Nothing that you write is "
    "kept but a question without an answer, for the editors and without your name, your reasons in the plan, and what you "
    f"send to editors or experts. `{COMMAND} me` shows all that I keep of you, `{COMMAND} about` says for how long."
)
KNOWLEDGE = "Knowledge {version}, {entries} entries{checked}"
CHECKED = ", last checked {date}"
VERSION = 8
"""Characters of the version that tell it from others."""
MOST_RECENT, MOST_LISTED = 5, 5
LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class ForAdmins:
    """What admins look after: how many gaps there were in so many days, and entries that were disliked or withheld.

    `asked` are questions of these gaps, redacted, with how often they were asked.
    """

    gaps: int
    days: int
    asked: tuple[tuple[str, int], ...] = ()
    disliked: tuple[Link, ...] = ()
    withheld: tuple[Link, ...] = ()


def home_view(
    knowledge: Knowledge, recent: Sequence[Link], admins: ForAdmins | None = None, plan: Sequence[Block] = ()
) -> View:
    """Return the Home tab of a person; `recent` are the entries that answered them, newest first, `plan` is their plan."""
    blocks = [
        *_welcome(),
        *plan,
        *_browse(knowledge),
        *_recent(recent),
        *(_for_admins(admins) if admins else ()),
        {"type": "divider"},
        _context(PRIVACY),
        _context(_known(knowledge)),
    ]
    shown = hashlib.sha256(json.dumps(blocks).encode()).hexdigest()[:32]
    return {"type": "home", "private_metadata": shown, "blocks": blocks}


def _welcome() -> tuple[Block, ...]:
    label = {"type": "plain_text", "text": ASK, "emoji": False}
    button = {"type": "button", "action_id": OPEN_ASK, "style": "primary", "text": label}
    wish = {"type": "button", "action_id": OPEN_WISH, "text": {"type": "plain_text", "text": WISH, "emoji": False}}
    return _header(NAME), _section(f"{mrkdwn(ABOUT)}\n\n{HOW}"), {"type": "actions", "elements": [button, wish]}


def _browse(knowledge: Knowledge) -> tuple[Block, ...]:
    """Return a menu for each kind that the knowledge has something of."""
    there = (knowledge.certifications, knowledge.roles, knowledge.paths or knowledge.tracks)
    menus = [
        {"type": "actions", "block_id": f"browse-{number}", "elements": [names_menu(*kinds, placeholder=placeholder)]}
        for number, (kinds, placeholder) in enumerate(zip(BROWSE_BY, PLACEHOLDERS, strict=True))
        if there[number]
    ]
    return (_header(BROWSE), *menus) if menus else ()


def _recent(recent: Sequence[Link]) -> tuple[Block, ...]:
    rows = [_row(link, number) for number, link in enumerate(recent[:MOST_RECENT])]
    return (_header(LATELY), *(rows or [_context(NOTHING_LATELY)]))


def _row(link: Link, number: int) -> Block:
    name = _line(plain(link.name)) or MORE
    label = {"type": "plain_text", "text": READ, "emoji": False}
    told = shortened(f"{READ}: {name}", BUTTON_TEXT)
    button = {"type": "button", "action_id": f"{SHOW}:{number}", "value": link.id, "text": label}
    return {**_section(mrkdwn(name)), "accessory": {**button, "accessibility_label": told}}


def _for_admins(told: ForAdmins) -> tuple[Block, ...]:
    asked = (TIMES.format(text=_line(text), count=count) if count > 1 else _line(text) for text, count in told.asked)
    lists = ((DISLIKED, told.disliked), (WITHHELD, told.withheld))
    lines = [GAPS.format(days=told.days, count=told.gaps) + _listed(asked)]
    lines += [f"{title}: {_listed(_line(link.name) for link in links) or NOBODY}" for title, links in lists]
    return _header(ADMINS), _section("\n".join(lines)), _context(SEE_TERMINAL)


def _line(text: str) -> str:
    return shortened(" ".join(text.split()), LONGEST_NAME)


def _listed(texts: Iterable[str]) -> str:
    return "".join(f"\n• {mrkdwn(text)}" for text in islice(texts, MOST_LISTED))


def _known(knowledge: Knowledge) -> str:
    dates: list[date] = [source.checked for source in knowledge.sources if source.checked]
    dates += [entry.reviewed for entry in knowledge.entries if entry.reviewed]
    checked = CHECKED.format(date=max(dates).isoformat()) if dates else ""
    return KNOWLEDGE.format(version=knowledge.version[:VERSION], entries=len(knowledge.entries), checked=checked)


def _header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": shortened(text, SECTION)}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}
