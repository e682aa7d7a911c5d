"""Tell whether a text asks if a certification is needed for the one that its thread is about."""

import re
from collections.abc import Sequence

from bot.domain.reply import Context
from bot.search.asking_on import ASKING
from bot.search.names import Mention, NameKind
from bot.search.things import Things

_NEEDS = re.compile(r"\b(?:needs?|requires?)(?: to (?:do|get|have|hold|pass|take))?(?: an?| the)?$")
_HOLDS = re.compile(r"\b(?:do|done|get|got|have|having|hold|holding|pass|passed|take|taken)(?: an?| the)?$")
_IS = re.compile(r"\b(?:is|are)(?: an?| the)?$")
"""What stands before a name of which this is asked; the last two say so only with one of these behind it."""
_THING = r"^(?:(?:badge|cert|certificate|certification|exam|training) )?(?:also |really |an? )?"
_NEEDED = re.compile(rf"{_THING}(?:mandatory|must|necessary|needed|prerequisite|required|requirement)\b")
_FIRST = re.compile(rf"{_THING}(?:before|beforehand|first)\b")


def for_which(split: Sequence[str], mentions: Sequence[Mention], context: Context, things: Things) -> str:
    """Return the title of the certification of the thread for which another one may be needed; "" where that is not asked."""
    named = [mention for mention in mentions if mention.name.kind is NameKind.CERTIFICATION]
    of_thread = sorted(things.certifications(things.spread(context.subjects)))
    if len(named) != 1 or len(of_thread) != 1 or named[0].name.ids == (of_thread[0],):
        return ""
    before, behind = " ".join(split[: named[0].start]), " ".join(split[named[0].end :])
    first = _HOLDS.search(before) and (_FIRST.search(behind) or _NEEDED.search(behind))
    needed = _NEEDS.search(before) or (_IS.search(before) and _NEEDED.search(behind))
    asked = (first or needed) and not ASKING.isdisjoint(split)
    return things.titles[of_thread[0]] if asked else ""
