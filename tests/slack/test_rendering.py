"""Rendered messages: within Slack's limits whatever they hold, and readable without blocks."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bot.content import load
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Answer, Courtesy, Gap, Option, Reply, Suggestions
from bot.domain.sources import Source
from bot.domain.told import Choice, notice, told
from bot.playground.limits.messages import message_faults, remarks_on, too_much_text
from bot.slack.guidance import (
    already_answered,
    help_message,
    no_command_question,
    no_question,
    too_many,
    unknown_command,
)
from bot.slack.listeners.subcommands import SUBCOMMANDS
from bot.slack.message import Message, message, plain_version
from bot.slack.noting import SORRY
from bot.slack.options import buttons_block
from bot.slack.outgoing import MORE
from bot.slack.rendering import shown
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from tests.slack.test_text import BROADCAST, CONTROL, HOSTILE, unescaped

LONG = HOSTILE | st.builds(lambda text, times: (text * times)[:30_000], HOSTILE, st.integers(100, 5_000))
NAMES = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
PLACES = st.dictionaries(NAMES, HOSTILE, max_size=3)
URLS = st.none() | HOSTILE | st.sampled_from(["https://example.org/a?b=1&c=2", "https://example.org/" + "x" * 2_990])
SOURCES = st.lists(
    st.builds(Source, NAMES, LONG, st.none() | LONG, URLS, st.none() | st.dates(), places=PLACES), max_size=15
)
CITATIONS = st.lists(st.builds("{}#{}".format, NAMES, NAMES), max_size=15).map(tuple)
ENTRIES = st.builds(Entry, HOSTILE.map(lambda text: text[:80] or "x"), HOSTILE, LONG, sources=CITATIONS)
OPTIONS = st.lists(st.builds(Option, ENTRIES, LONG), max_size=6).map(tuple)
REPLIES: st.SearchStrategy[Reply] = st.one_of(
    st.builds(Answer, LONG, st.lists(ENTRIES, min_size=1, max_size=3).map(tuple)),
    st.builds(Suggestions, LONG, OPTIONS),
    st.builds(Gap, LONG, OPTIONS, st.none() | ENTRIES),
    st.builds(Courtesy, HOSTILE),
)
UNKNOWN_TO_THE_SDK = frozenset({"data_table"})
ALL_BLOCKS = 13_200
"""Characters over all blocks from which Slack answers `msg_blocks_too_long` (bolt-js#2509)."""


def rendered(reply: Reply, knowledge: Knowledge) -> Message:
    """Return the message for a reply."""
    return shown(told(reply), knowledge)


def texts(value: Any) -> list[str]:
    """Return every text in a block that people see."""
    if isinstance(value, dict):
        return [
            text
            for key, part in value.items()
            for text in ([part] if key == "text" and isinstance(part, str) else texts(part))
        ]
    return [text for part in value for text in texts(part)] if isinstance(value, list | tuple) else []


def assert_sendable(message: Message) -> None:
    """Hold a message against Slack's limits, as the SDK and the stand-in for Slack know them."""
    blocks = list(message.blocks)
    assert list(message_faults(blocks)) == []
    assert not too_much_text(blocks)
    assert sum(map(len, texts(blocks))) <= ALL_BLOCKS
    assert list(remarks_on(message.text, blocks)) == []
    for block in Block.parse_all([block for block in blocks if block["type"] not in UNKNOWN_TO_THE_SDK]):
        block.to_dict()
    ids = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    assert len(ids) == len(set(ids))
    assert json.loads(json.dumps(blocks)) == blocks


@settings(max_examples=60, deadline=None)
@given(REPLIES, SOURCES)
def test_any_reply_can_be_sent_and_pings_nobody(reply: Reply, sources: list[Source]) -> None:
    message = rendered(reply, Knowledge("v", sources=tuple(sources)))
    assert_sendable(message)
    for text in [message.text, *texts(message.blocks)]:
        assert not CONTROL.search(unescaped(text))
        assert not BROADCAST.search(unescaped(text))


@pytest.mark.parametrize(
    "message",
    [
        help_message(SUBCOMMANDS),
        no_command_question(),
        unknown_command("x" * 4_000, (), SUBCOMMANDS),
        unknown_command("`<!channel>`", SUBCOMMANDS[:1], SUBCOMMANDS),
        already_answered(),
        *(shown(what, Knowledge("v")) for what in (no_question(True), no_question(False), too_many(), notice(SORRY))),
        plain_version(message("A long word: " + "x" * 8_000, {"type": "divider"})),
    ],
)
def test_what_certguide_says_by_itself_can_be_sent(message: Message) -> None:
    assert_sendable(message)


def test_every_entry_that_we_ship_can_be_sent_whole() -> None:
    shipped = load(Path(__file__).parents[2] / "knowledge").knowledge
    assert shipped
    for entry in shipped.entries:
        reply = Answer(entry.answer, (entry,)) if entry.known else Gap(entry.answer, entry=entry)
        message = rendered(reply, shipped)
        assert_sendable(message)
        assert not [text for text in [message.text, *texts(message.blocks)] if text.endswith(MORE)]


def test_help_names_every_way_to_ask() -> None:
    text = help_message(SUBCOMMANDS).text
    assert all(f"/cert {subcommand.usage}" in text for subcommand in SUBCOMMANDS)
    assert "mention me" in text
    assert "direct message" in text


def test_sources_are_named_once_with_their_places_and_dates() -> None:
    guide = Source(
        "guide",
        "Exam guide",
        "FinOps Foundation",
        "https://x.org/g?a=1&b=2",
        date(2025, 3, 1),
        places={"a": "Question 1", "b": "Question 2"},
    )
    plain = Source("post", "A <post> & more")
    entry = Entry("e", "q", "a", sources=("guide#a", "post", "guide#b", "lost#x"))
    message = rendered(Answer("Yes.", (entry,)), Knowledge("v", sources=(guide, plain)))
    elements = [element["text"] for element in message.blocks[1]["elements"]]
    assert elements == [
        "<https://x.org/g?a=1&amp;b=2|FinOps Foundation: Exam guide (2025-03-01), Question 1; Question 2>",
        "A ‹post› &amp; more (undated)",
        "lost (undated), x",
    ]
    assert message.text.splitlines()[-3] == "FinOps Foundation: Exam guide (2025-03-01), Question 1; Question 2"


def test_more_sources_than_fit_are_counted() -> None:
    sources = tuple(f"s{number}" for number in range(14))
    message = rendered(Answer("Yes.", (Entry("e", "q", "a", sources=sources),)), Knowledge("v"))
    elements = [element["text"] for element in message.blocks[1]["elements"]]
    assert (len(elements), elements[-1]) == (10, "and 5 more")


def test_more_places_of_a_source_than_three_are_counted() -> None:
    entry = Entry("e", "q", "a", sources=tuple(f"guide#p{number}" for number in range(5)))
    message = rendered(Answer("Yes.", (entry,)), Knowledge("v"))
    assert message.text == "Yes.\n\nSources:\nguide (undated), p0; p1; p2; and 2 more"


def test_an_answer_without_sources_has_no_context() -> None:
    message = rendered(Answer("Yes.", (Entry("e", "q", "a"),)), Knowledge("v"))
    assert (message.text, [block["type"] for block in message.blocks]) == (
        "Yes.",
        ["markdown", "context_actions"],
    )


def test_a_long_answer_is_cut_after_a_paragraph_and_keeps_its_sources() -> None:
    paragraph = "A sentence that says something. " * 20
    entry = Entry("e", "q", "a", sources=("guide",))
    message = rendered(Answer("\n\n".join([paragraph.strip()] * 40), (entry,)), Knowledge("v"))
    shown = message.blocks[0]["text"]
    assert shown.endswith("something. …")
    assert 4_000 < len(shown) <= 9_000
    assert message.text.endswith("…\n\nSources:\nguide (undated)")
    assert_sendable(message)


def test_a_button_says_what_it_answers_and_carries_its_entry() -> None:
    options = (
        Choice("first one", "How much is <it>?\nReally"),
        Choice("b", "x" * 100),
    )
    [block] = buttons_block(options)
    first, second = block["elements"]
    assert first == {
        "type": "button",
        "action_id": "choose:1",
        "value": "first one",
        "text": {"type": "plain_text", "text": "1. How much is ‹it›? Really", "emoji": False},
    }
    assert (len(second["text"]["text"]), second["text"]["text"][-1]) == (75, "…")
