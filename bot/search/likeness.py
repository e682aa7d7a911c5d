"""How alike questions are among themselves: in meaning with an encoder, else by their words."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.search.encoder import Encoder, Matrix

SHARED_ENTRY = 0.1
"""How much more alike two questions are for each entry that is near to both."""
ALIKE_IN_MEANING, ALIKE_IN_WORDS = 0.72, 0.65
"""From here on two questions are taken for one matter.

Measured on asks of 60 entries that were left out of the shipped knowledge, with the nearest entries of the rest: of pairs
put together 40-50 % were asks of one entry, and the others of the same certification; by words alone about 30 %. There
`token_sort_ratio` finds twice as many as `token_set_ratio`, for which a question is like every longer one.
"""


def grouped(texts: Sequence[str], near: Sequence[Sequence[str]], encoder: Encoder | None) -> list[list[int]]:
    """Return the positions of questions that are alike, as lists; `near` holds the ids of the entries nearest to each.

    Each question joins the group that it is most like on average, in the order given: the same texts in the same order
    always give the same groups. The texts are best different ones, because each pair is compared.
    """
    if not texts:
        return []
    likeness = _likeness(texts, encoder) + SHARED_ENTRY * _shared(near)
    alike = ALIKE_IN_WORDS if encoder is None else ALIKE_IN_MEANING
    groups: list[list[int]] = []
    sums, sizes = np.zeros_like(likeness), np.zeros(len(texts), dtype=np.float32)
    for position in range(len(texts)):
        means = sums[: len(groups), position] / sizes[: len(groups)]
        best = int(np.argmax(means)) if groups else 0
        if not groups or means[best] < alike:
            best = len(groups)
            groups.append([])
        groups[best].append(position)
        sums[best] += likeness[position]
        sizes[best] += 1
    return groups


def _likeness(texts: Sequence[str], encoder: Encoder | None) -> Matrix:
    if encoder is None:
        ratios = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, processor=str.casefold, dtype=np.float32)
        return np.asarray(ratios / 100, dtype=np.float32)
    vectors = encoder.encode(texts)[:, : encoder.meaning]
    return np.asarray(vectors @ vectors.T, dtype=np.float32)


def _shared(near: Sequence[Sequence[str]]) -> Matrix:
    """Return how many entries each two questions have in common."""
    ids = {id_: number for number, id_ in enumerate(dict.fromkeys(id_ for each in near for id_ in each))}
    having = np.zeros((len(near), len(ids)), dtype=np.float32)
    for row, each in zip(having, near, strict=True):
        row[[ids[id_] for id_ in each]] = 1
    return np.asarray(having @ having.T, dtype=np.float32)
