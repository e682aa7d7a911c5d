"""Every way finds what is put to it in plain words, and says so when it cannot be taken."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

import pytest
from benchmarks.ways.way import BEST, OURS, WAYS, WORDS_ALONE, WRATIO, MissingError, Way, best_of, opened
from bot.encoder.opening import CACHE_DIR, ENCODER, OFF

from tests.benchmarks.coffee_shop import COFFEE

BM25 = "BM25 (bm25s)"
NEEDS_NOTHING = sorted(WAYS.keys() - {BM25})


Taken = Callable[[str], Way]


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Opens a way over coffee, each once."""
    settings = {CACHE_DIR: str(tmp_path_factory.mktemp("vectors"))}
    return cache(lambda name: opened(name, COFFEE.knowledge, settings))


@pytest.mark.parametrize("name", NEEDS_NOTHING)
def test_a_way_finds_a_text_of_the_knowledge(name: str, taken: Taken) -> None:
    way = taken(name)
    for entry in COFFEE.knowledge.entries:
        for text in (entry.question, *entry.asks):
            assert way.rank(text).ids[0] == entry.id
            assert way.find(text)


@pytest.mark.skipif(find_spec("bm25s") is None, reason="bm25s is optional")
def test_bm25_finds_by_words_and_has_no_score_for_what_it_does_not_know(taken: Taken) -> None:
    way = taken(BM25)
    assert way.rank("origin of the beans").ids[0] == "e0001"
    assert [way.rank(text).score for text in ("zebra crossings", "", "?!")] == [0.0, 0.0, 0.0]


@pytest.mark.skipif(find_spec("bm25s") is not None, reason="bm25s is installed")
def test_bm25_says_how_to_install_it(taken: Taken) -> None:
    with pytest.raises(MissingError, match="bench"):
        taken(BM25)


@pytest.mark.parametrize("name", [OURS, "sentence encoder alone"])
def test_a_way_with_the_encoder_says_when_it_is_off(name: str) -> None:
    with pytest.raises(MissingError, match="switched off"):
        opened(name, COFFEE.knowledge, {ENCODER: OFF})


@pytest.mark.parametrize("text", ["", "?!", 'a "quoted" AND (word)*', "ﬀ ☕", "NEAR(a b)"])
@pytest.mark.parametrize("name", NEEDS_NOTHING)
def test_a_way_takes_any_text(name: str, text: str, taken: Taken) -> None:
    assert len(taken(name).rank(text).ids) <= BEST


def test_ours_decides_by_itself_and_rapidfuzz_by_the_usual_cut(taken: Taken) -> None:
    said = {name: taken(name).rank("when do you open").said for name in (WORDS_ALONE, WRATIO, "SQLite FTS5")}
    assert said == {WORDS_ALONE: True, WRATIO: True, "SQLite FTS5": None}
    assert taken(WRATIO).rank("zzz qqq").said is False


def test_of_equal_scores_the_first_entry_wins() -> None:
    assert best_of(["a", "b", "c"], [0.5, 0.7, 0.7]).ids == ("b", "c", "a")


def test_nothing_is_found_in_an_empty_knowledge() -> None:
    assert (best_of([], []).ids, best_of([], []).score) == ((), 0.0)
