"""Measure how time and memory grow with the number of entries, and how long the program takes to start."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.domain.knowledge import Entry, Knowledge
from bot.encoder.opening import CACHE_DIR
from bot.search.text import words

from benchmarks.figures import percentile
from benchmarks.measuring import timed
from benchmarks.memory import peak_of
from benchmarks.sets import NO_ANSWER
from benchmarks.ways.way import OURS, WORDS_ALONE, WRATIO, Settings, opened

SEED = 13
TEXTS = 5
"""Of an entry: its question and four asks."""
WORDS = (5, 12)
"""Words of a text, at least and at most."""
TAKEN = (OURS, WORDS_ALONE, WRATIO)
QUESTION = "how much is the focp exam?"
STARTS = 3
"""How often the program is started; the shortest time counts, since load only ever adds."""


Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Size:
    """What one way took at one number of entries: milliseconds a question, megabytes, seconds to open.

    `ratio` is the p50 as a multiple of that of rapidfuzz in the same run. `cold` is the first opening, without cached
    vectors, `warm` the second.
    """

    way: str
    entries: int
    p50: float
    p99: float
    ratio: float
    memory: float
    cold: float
    warm: float


def grown(knowledge: Knowledge, entries: int) -> Knowledge:
    """Return a knowledge of so many made-up entries, with the words of this one as often as they occur in it."""
    draw = random.Random(SEED)
    counts = Counter(
        word for entry in knowledge.entries for text in (entry.question, *entry.asks) for word in words(text)
    )
    vocabulary, weights = zip(*counts.items(), strict=True)

    def text() -> str:
        return " ".join(draw.choices(vocabulary, weights, k=draw.randint(*WORDS)))

    made = (tuple(text() for _ in range(TEXTS)) for _ in range(entries))
    return Knowledge(
        f"{entries} entries",
        tuple(Entry(f"e{place}", asks[0], NO_ANSWER, asks[1:]) for place, asks in enumerate(made)),
    )


def sized(knowledge: Knowledge, questions: Sequence[str], settings: Settings) -> tuple[Size, ...]:
    """Return what each way takes for these questions, all asked in one run; the cache of the settings starts empty."""
    openers = {name: partial(opened, name, knowledge, settings) for name in TAKEN}
    cold = {name: _clocked(opener)[1] for name, opener in openers.items()}
    again = {name: _clocked(opener) for name, opener in openers.items()}
    times = timed({name: way.find for name, (way, _) in again.items()}, questions)
    base = percentile(times[WRATIO], 50)
    return tuple(
        Size(
            way=name,
            entries=len(knowledge.entries),
            p50=percentile(times[name], 50),
            p99=percentile(times[name], 99),
            ratio=percentile(times[name], 50) / base,
            memory=peak_of(name, knowledge, settings, questions),
            cold=cold[name],
            warm=again[name][1],
        )
        for name in TAKEN
    )


def starts(variables: Mapping[str, str], cache: Path) -> tuple[float, float]:
    """Return the seconds from the command to the first answer, of a first start and of later ones.

    They are those of `certguide ask` over the knowledge that comes along, Python's own start included.
    """
    told = {**variables, CACHE_DIR: str(cache)}
    command = [sys.executable, "-m", "bot", "ask", QUESTION]

    def start() -> object:
        return subprocess.run(command, env=told, capture_output=True, check=True)

    _, cold = _clocked(start)
    return cold, min(_clocked(start)[1] for _ in range(STARTS))


def _clocked(make: Callable[[], Made]) -> tuple[Made, float]:
    began = time.perf_counter()
    made = make()
    return made, time.perf_counter() - began
