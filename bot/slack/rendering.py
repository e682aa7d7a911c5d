"""A reply as a message: what was found, where it stands, and what can be chosen."""

from bot.domain.knowledge import Knowledge
from bot.domain.reply import Reply
from bot.domain.sources import Citation
from bot.domain.told import Status, Told, told
from bot.slack.further import further_block
from bot.slack.message import Block, Message, message
from bot.slack.options import buttons_block, numbered
from bot.slack.sources import source_lines, sources_block

SOURCES = "Sources:"
NEAR = "The nearest things I know:"


def rendered(reply: Reply, knowledge: Knowledge) -> Message:
    """Return the message for a reply; `knowledge` gives its sources their names."""
    return shown(told(reply), knowledge)


def shown(what: Told, knowledge: Knowledge, experts: bool = False) -> Message:
    """Return the message that tells something; `knowledge` gives its sources their names.

    With `experts` what is not known can be asked of them.
    """
    further = further_block(what, experts)
    if not what.choices:
        return _cited(what.text, what.sources, knowledge, further)
    lead = (what.text, NEAR) if what.status is Status.GAP else (what.text,)
    return message("\n\n".join((*lead, numbered(what.choices))), *buttons_block(what.choices), *further)


def _cited(text: str, citations: tuple[Citation, ...], knowledge: Knowledge, further: tuple[Block, ...]) -> Message:
    lines = source_lines(citations, knowledge)
    summary = (SOURCES, *lines) if lines else ()
    return message(text, *sources_block(citations, knowledge), *further, summary=summary)
