"""How much memory a way takes: the peak of a fresh process that opens it and asks, and nothing else."""

import multiprocessing
import re
import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bot.domain.knowledge import Knowledge

from benchmarks.ways.way import Settings, opened

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak_of(name: str, knowledge: Knowledge, settings: Settings, texts: Sequence[str]) -> float:
    """Return the megabytes that a new process has at its peak when it opens a way and finds these texts."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        return pool.submit(_peak, name, knowledge, settings, texts).result()


def _peak(name: str, knowledge: Knowledge, settings: Settings, texts: Sequence[str]) -> float:
    way = opened(name, knowledge, settings)
    for text in texts:
        way.find(text)
    return _megabytes()


def _megabytes() -> float:
    """Return the peak of this process; Linux lets a child's `ru_maxrss` begin with that of its parent."""
    if STATUS.exists() and (found := PEAK.search(STATUS.read_text(encoding="ascii", errors="replace"))):
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
