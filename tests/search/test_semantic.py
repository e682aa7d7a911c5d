"""Matching in meaning with the real encoder: other words for the same thing, and nothing that breaks it."""

import numpy as np
import pytest
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Answer, Context, Courtesy, Gap, Suggestions
from bot.encoder.cache import CachedEncoder
from bot.encoder.onnx import OnnxEncoder
from bot.encoder.opening import PACKAGED, english_words
from bot.search.engine import Engine
from bot.search.semantic import SemanticChannel

from tests.knowledges import ENTRIES, GUILD, coffee_knowledge


@pytest.fixture(scope="module")
def encoder() -> CachedEncoder:
    """Return the packaged encoder; it keeps vectors in memory only."""
    return CachedEncoder(OnnxEncoder(PACKAGED), "packaged", None)


@pytest.fixture(scope="module")
def engine(encoder: CachedEncoder) -> Engine:
    """Return an engine that matches in meaning, too."""
    return Engine(coffee_knowledge(), encoder, english_words())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_the_nearest_to_its_own_question(encoder: CachedEncoder, entry: Entry) -> None:
    channel = SemanticChannel(ENTRIES, encoder)
    assert all(0 <= score <= 1.001 for scores in channel.score(entry.question) for score in scores)
    assert ENTRIES[int(np.argmax(channel.score(entry.question)[0]))] == entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("may people who cannot drink dairy participate", "milk-allergy"),
        ("is there a part where I sample drinks without seeing them", "school-tasting"),
        ("could I use equipment from home at bacp", "guild-machine"),
    ],
)
def test_a_question_in_other_words_finds_what_is_meant(engine: Engine, text: str, entry: str) -> None:
    assert engine.ask(text).reply.ranked[0].entry.id == entry


def test_a_follow_up_is_about_its_thread_here_too(engine: Engine) -> None:
    context = engine.ask("how much is bacp?").context
    assert context == Context((GUILD,), "price", f"{GUILD}/price")
    assert engine.ask("and the live one?", context).reply.ranked[0].entry.id == "guild-live/price"


@pytest.mark.parametrize(
    "text",
    ["", "😀", "\ud83d", "\x00\x1b[31m", "x" * 40_000, "how much " * 5_000, "考试多少钱", "كم سعر الامتحان", "\u202e"],
)
def test_no_text_breaks_it_and_the_same_text_has_the_same_reply(engine: Engine, text: str) -> None:
    turn = engine.ask(text)
    assert isinstance(turn.reply, Answer | Suggestions | Gap | Courtesy)
    assert turn == engine.ask(text)


@pytest.mark.parametrize("entries", [(), ENTRIES[:1], (Entry("bare", "What?", "That."),)])
def test_a_knowledge_of_hardly_anything_can_be_asked(encoder: CachedEncoder, entries: tuple[Entry, ...]) -> None:
    assert Engine(Knowledge("few", entries), encoder).ask("is there a blind tasting?").reply.text
