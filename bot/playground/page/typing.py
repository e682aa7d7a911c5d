"""What a person typed, as Slack sends it: names of people and channels after @ and # become mentions."""

import re

from bot.playground.wire import Markup, escaped
from bot.playground.workspace import Workspace


def as_markup(typed: str, workspace: Workspace) -> Markup:
    """Return the text with the mentions in it; everything else is escaped, so that nobody can write markup."""
    marks = {f"@{person.name}".casefold(): person.mention for person in workspace.people.values()}
    named = (channel for channel in workspace.channels.values() if not channel.direct)
    marks |= {f"#{channel.name}".casefold(): f"<#{channel.id}|{channel.name}>" for channel in named}
    longest_first = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w&])(?:{longest_first})(?![\w-])", re.IGNORECASE)
    return Markup(pattern.sub(lambda found: marks[found[0].casefold()], escaped(typed)))
