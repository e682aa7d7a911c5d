"""Which entries fit the subjects and the facets of a question."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.domain.knowledge import Entry
from bot.search.asking_on import titles
from bot.search.ends import End, ends_in, opposite
from bot.search.facets import facets_of, without_cues
from bot.search.names import NameKind
from bot.search.plain import PLAIN
from bot.search.question import Question
from bot.search.reading import Reader
from bot.search.resolving import COMPARE
from bot.search.text import stem, words
from bot.search.things import ALONE, PARTS

OF_KINDS = frozenset(("path", "track", "provider"))
"""Facets that are about things of one kind, for whoever asks for them."""
Key = TypeVar("Key", str, End)
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]


class Fit(StrEnum):
    """How an entry stands to what the question names; each is 1 when it holds, else 0."""

    CERTIFICATION = "about the certification named"
    MORE_CERTIFICATIONS = "about others than the certifications named, as well"
    OTHER_CERTIFICATION = "about other certifications only"
    LEFT = "about other certifications only, while the question of the thread is put for the one named"
    NO_CERTIFICATION = "about no certification, while one is named"
    PART = "about the level or offer named"
    OTHER_PART = "about another level or offer"
    UNNAMED_PART = "about a level or offer, while none is named"
    MEANT = "about something that an ambiguous name can mean"
    THING = "about the role, track, path or provider named"
    OTHER_THING = "about another role, track, path or provider"
    MORE_THINGS = "about others than the role, track, path or provider named, as well"
    UNNAMED_THING = "about a role, track, path or provider only, while none is named"
    FACET = "on the side asked for"
    FACET_ALONE = "on the side asked for, of which alone the question speaks"
    OTHER_FACET = "on another side"
    OPPOSITE = "at the other end of the scale than what is asked for"
    UNASKED = "on tracks, paths or providers, while none is named or asked for"


class SubjectFit:
    """Knows what each entry is about."""

    def __init__(self, entries: Sequence[Entry], reader: Reader) -> None:
        """Spread what each entry is about: a level or an offer speaks of its certification, too."""
        self.about = tuple(_about(entry, reader) for entry in entries)
        self._size = len(entries)
        self._kind_of = reader.things.kinds
        self._titles = reader.things.titles
        of: dict[str, list[int]] = {}
        facets: dict[str, list[int]] = {}
        self._has = {kind: np.zeros(self._size, dtype=bool) for kind in NameKind}
        for place, (entry, about) in enumerate(zip(entries, self.about, strict=True)):
            for id_ in about:
                of.setdefault(id_, []).append(place)
                self._has[reader.things.kinds[id_]][place] = True
            for facet in _sides(entry, [self._kind_of[id_] for id_ in about]):
                facets.setdefault(facet, []).append(place)
        self._of, self._facet = _arrays(of), _arrays(facets)
        self._certifications = frozenset(id_ for id_ in self._of if reader.things.kinds[id_] is NameKind.CERTIFICATION)
        self._ids = {kind: frozenset(id_ for id_ in self._of if self._kind_of[id_] is kind) for kind in ALONE}
        self._faceted = self._mask(self._facet, self._facet)
        ends: dict[End, list[int]] = {}
        for place, entry in enumerate(entries):
            for end in ends_in((entry.question, *entry.asks)):
                ends.setdefault(end, []).append(place)
        self._ends = _arrays(ends)
        self._part = self._has[NameKind.LEVEL] | self._has[NameKind.OFFER]
        self._none = np.zeros(self._size, dtype=bool)
        self._unnamed = {kind: self._has[kind] & ~self._has[NameKind.CERTIFICATION] for kind in ALONE}
        self._unnamed_things = np.logical_or.reduce([*self._unnamed.values()])

    def places(self, id_: str) -> Sequence[int]:
        """Return the places of the entries that are about this thing."""
        return self._of[id_].tolist() if id_ in self._of else ()

    def features(self, question: Question) -> dict[Fit, Mask]:
        """Return whether it holds of each entry for each way of standing to the question; ways that hold for none are left out."""
        things = self._things(question)
        certification = self._certification(question, things.get(Fit.THING, self._none))
        more = certification.get(Fit.MORE_CERTIFICATIONS, things.get(Fit.MORE_THINGS, self._none))
        fits = {**certification, **self._parts(question), **things, **self._facets(question, more)}
        fits.update(self._opposite(question))
        return fits

    def _certification(self, question: Question, named: Mask) -> dict[Fit, Mask]:
        ids = question.certifications
        if not ids:
            return {}
        fits, has = self._mask(self._of, ids), self._has[NameKind.CERTIFICATION]
        more = fits & self._mask(self._of, self._certifications - ids)
        return {
            Fit.CERTIFICATION: fits,
            Fit.MORE_CERTIFICATIONS: more,
            Fit.OTHER_CERTIFICATION: has & ~fits,
            **(
                {Fit.LEFT: has & ~fits}
                if question.carried and NameKind.CERTIFICATION in question.subjects.named
                else {}
            ),
            Fit.NO_CERTIFICATION: ~(has | named),
        }

    def _parts(self, question: Question) -> dict[Fit, Mask]:
        ids = [id_ for kind in PARTS for id_ in question.subjects.of(kind)]
        if not ids:
            return {Fit.UNNAMED_PART: self._part}
        fits = self._mask(self._of, ids)
        return {Fit.PART: fits, Fit.OTHER_PART: self._part & ~fits}

    def _things(self, question: Question) -> dict[Fit, Mask]:
        if not question.subjects.meant and question.subjects.all.keys().isdisjoint(ALONE):
            return {Fit.UNNAMED_THING: self._unnamed_things}
        fits, more, other, unnamed = (np.zeros(self._size, dtype=bool) for _ in range(4))
        meant = self._mask(self._of, question.subjects.meant)
        for kind in ALONE:
            ids, has = question.subjects.of(kind), self._has[kind]
            if ids:
                mask = self._mask(self._of, ids)
                fits |= mask
                other |= has & ~mask
                more |= mask & self._mask(self._of, self._ids[kind] - ids)
            else:
                unnamed |= self._unnamed[kind]
        unfit = ~(fits | meant)
        return {
            Fit.MEANT: meant,
            Fit.THING: fits,
            Fit.MORE_THINGS: more,
            Fit.OTHER_THING: other & unfit,
            Fit.UNNAMED_THING: unnamed & unfit,
        }

    def _facets(self, question: Question, more: Mask) -> dict[Fit, Mask]:
        facets = question.facets or (() if question.matter else ("what-is",))
        asked = {*facets, *(kind.value for kind in question.subjects.all), *self._kinds(question.subjects.meant)}
        unasked = self._mask(self._facet, OF_KINDS - asked)
        if not facets:
            return {Fit.UNASKED: unasked}
        fits = self._mask(self._facet, facets)
        alone = {Fit.FACET_ALONE: fits & ~more} if len(question.facets) == 1 and not self._rest(question) else {}
        return {**alone, Fit.FACET: fits, Fit.OTHER_FACET: self._faceted & ~fits, Fit.UNASKED: unasked}

    def _opposite(self, question: Question) -> dict[Fit, Mask]:
        ends = ends_in((question.text,))
        others = self._mask(self._ends, opposite(ends)) if ends else None
        return {} if others is None else {Fit.OPPOSITE: others & ~self._mask(self._ends, ends)}

    def _rest(self, question: Question) -> set[str]:
        """Return the telling words of a question beside names of what it is about and those that ask for its sides."""
        left = words(without_cues(" ".join(question.words), question.facets))
        names = (id_ for ids in question.subjects.all.values() for id_ in ids)
        named = set(map(stem, titles(names, self._titles)))
        return {stem(word) for word in left}.intersection(question.matter) - PLAIN - named

    def _kinds(self, ids: Iterable[str]) -> Iterable[str]:
        return (kind.value for id_ in ids if (kind := self._kind_of.get(id_)))

    def _mask(self, places: Mapping[Key, Places], ids: Iterable[Key]) -> Mask:
        mask = np.zeros(self._size, dtype=bool)
        for id_ in ids:
            if id_ in places:
                mask[places[id_]] = True
        return mask


def _arrays(places: Mapping[Key, Sequence[int]]) -> dict[Key, Places]:
    return {key: np.array(several, dtype=np.int64) for key, several in places.items()}


def _sides(entry: Entry, kinds: Sequence[NameKind]) -> tuple[str, ...]:
    """Return the facet of an entry; one that tells all of a single thing is on every side that its asks ask for."""
    facets = (entry.facet,) if entry.facet else ()
    if len(kinds) != 1 or kinds[0] not in ALONE or facets != (kinds[0].value,):
        return facets
    asked = dict.fromkeys((*facets, *(facet for ask in entry.asks for facet in facets_of(words(ask), ask))))
    return tuple(facet for facet in asked if facet != COMPARE)


def _about(entry: Entry, reader: Reader) -> tuple[str, ...]:
    return reader.things.spread(entry.about) or tuple(dict.fromkeys(reader.certifications_in(entry.question)))
