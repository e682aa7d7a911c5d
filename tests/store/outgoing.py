"""Things to post."""

from itertools import count

from bot.domain.place import Place
from bot.domain.store import Outgoing
from bot.domain.told import Choice, Status, Told

TOLD = Told(
    Status.GAP, "Not known: “naïve” 🛶", ("guide#faq-1",), (Choice("price", "What does it cost?"),), ("passing",)
)
_numbers = count(1)


def outgoing(channel: str = "C1", ts: str = "", event: str = "", thread: str = "", *, direct: bool = False) -> Outgoing:
    """Return a reply to a new message, in a thread of its own."""
    number = next(_numbers)
    ts = ts or f"{number}.000100"
    place = Place("T1", channel, thread or ts, fresh=not thread, direct=direct)
    return Outgoing(place, ts, event or f"Ev{number}", TOLD)
