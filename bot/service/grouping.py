"""Gaps as editors read them: one matter at a time, with how often it was asked and what comes nearest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.gaps import KeptGap
from bot.search.encoder import Encoder
from bot.search.likeness import grouped

MOST = 3_000
"""Different questions that are compared, the newest; each is compared with each other."""

Fold = Callable[[str], str]
"""Returns what is the same for texts that differ in case, spaces and punctuation alone."""


@dataclass(frozen=True, slots=True)
class GapGroup:
    """A matter that was asked about `count` times between `first` and `last` (seconds since the epoch).

    `texts` are the different questions and `near` the ids of entries, both the most frequent first. Questions whose
    words are not kept have no texts.
    """

    texts: tuple[str, ...]
    near: tuple[str, ...]
    count: int
    first: float
    last: float


def gap_groups(gaps: Iterable[KeptGap], fold: Fold, encoder: Encoder | None) -> tuple[GapGroup, ...]:
    """Return gaps grouped by likeness, the one that was asked last first; those without words by what was near."""
    same: dict[str, list[KeptGap]] = defaultdict(list)
    silent: dict[tuple[str, ...], list[KeptGap]] = defaultdict(list)
    for gap in gaps:
        if gap.text:
            same[fold(gap.text)].append(gap)
        else:
            silent[tuple(sorted(gap.near))].append(gap)
    newest = sorted(same, key=lambda key: (-max(gap.at for gap in same[key]), key))[:MOST]
    keys = sorted(newest)
    together = grouped([same[key][0].text for key in keys], [_near(same[key]) for key in keys], encoder)
    found = [_group([gap for position in group for gap in same[keys[position]]]) for group in together]
    found += [_group(each) for each in silent.values()]
    return tuple(sorted(found, key=lambda group: (-group.last, -group.count, group.texts, group.near)))


def _group(gaps: Sequence[KeptGap]) -> GapGroup:
    times = [gap.at for gap in gaps]
    texts = _frequent(gap.text for gap in gaps if gap.text)
    return GapGroup(texts, _near(gaps), len(gaps), min(times), max(times))


def _near(gaps: Iterable[KeptGap]) -> tuple[str, ...]:
    return _frequent(id_ for gap in gaps for id_ in gap.near)


def _frequent(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each once, the most frequent first, and by the alphabet among equals."""
    return tuple(text for text, _ in sorted(Counter(texts).items(), key=lambda item: (-item[1], item[0])))
