"""Time and memory are measured at any number of entries."""

from pathlib import Path

from benchmarks.growth import TEXTS, Size, grown, sized
from benchmarks.scaling import report
from benchmarks.ways.way import OURS, WORDS_ALONE, WRATIO
from bot.encoder.opening import CACHE_DIR

from tests.benchmarks.coffee_shop import COFFEE


def test_a_grown_knowledge_has_so_many_entries_of_known_words() -> None:
    known = {
        word for entry in COFFEE.knowledge.entries for text in (entry.question, *entry.asks) for word in text.split()
    }
    entries = grown(COFFEE.knowledge, 20).entries
    assert len({entry.id for entry in entries}) == 20
    assert {1 + len(entry.asks) for entry in entries} == {TEXTS}
    assert {word for entry in entries for text in (entry.question, *entry.asks) for word in text.split()} <= known


def test_a_knowledge_grows_alike_on_every_run() -> None:
    assert grown(COFFEE.knowledge, 5) == grown(COFFEE.knowledge, 5)


def test_sizes_are_told_as_a_multiple_of_rapidfuzz(tmp_path: Path) -> None:
    sizes = sized(grown(COFFEE.knowledge, 4), COFFEE.texts, {CACHE_DIR: str(tmp_path)})
    assert [size.way for size in sizes] == [OURS, WORDS_ALONE, WRATIO]
    assert sizes[-1].ratio == 1.0
    assert sizes[0].ratio == sizes[0].p50 / sizes[-1].p50
    assert all(size.memory > 5 for size in sizes)


def test_the_report_names_a_size_once() -> None:
    sizes = [
        Size(OURS, 1000, p50=4.5, p99=9.0, ratio=0.5, memory=200, cold=10.0, warm=1.0),
        Size(WRATIO, 1000, p50=9.0, p99=20.0, ratio=1.0, memory=60, cold=0.0, warm=0.0),
    ]
    lines = tuple(report(sizes, (9.5, 1.25)))
    assert f"| 1,000 | {OURS} | 4.50 | 9.00 | 0.50 | 200 | 10.00 | 1.00 |" in lines
    assert f"|  | {WRATIO} | 9.00 | 20.00 | 1.00 | 60 | 0.00 | 0.00 |" in lines
    assert any("9.50 s cold, 1.25 s warm" in line for line in lines)
