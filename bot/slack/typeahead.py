"""Options for what somebody has typed so far in a menu of names, grouped by kind."""

from collections.abc import Sequence

from bot.domain.card import Kind, Link
from bot.slack.cards import KINDS, options_of
from bot.slack.limits import OPTION_TEXT, OPTIONS
from bot.slack.message import Block
from bot.slack.surface import NAMES

PLACEHOLDER = "Type a name"
EVERY_KIND = tuple(kind for kind in Kind if kind is not Kind.ENTRY)


def names_menu(*kinds: Kind, placeholder: str = PLACEHOLDER) -> Block:
    """Return a menu of names that asks us for its options; of all kinds when none is given."""
    return {
        "type": "external_select",
        "action_id": ":".join((NAMES, *kinds)),
        "placeholder": {"type": "plain_text", "text": placeholder, "emoji": False},
        "min_query_length": 0,
    }


def kinds_of(action_id: str) -> tuple[Kind, ...]:
    """Return the kinds of which a menu offers names."""
    _, *kinds = action_id.split(":")
    return tuple(Kind(kind) for kind in kinds if kind in list(Kind)) or EVERY_KIND


def option_groups(links: Sequence[Link]) -> list[Block]:
    """Return the first hundred names by kind, within each kind best first."""
    shown = links[:OPTIONS]
    groups = ((title, options_of(link for link in shown if link.kind is kind)) for kind, title in KINDS.items())
    return [
        {"label": {"type": "plain_text", "text": title[:OPTION_TEXT]}, "options": options}
        for title, options in groups
        if options
    ]
