"""All that is known, briefly: certifications with their levels, then roles, learning paths, tracks and providers."""

from collections.abc import Sequence

from bot.domain.catalog import Certification
from bot.domain.knowledge import Knowledge
from bot.slack.message import Block, Message, message
from bot.slack.outgoing import markdown, shortened
from bot.slack.surface import COMMAND

KINDS = (("Roles", "roles"), ("Learning paths", "paths"), ("Tracks", "tracks"), ("Providers", "providers"))
NOTHING = "There is no catalog: ask me a question instead."
HOW = f"`{COMMAND} show [name]` shows what is known about one of them."
MORE = "and {count} more"
MOST_CERTIFICATIONS = 30
MOST_NAMES = 40
LONGEST_ROW = 200
"""Characters of a certification with its levels: 30 of them and four kinds of 40 names stay within one message."""
LONGEST_NAMES = 600


def catalog_message(knowledge: Knowledge, *blocks: Block) -> Message:
    """Return what there is of each kind, with further blocks below it."""
    parts = [_section("Certifications", _certifications(knowledge.certifications))] if knowledge.certifications else []
    for title, field in KINDS:
        if things := getattr(knowledge, field):
            parts.append(_section(title, _names([thing.name for thing in things])))
    return message("\n\n".join((*parts, HOW)) if parts else NOTHING, *blocks)


def _section(title: str, body: str) -> str:
    return f"**{title}**\n{body}"


def _certifications(certifications: Sequence[Certification]) -> str:
    rows = [f"- {shortened(markdown(_row(one)), LONGEST_ROW)}" for one in certifications[:MOST_CERTIFICATIONS]]
    left = len(certifications) - len(rows)
    return "\n".join([*rows, *([f"- {MORE.format(count=left)}"] if left else [])])


def _row(certification: Certification) -> str:
    known_as = f" ({certification.abbreviation})" if certification.abbreviation else ""
    by = f", {certification.publisher}" if certification.publisher else ""
    levels = ", ".join(level.name for level in certification.levels)
    return f"{certification.name}{known_as}{by}{': ' if levels else ''}{levels}"


def _names(names: Sequence[str]) -> str:
    left = len(names) - MOST_NAMES
    told = shortened(markdown(" · ".join(names[:MOST_NAMES])), LONGEST_NAMES)
    return f"{told} {MORE.format(count=left)}" if left > 0 else told
