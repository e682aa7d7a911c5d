"""Keep internal entries out of channels that are shared with other organisations."""

from bot.domain.knowledge import Entry, Visibility
from bot.domain.reply import Answer, Gap, Option, Reply, Suggestions

NOT_HERE = "I can tell that only inside our own organisation. Please ask me there, or in a direct message."


def for_shared_channel(reply: Reply) -> Reply:
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


def is_withheld_here(reply: Reply) -> bool:
    """Say whether a reply only says that it may not be told here."""
    return reply == Gap(NOT_HERE)


def _public(entry: Entry) -> bool:
    return entry.visibility is Visibility.PUBLIC


def _public_ones(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(option for option in options if _public(option.entry))
