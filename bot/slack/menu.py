"""The menu of an answer: why it was given, and, for admins, that it is wrong."""

from collections.abc import Iterator, Sequence

from bot.domain.feedback import fingerprint
from bot.domain.knowledge import Knowledge
from bot.domain.told import Told
from bot.slack.message import Block, label
from bot.slack.shorthand import short, shorts
from bot.slack.surface import MORE
from bot.slack.why import written

WHY, WRONG = "why", "wrong"
"""How the value of an option starts; what follows the bar says about which answer."""
WHY_LABEL, WRONG_LABEL = "Why this answer?", "This is wrong"
WRONG_MEANS = "For admins: hides it until it is corrected"
MOST_ENTRIES = 10


def menu(what: Told, knowledge: Knowledge, admins: bool) -> tuple[Block, ...]:
    """Return the menu of something that tells entries, nothing when it is empty; `admins` says that there are any."""
    options = list(_options(what, knowledge, admins))
    return ({"type": "overflow", "action_id": MORE, "options": options},) if options else ()


def kind_of(value: str) -> tuple[str, str]:
    """Return which option was picked, and the rest of its value."""
    kind, _, rest = value.partition("|")
    return kind, rest


def marked_in(rest: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the entries that an answer told and that were not changed since."""
    known, told = {entry.id: entry for entry in knowledge.entries}, rest.split(",")
    ids = shorts(known)
    return tuple(
        ids[key]
        for key, _, seen in (item.partition(":") for item in told)
        if key in ids and short(fingerprint(known[ids[key]])) == seen
    )


def _options(what: Told, knowledge: Knowledge, admins: bool) -> Iterator[Block]:
    if what.grounds:
        yield {"text": label(WHY_LABEL), "value": f"{WHY}|{written(what.grounds, what.entries)}"}
    if admins:
        about = f"{WRONG}|{','.join(_marks(what.entries, knowledge))}"
        yield {"text": label(WRONG_LABEL), "description": label(WRONG_MEANS), "value": about}


def _marks(ids: Sequence[str], knowledge: Knowledge) -> Iterator[str]:
    """Yield each entry with its fingerprint, so that one that is corrected later is not hidden by an old answer."""
    known = {entry.id: entry for entry in knowledge.entries if entry.id in ids}
    for id_ in ids[:MOST_ENTRIES]:
        yield f"{short(id_)}:{short(fingerprint(known[id_])) if id_ in known else ''}"
