"""Keep internal entries out of channels that are shared with other organisations."""

from dataclasses import replace

from bot.domain.knowledge import Entry, Visibility
from bot.domain.reply import Answer, Gap, Option, Reply, Suggestions, Turn

NOT_HERE = "I can tell that only inside our own organisation. Please ask me there, or in a direct message."


def turn_for_shared_channel(turn: Turn, *, quotes_internal: bool = False) -> Turn:
    """Return the turn without anything internal: its reply, what is related, and what is told of why.

    With `quotes_internal` the text of the reply has words of an internal entry.
    """
    reply = Gap(NOT_HERE) if quotes_internal else _for_shared_channel(turn.reply)
    internal = {match.entry.id for match in turn.reply.ranked if not _public(match.entry)}
    grounds = turn.grounds and replace(
        turn.grounds, best=tuple(pair for pair in turn.grounds.best if pair[0] not in internal)
    )
    return replace(turn, reply=reply, related=_public_ones(turn.related), grounds=grounds)


def is_withheld_here(reply: Reply) -> bool:
    """Say whether a reply only says that it may not be told here."""
    return reply == Gap(NOT_HERE)


def _for_shared_channel(reply: Reply) -> Reply:
    """Return the reply without anything internal; a Gap that says so when nothing else is left."""
    match reply:
        case Answer(entries=entries) if not all(map(_public, entries)):
            return Gap(NOT_HERE)
        case Suggestions(text=text, options=options):
            return Suggestions(text, _public_ones(options)) if _public_ones(options) else Gap(NOT_HERE)
        case Gap(entry=Entry() as entry) if not _public(entry):
            return Gap(NOT_HERE)
        case Gap(text=text, near=near, entry=entry):
            return Gap(text, _public_ones(near), entry)
        case _:
            return reply


def _public_ones(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the options that anybody may see."""
    return tuple(option for option in options if _public(option.entry))


def _public(entry: Entry) -> bool:
    return entry.visibility is Visibility.PUBLIC
