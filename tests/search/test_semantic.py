"""Matching in meaning with the real encoder: other words for the same thing, and nothing that breaks it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
from bot.cli.threads import on_a_thread
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Answer, Context, Courtesy, Gap, Suggestions
from bot.encoder.cache import CachedEncoder
from bot.encoder.onnx import OnnxEncoder
from bot.encoder.opening import PACKAGED, english_words
from bot.search.encoder import Matrix
from bot.search.engine import Engine
from bot.search.semantic import SemanticChannel

from tests.knowledges import ENTRIES, GUILD, coffee_knowledge

Made = TypeVar("Made")


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


class MeaningAlone:
    """An encoder that tells nothing of the wording, as a model whose layers have other names does."""

    def __init__(self, encoder: CachedEncoder) -> None:
        self._encoder = encoder
        self.meaning = encoder.meaning

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the first half of the rows."""
        return self._encoder.encode(texts)[:, : self.meaning]

    def encode_all(self, texts: Sequence[str]) -> Matrix:
        """Return the first half of the rows."""
        return self._encoder.encode_all(texts)[:, : self.meaning]


def test_what_is_made_beside_gives_the_scores_of_what_is_made_before(encoder: CachedEncoder) -> None:
    channels = SemanticChannel(ENTRIES, encoder), SemanticChannel(ENTRIES, encoder, on_a_thread)
    for entry in ENTRIES:
        one, other = (channel.score(entry.question) for channel in channels)
        assert all(map(np.array_equal, one, other))


def going_wrong(_make: Callable[[], Made], /) -> Callable[[], Made]:
    """Begin to make something for which there is no memory."""

    def wait() -> Made:
        raise MemoryError

    return wait


def test_what_goes_wrong_beside_is_raised_before_the_first_question(encoder: CachedEncoder) -> None:
    # A fit that is kept asks for nothing that is made beside.
    with pytest.raises(MemoryError):
        Engine(coffee_knowledge(), encoder, keep=lambda *_: (1.0, 0.0), beside=going_wrong)


def test_an_encoder_that_tells_nothing_of_the_wording_will_do(encoder: CachedEncoder) -> None:
    channel = SemanticChannel(ENTRIES, MeaningAlone(encoder))
    for place, entry in enumerate(ENTRIES):
        assert all(int(np.argmax(scores)) == place for scores in channel.score(entry.question)[:2])


@pytest.mark.parametrize("place", [place for place, entry in enumerate(ENTRIES) if entry.asks])
def test_a_text_left_out_scores_as_if_its_entry_did_not_have_it(encoder: CachedEncoder, place: int) -> None:
    entry, channel = ENTRIES[place], SemanticChannel(ENTRIES, encoder)
    less = (*ENTRIES[:place], replace(entry, asks=entry.asks[1:]), *ENTRIES[place + 1 :])
    nearest, _, _, weighed = SemanticChannel(less, encoder).score(entry.asks[0])
    assert channel.score_own(place, 1)[3] == pytest.approx(weighed, abs=1e-4)
    assert channel.score_without(place, 1)[0] == pytest.approx(nearest[place], abs=1e-5)
    assert channel.weigh_others(place, 1)[place] == 0


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
