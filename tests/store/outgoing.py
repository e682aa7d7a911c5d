"""Things to post."""

from itertools import count

from bot.domain.grounds import Grounds, Thresholds
from bot.domain.place import Place
from bot.domain.reason import Reason
from bot.domain.store import Outgoing
from bot.domain.told import Choice, Status, Told

GROUNDS = Grounds(
    Reason.NOT_GIVEN, ("focp",), "price", (("passing", 0.75), ("price", 0.25)), Thresholds(0.45, 0.3, 0.2)
)
TOLD = Told(
    Status.GAP,
    "Not known: “naïve” 🛶",
    ("guide#faq-1",),
    (Choice("price", "What does it cost?"),),
    ("passing",),
    "ref",
    (Choice("length", "How long is it?"),),
    GROUNDS,
    "2026-06-01",
)
_numbers = count(1)


def outgoing(channel: str = "C1", ts: str = "", event: str = "", thread: str = "", *, direct: bool = False) -> Outgoing:
    """Return a reply to a new message, in a thread of its own."""
    number = next(_numbers)
    ts = ts or f"{number}.000100"
    place = Place("T1", channel, thread or ts, fresh=not thread, direct=direct)
    return Outgoing(place, ts, event or f"Ev{number}", TOLD)
