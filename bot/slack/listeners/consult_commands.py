"""`/cert recommend`, `path`, `next` and `compare`: what to take, in which order, what follows, and what differs."""

import re
from collections.abc import Sequence

from bot.domain.card import Card, Found, Kind, Link, Nowhere, Several
from bot.domain.wish import Wish
from bot.slack.cards import found_message, link_buttons
from bot.slack.listeners.consult_messages import advised, compared, followed, recommended
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.typed import Typed
from bot.slack.listeners.wishing import filled
from bot.slack.message import Message, message
from bot.slack.outgoing import markdown
from bot.slack.surface import COMMAND

WHOSE = (Kind.ROLE, Kind.PATH, Kind.TRACK)
TAKEN = (Kind.CERTIFICATION, Kind.LEVEL)
NO_PATH = f"Please type a role, a learning path or a track after `{COMMAND} path`. `{COMMAND} list` shows those I know."
NO_NEXT = f"Please type a certification or a level after `{COMMAND} next`. `{COMMAND} list` shows those I know."
NO_SIDES = f"Please type two or three things after `{COMMAND} compare`, with a comma between them."
OTHER_KIND = "{name} is something else. {hint}"
BETWEEN = re.compile(r"\s*(?:,|;|\bvs?\b\.?|\bversus\b|\band\b|\bor\b)\s*", re.IGNORECASE)
DESCRIPTION = 3
"""From so many words on, a name of nothing is taken for what somebody wants."""
FEWEST, MOST = 2, 3
"""Things that are compared at once."""


async def recommend(desk: Desk, typed: Typed) -> Message | None:
    """Recommend to who says what they do, hold, want or can spend; without a word, ask for it in a modal."""
    if not typed.text:
        view = filled(desk, Wish(), typed.response_url)
        await desk.sender.client.views_open(trigger_id=typed.trigger, view=view)
        return None
    return await recommended(desk, typed.text)


async def path(desk: Desk, typed: Typed) -> Message | None:
    """Show the ordered steps for a role, a learning path or a track."""
    found = desk.browsing.found(typed.text) if typed.text else None
    if found is None:
        return message(NO_PATH)
    meant = _of_kinds(found, WHOSE)
    if not meant:
        described = isinstance(found, Nowhere) and len(typed.text.split()) >= DESCRIPTION
        return await recommended(desk, typed.text) if described else _other(typed.text, found, NO_PATH)
    roles = tuple(link.id for link in meant if link.kind is Kind.ROLE)
    return await advised(desk, Wish(roles=roles, lines=tuple(link.id for link in meant if link.kind is not Kind.ROLE)))


async def next_(desk: Desk, typed: Typed) -> Message | None:
    """Show what comes after a certification or a level."""
    found = desk.browsing.found(typed.text) if typed.text else None
    if found is None:
        return message(NO_NEXT)
    meant = _of_kinds(found, TAKEN)
    return await followed(desk, [link.id for link in meant]) if meant else _other(typed.text, found, NO_NEXT)


async def compare(desk: Desk, typed: Typed) -> Message | None:
    """Put two or three things side by side."""
    parts = [part for part in BETWEEN.split(typed.text) if part]
    found = [desk.browsing.found(part) for part in parts]
    ids = [id_ for part, one in zip(parts, found, strict=True) if (id_ := _thing(desk, part, one))]
    if len(ids) == len(parts) and FEWEST <= len(set(ids)) <= MOST:
        return await compared(desk, [(id_,) for id_ in dict.fromkeys(ids)])
    sides = desk.answering.consulting.sides(typed.text) if parts else ()
    if max(len(parts), FEWEST) <= len(sides) <= MOST:
        return await compared(desk, sides)
    for part, one in zip(parts, found, strict=True):
        if not isinstance(one, Card) and len(parts) > 1:
            return found_message(part, one)
    return message(NO_SIDES)


def _thing(desk: Desk, part: str, found: Found) -> str:
    """Return the id of the one thing that a part names, the narrowest; nothing when it names none or several."""
    narrowest = () if isinstance(found, Nowhere) else desk.answering.consulting.things(part)
    if len(narrowest) == 1:
        return narrowest[0]
    return found.about.id if isinstance(found, Card) and found.about.kind is not Kind.ENTRY else ""


def _of_kinds(found: Found, kinds: Sequence[Kind]) -> tuple[Link, ...]:
    """Return what was found of these kinds."""
    match found:
        case Card(about=about):
            return (about,) if about.kind in kinds else ()
        case Several(links=links):
            return tuple(link for link in links if link.kind in kinds)
        case _:
            return ()


def _other(typed: str, found: Found, hint: str) -> Message:
    """Return what to say to a name of nothing, or of something of another kind."""
    if isinstance(found, Card):
        return message(OTHER_KIND.format(name=markdown(found.about.name), hint=hint), *link_buttons((found.about,)))
    return found_message(typed, found)
