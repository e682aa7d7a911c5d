"""The modal to ask in: a question, then its answer above the field for the next one."""

import hashlib
import json

from bot.domain.card import Card
from bot.domain.knowledge import Knowledge
from bot.domain.reply import Context
from bot.domain.told import Told
from bot.slack.cards import card_text, further
from bot.slack.limits import METADATA
from bot.slack.message import Block, label, ordinary
from bot.slack.modal import View, field_block, modal, text_block
from bot.slack.outgoing import plain, shortened
from bot.slack.rendering import NOBODY, Staff, below, words
from bot.slack.rich import rich_block
from bot.slack.sources import sources_block
from bot.slack.surface import ASK_MODAL, NAME

TITLE = f"Ask {NAME}"
ASK = "Ask"
LABEL, NEXT_LABEL = "Your question", "Your next question"
YOU_ASKED = "You asked: {question}"
NO_QUESTION = "Please write your question in words."
LONGEST_QUESTION = 3_000
"""Characters that a field of a modal takes."""
LONGEST_ECHO = 300


def ask_modal(typed: str = "", error: str = "") -> View:
    """Return the modal to ask in, with what was typed before and what went wrong with it."""
    return _asking(LABEL, *((text_block(error),) if error else ()), typed=typed)


def answer_modal(question: str, told: Told, knowledge: Knowledge, about: Context, staff: Staff = NOBODY) -> View:
    """Return the answer to a question with a field to ask on; `about` is what was talked about."""
    asked = YOU_ASKED.format(question=shortened(" ".join(plain(question).split()), LONGEST_ECHO))
    echo: Block = {"type": "context", "elements": [label(asked)]}
    return _asking(NEXT_LABEL, *((echo,) if question else ()), *_told_blocks(told, knowledge, staff), about=about)


def card_blocks(card: Card, knowledge: Knowledge) -> tuple[Block, ...]:
    """Return a card as blocks of a view."""
    return (rich_block(card_text(card)), *sources_block(card.sources, knowledge), *further(card))


def card_modal(*blocks: Block, asking: bool, about: Context = Context()) -> View:
    """Return a modal with a card; with `asking` also the field for the next question."""
    return _asking(NEXT_LABEL, *blocks, about=about) if asking else modal(NAME, *blocks)


def field_in(view: View) -> str:
    """Return the `block_id` of the field for the question in a modal of ours."""
    return str(next(block["block_id"] for block in view["blocks"] if block["type"] == "input"))


def about_in(view: View) -> Context:
    """Return what was talked about in a modal of ours."""
    subjects, *rest = json.loads(view.get("private_metadata") or "[[]]")
    return Context(tuple(subjects), *rest)


def _told_blocks(told: Told, knowledge: Knowledge, staff: Staff = NOBODY) -> tuple[Block, ...]:
    """Return something told as blocks of a view, which has no Markdown and no feedback buttons."""
    return (rich_block(words(told)), *map(ordinary, below(told, knowledge, staff)))


def _asking(field_label: str, *blocks: Block, typed: str = "", about: Context = Context()) -> View:
    """Return a modal with a field below the blocks."""
    metadata = json.dumps([about.subjects, about.facet, about.entry])
    kept = metadata if len(metadata) <= METADATA else ""
    # Slack keeps what was typed in a field as long as its name stays.
    name = hashlib.sha256(json.dumps(blocks).encode()).hexdigest()[:16]
    field = field_block(name, field_label, LONGEST_QUESTION, typed)
    return modal(TITLE, *blocks, field, callback=ASK_MODAL, submit=ASK, metadata=kept)
