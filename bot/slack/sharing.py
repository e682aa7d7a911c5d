"""Let a person show others what they alone see: the button for it, and what is then posted."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.card import Card
from bot.domain.comparison import Comparison
from bot.domain.knowledge import Entry, Visibility
from bot.domain.reply import Answer, Gap, Reply
from bot.slack.limits import BUTTON_VALUE, TEXT
from bot.slack.message import Block, Message, message
from bot.slack.outgoing import mrkdwn, shortened
from bot.slack.surface import RELATED, SHARE, SHOW

IN_CHANNEL, IN_THREAD = "Share in channel", "Post in thread"
SHARED_BY = "Shared by {who}"
SOMEBODY = "a colleague"
MATTER = ": {matter}"
SHARED = "Posted, so that everybody here can see it."
ALREADY = "That is already posted here."
NOT_SHARED = "I cannot post that here: it is for our own organisation only, or no longer there."
LONGEST_MATTER = 200
LONGEST_LEAD = 300
ONE_THING = "+"
"""Between the ids of what guides name differently and is one thing to compare."""


class What(StrEnum):
    """What is shared: a card by the id of what it is about, an answer by the ids of its entries, or what was consulted.

    That is a recommendation by its wish (`wishes.written`), a comparison by its sides (ids with `+` between those that
    are one thing), and what comes next by the ids of what it follows.
    """

    CARD = "card"
    ENTRIES = "entries"
    ADVICE = "advice"
    COMPARISON = "comparison"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Shareable:
    """What a button shares, and in which thread; without one it goes to the channel."""

    what: What
    ids: tuple[str, ...]
    thread: str = ""


def share_of(reply: Reply, thread: str = "") -> Shareable | None:
    """Return what can be shared of a reply: an answer of public entries. Nobody tells us who reads a channel.

    What is compared is compared anew.
    """
    match reply:
        case Answer(entries=entries, table=Comparison() as table) if _all_public(entries):
            return share_of_sides(table.sides, thread)
        case Answer(entries=entries) if entries and _all_public(entries):
            return Shareable(What.ENTRIES, tuple(entry.id for entry in entries), thread)
        case Gap(entry=Entry() as entry) if _all_public((entry,)):
            return Shareable(What.ENTRIES, (entry.id,), thread)
        case _:
            return None


def share_of_sides(sides: Iterable[Iterable[str]], thread: str = "") -> Shareable:
    """Return what can be shared of a comparison of these things."""
    return Shareable(What.COMPARISON, tuple(ONE_THING.join(side) for side in sides), thread)


def sides_of(share: Shareable) -> list[list[str]]:
    """Return the things of a comparison that is shared."""
    return [side.split(ONE_THING) for side in share.ids]


def share_of_card(card: Card, thread: str = "") -> Shareable | None:
    """Return what can be shared of a card; nothing of one that is internal."""
    return Shareable(What.CARD, (card.about.id,), thread) if card.visibility is Visibility.PUBLIC else None


def with_share(shown: Message, share: Shareable | None) -> Message:
    """Return a message with a button that shares it, when it can be shared."""
    value = written(share) if share else ""
    if not share or len(value) > BUTTON_VALUE:
        return shown
    label = {"type": "plain_text", "text": IN_THREAD if share.thread else IN_CHANNEL, "emoji": False}
    button = {"type": "button", "action_id": SHARE, "value": value, "text": label}
    return replace(shown, blocks=(*shown.blocks, {"type": "actions", "elements": [button]}))


def written(share: Shareable) -> str:
    """Return what is shared as the value of a button."""
    return json.dumps([share.what.value, list(share.ids), share.thread], ensure_ascii=False)


def read(value: str) -> Shareable:
    """Return what the value of a button shares. Raises ValueError for one that is not ours."""
    what, ids, thread = json.loads(value)
    return Shareable(What(what), tuple(map(str, ids)), str(thread))


def posted(shown: Message, who: str, matter: str) -> Message:
    """Return a message for everybody, under a line that names who shared it and what it is about."""
    told = SHARED_BY.format(who=who or SOMEBODY)
    told += MATTER.format(matter=shortened(" ".join(matter.split()), LONGEST_MATTER)) if matter else ""
    lead = mrkdwn(shortened(told, LONGEST_LEAD))
    block: Block = {"type": "context", "elements": [{"type": "mrkdwn", "text": lead}]}
    return Message(shortened(f"{lead}\n\n{shown.text}", TEXT), (block, *map(_telling_alone, shown.blocks)))


def shared_message() -> Message:
    """Return what the person is told whose press has posted something."""
    return message(SHARED)


def already_shared() -> Message:
    """Return what to say when what was to be shared stands there already."""
    return message(ALREADY)


def not_shared() -> Message:
    """Return what to say when it may not be shown to others, or is gone."""
    return message(NOT_SHARED)


def _telling_alone(block: Block) -> Block:
    """Have related questions shown to who presses alone: where the app is no member it cannot post an answer to them."""
    if block["type"] != "actions":
        return block
    elements = [
        {**element, "action_id": SHOW} if element["action_id"] == RELATED else element for element in block["elements"]
    ]
    return {**block, "elements": elements}


def _all_public(entries: Iterable[Entry]) -> bool:
    return all(entry.visibility is Visibility.PUBLIC for entry in entries)
