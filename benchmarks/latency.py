"""How long a question takes to answer, beside rapidfuzz's default search over the same texts in the same run.

The ratio travels between machines; milliseconds do not. Every question is asked once of each, one after the other, so
that neither gains from a cache and both see the same load. It says nothing about which is right.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content import load
from bot.domain.knowledge import Knowledge
from bot.encoder.opening import english_words, open_encoder
from bot.service.live import LiveAnswering
from rapidfuzz import fuzz, process, utils

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
WARM_UP = ("hello", "what is there to know about the first level?")
"""Asked before the clock starts: the first question of a process loads what all others share."""
WRATIO = "rapidfuzz WRatio"

Ask = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Times:
    """The milliseconds that one way took for each question, shortest first."""

    name: str
    milliseconds: tuple[float, ...]

    def percentile(self, percent: int) -> float:
        """Return the time that so many percent of the questions do not exceed (nearest rank)."""
        rank = -(-percent * len(self.milliseconds) // 100)
        return self.milliseconds[rank - 1]


def compare(folder: Path = KNOWLEDGE) -> tuple[Times, ...]:
    """Return the times of Certguide, of Certguide by words alone, and of rapidfuzz, for the questions of a folder.

    Raises ValueError when the folder does not load or expects no questions, or when there is no encoder.
    """
    knowledge = load(folder).knowledge
    questions = tuple(question.ask for question in knowledge.questions if not question.thread) if knowledge else ()
    opened = open_encoder({})
    if knowledge is None or not questions:
        raise ValueError(f"{folder} does not load, or has no questions.yaml; see certguide check")
    if opened.encoder is None:
        raise ValueError(opened.reason)
    words = english_words()
    ways = {
        "Certguide": LiveAnswering(knowledge, opened.encoder, words).ask,
        "Certguide, words alone": LiveAnswering(knowledge, None, words).ask,
        WRATIO: fuzzy(knowledge),
    }
    return measured(ways, questions)


def fuzzy(knowledge: Knowledge) -> Ask:
    """Return a search for the nearest of all questions and asks, with the default scorer of rapidfuzz."""
    texts = [utils.default_process(text) for entry in knowledge.entries for text in (entry.question, *entry.asks)]
    return lambda text: process.extractOne(utils.default_process(text), texts, scorer=fuzz.WRatio)


def measured(ways: Mapping[str, Ask], questions: Iterable[str]) -> tuple[Times, ...]:
    """Return how long each way takes for each question."""
    for way in ways.values():
        for text in WARM_UP:
            way(text)
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for question in questions:
        for name, way in ways.items():
            began = time.perf_counter()
            way(question)
            taken[name].append((time.perf_counter() - began) * 1000)
    return tuple(Times(name, tuple(sorted(milliseconds))) for name, milliseconds in taken.items())


def table(all_times: tuple[Times, ...]) -> Iterator[str]:
    """Yield the lines of a table: percentiles, and each as a multiple of that of rapidfuzz."""
    base = next(times for times in all_times if times.name == WRATIO)
    yield f"{len(base.milliseconds)} questions, each asked once of each; x is the multiple of {WRATIO}"
    yield f"{'':24}{'p50 ms':>9}{'x':>7}{'p99 ms':>9}{'x':>7}"
    for times in all_times:
        cells = "".join(
            f"{times.percentile(percent):9.2f}{times.percentile(percent) / base.percentile(percent):7.2f}"
            for percent in (50, 99)
        )
        yield f"{times.name:24}{cells}"
