"""Responsible for ids and citations that stand for nothing: dangling-id and unknown-source."""

from collections.abc import Iterable, Iterator, Set
from itertools import chain
from typing import NamedTuple

from bot.content.draft import Draft
from bot.content.ids import CERTIFICATION, DISAGREEMENT, ENTRY, LEVEL, OFFER, SOURCE, STEPS, SUBJECTS
from bot.content.nearest import Guesses
from bot.content.nodes import select, text_of
from bot.content.problems import problem
from bot.domain.location import Location
from bot.domain.problem import Problem

EXPECTED_WORDS = frozenset({"suggestions", "gap", "courtesy"})
"""What a question may be expected to get besides an entry."""


class Reference(NamedTuple):
    """A field that holds ids: the kind of file, its path, and the sorts of things that the ids may stand for."""

    kind: str
    path: str
    sorts: tuple[str, ...]
    words: Set[str] = frozenset()


REFERENCES = (
    Reference("faq", "entries/*/about/*", SUBJECTS),
    Reference("faq", "entries/*/see_also/*", (ENTRY,)),
    Reference("certifications", "successor", (CERTIFICATION,)),
    Reference("certifications", "levels/*/prerequisites/*", STEPS),
    Reference("certifications", "levels/*/next/*/to/*", STEPS),
    Reference("certifications", "levels/*/scheme", (SOURCE,)),
    Reference("certifications", "offers/*/includes/*", (OFFER,)),
    Reference("roles", "roles/*/recommendations/*/certifications/*/certification", (CERTIFICATION,)),
    Reference("roles", "roles/*/recommendations/*/certifications/*/level", (LEVEL,)),
    Reference("roles", "roles/*/recommendations/*/by", (SOURCE,)),
    Reference("tracks", "tracks/*/rows/*/by", (SOURCE,)),
    Reference("paths", "paths/*/steps/*", STEPS),
    Reference("paths", "paths/*/by/*/source", (SOURCE,)),
    Reference("providers", "providers/*/notes/*/by", (SOURCE,)),
    Reference("ambiguous", "ambiguous/*/means/*", (*SUBJECTS, ENTRY)),
    Reference("questions", "questions/*/about/*", SUBJECTS),
    Reference("questions", "questions/*/expect", (ENTRY,), EXPECTED_WORDS),
    Reference("onboarding", "steps/*/see_also/*", (ENTRY,)),
)

_DANGLING = "no {sorts} has this id"
_DANGLING_FIX = "use an id that exists, or add what it stands for"
_OTHER_LEVEL = "this level belongs to {owner}"
_OTHER_LEVEL_FIX = "name a level of {certification} here, or {owner} above"
_NO_SOURCE = "sources.yaml has no source with this id"
_NO_SOURCE_FIX = "add it to sources.yaml, or use the id of a source that is there"


def dangling_ids(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each id that stands for nothing; ids of entries that the catalog may yield are left for later."""
    for reference in REFERENCES:
        if SOURCE not in reference.sorts:
            uses = _uses(draft, reference)
            yield from _dangling(
                draft, reference, (use for use in uses if not _left_for_later(draft, reference, use[0]))
            )
    yield from _levels_of_others(draft)


def dangling_entries(draft: Draft, made: Set[str]) -> Iterator[Problem]:
    """Yield a problem for each id that could be of an entry made from the catalog, and is of none."""
    for reference in REFERENCES:
        uses = (use for use in _uses(draft, reference) if _left_for_later(draft, reference, use[0]))
        yield from _dangling(draft, reference, (use for use in uses if use[0] not in made), made)


def unknown_sources(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each field that names a source that sources.yaml does not have."""
    for reference in REFERENCES:
        if SOURCE in reference.sorts:
            yield from unknown(draft, _uses(draft, reference))


def unknown(draft: Draft, uses: Iterable[tuple[str, Location]]) -> Iterator[Problem]:
    """Yield the problem of each of these names of sources that sources.yaml does not have."""
    guesses = Guesses(draft.ids[SOURCE])
    for text, location in uses:
        yield problem("unknown-source", location, _NO_SOURCE, text, guesses.did_you_mean(text, _NO_SOURCE_FIX))


def _dangling(
    draft: Draft, reference: Reference, uses: Iterable[tuple[str, Location]], made: Iterable[str] = ()
) -> Iterator[Problem]:
    guesses = Guesses(chain(*(draft.ids[sort] for sort in reference.sorts), reference.words, made))
    message = _DANGLING.format(sorts=_either(reference.sorts))
    for text, location in uses:
        yield problem("dangling-id", location, message, text, guesses.did_you_mean(text, _DANGLING_FIX))


def _left_for_later(draft: Draft, reference: Reference, text: str) -> bool:
    """Tell whether an id can be that of an entry made from the catalog: its first part is the id of something there."""
    first = text.split("/")[0]
    return ENTRY in reference.sorts and any(first in draft.ids[sort] for sort in (*SUBJECTS, DISAGREEMENT))


def _uses(draft: Draft, reference: Reference) -> Iterator[tuple[str, Location]]:
    """Yield the texts of a field that stand for nothing that it may stand for, if all files that may hold that could be read."""
    if not draft.complete(reference.sorts):
        return
    for text, document, node in draft.folder.scalars(reference.kind, reference.path):
        if text not in reference.words and not any(text in draft.ids[sort] for sort in reference.sorts):
            yield text, document.at(node)


def _levels_of_others(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each recommendation whose level belongs to another certification than it names."""
    for document in draft.folder.of("roles"):
        for node in select(document.root, "roles/*/recommendations/*/certifications/*"):
            certification, level = text_of(node, "certification"), text_of(node, "level")
            bearer = draft.ids[LEVEL].get(level)
            owner = text_of(bearer.document.root, "id") if bearer else certification
            if owner != certification and certification in draft.ids[CERTIFICATION]:
                message = _OTHER_LEVEL.format(owner=owner)
                fix = _OTHER_LEVEL_FIX.format(owner=owner, certification=certification)
                yield problem("dangling-id", document.at(next(select(node, "level"))), message, level, fix)


def _either(sorts: tuple[str, ...]) -> str:
    return " or ".join((", ".join(sorts[:-1]), sorts[-1])) if len(sorts) > 1 else sorts[0]
