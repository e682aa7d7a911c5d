"""Which entries fit the subjects and the facet of a question."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.domain.knowledge import Entry
from bot.search.names import NameKind
from bot.search.question import Question, Reader
from bot.search.sparse import Vector

OTHER_CERTIFICATION = 0.4
"""Factor on an entry that is about other certifications than those in question only."""
NO_CERTIFICATION = 0.85
"""Factor on an entry about no certification when the question is about one."""
OTHER_THING = 0.55
"""Factor on an entry about another level, offer, role, track, path or provider than the one in question."""
UNASKED_THING = 0.75
"""Factor on an entry about nothing but a role, track, path or provider that the question does not name."""
OTHER_FACET = 0.92
"""Factor on an entry with another facet than those the question speaks of."""
FITS_CERTIFICATION = 0.10
FITS_THING = 0.15
FITS_FACET = 0.10
"""Added when an entry is about the subject, or on the side of it, that the question names."""

THINGS = tuple(
    kind for kind in NameKind if kind not in (NameKind.AMBIGUOUS, NameKind.ELSEWHERE, NameKind.CERTIFICATION)
)
ALONE = (NameKind.ROLE, NameKind.TRACK, NameKind.PATH, NameKind.PROVIDER)
Mask = NDArray[np.bool_]


class SubjectFit:
    """Knows what each entry is about, and adjusts scores by what the question is about."""

    def __init__(self, entries: Sequence[Entry], reader: Reader) -> None:
        """Spread what each entry is about: a level or an offer speaks of its certification, too."""
        self.about = tuple(_about(entry, reader) for entry in entries)
        self._size = len(entries)
        self._of: dict[str, list[int]] = {}
        self._has: dict[NameKind, Mask] = {kind: np.zeros(self._size, dtype=bool) for kind in NameKind}
        self._facet: dict[str, list[int]] = {}
        for place, (entry, about) in enumerate(zip(entries, self.about, strict=True)):
            for id_ in about:
                self._of.setdefault(id_, []).append(place)
                self._has[reader.kinds[id_]][place] = True
            if entry.facet:
                self._facet.setdefault(entry.facet, []).append(place)
        self._faceted = self._mask(self._facet, self._facet)

    def places(self, id_: str) -> Sequence[int]:
        """Return the places of the entries that are about this thing."""
        return self._of.get(id_, ())

    def adjust(self, scores: Vector, question: Question) -> Vector:
        """Return the scores with what fits lifted and what is about something else lowered."""
        adjusted = self._by_certification(scores.copy(), question)
        for kind in THINGS:
            adjusted = self._by_thing(adjusted, kind, question)
        return self._by_facet(adjusted, question)

    def _by_certification(self, scores: Vector, question: Question) -> Vector:
        ids = question.subjects.get(NameKind.CERTIFICATION)
        if not ids:
            return scores
        fits, has = self._mask(self._of, ids), self._has[NameKind.CERTIFICATION]
        scores[has & ~fits] *= OTHER_CERTIFICATION
        scores[~has] *= NO_CERTIFICATION
        scores[fits] += FITS_CERTIFICATION
        return scores

    def _by_thing(self, scores: Vector, kind: NameKind, question: Question) -> Vector:
        ids, has = question.subjects.get(kind), self._has[kind]
        if ids:
            fits = self._mask(self._of, ids)
            scores[has & ~fits] *= OTHER_THING
            scores[fits] += FITS_THING
        elif kind in ALONE:
            scores[has & ~self._has[NameKind.CERTIFICATION]] *= UNASKED_THING
        return scores

    def _by_facet(self, scores: Vector, question: Question) -> Vector:
        facets = question.facets or (() if question.matter else ("what-is",))
        if facets:
            fits = self._mask(self._facet, facets)
            scores[self._faceted & ~fits] *= OTHER_FACET
            scores[fits] += FITS_FACET
        return scores

    def _mask(self, places: Mapping[str, list[int]], ids: Iterable[str]) -> Mask:
        mask = np.zeros(self._size, dtype=bool)
        for id_ in ids:
            mask[places.get(id_, [])] = True
        return mask


def _about(entry: Entry, reader: Reader) -> tuple[str, ...]:
    ids = [id_ for id_ in entry.about if id_ in reader.kinds] or sorted(reader.certifications_in(entry.question))
    return tuple(dict.fromkeys((*ids, *(reader.parents[id_] for id_ in ids if id_ in reader.parents))))
