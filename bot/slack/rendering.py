"""A reply as a message: what was found, where it stands, and what can be chosen."""

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Answer, Courtesy, Gap, Reply, Suggestions
from bot.domain.sources import Citation
from bot.slack.message import Message, message
from bot.slack.options import buttons_block, numbered
from bot.slack.sources import source_lines, sources_block

SOURCES = "Sources:"
NEAR = "The nearest things I know:"


def rendered(reply: Reply, knowledge: Knowledge) -> Message:
    """Return the message for a reply; `knowledge` gives its sources their names."""
    match reply:
        case Answer(text=text, sources=sources):
            return _cited(text, sources, knowledge)
        case Suggestions(text=text, options=options):
            return message(f"{text}\n\n{numbered(options)}", *buttons_block(options))
        case Gap(text=text, near=near) if near:
            return message(f"{text}\n\n{NEAR}\n\n{numbered(near)}", *buttons_block(near))
        case Gap(text=text, entry=entry):
            return _cited(text, entry.sources if entry else (), knowledge)
        case Courtesy(text=text):
            return message(text)


def _cited(text: str, citations: tuple[Citation, ...], knowledge: Knowledge) -> Message:
    lines = source_lines(citations, knowledge)
    summary = (SOURCES, *lines) if lines else ()
    return message(text, *sources_block(citations, knowledge), summary=summary)
