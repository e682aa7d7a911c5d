"""Responsible for ids, asks and names that two things claim: duplicate-id, same-ask, alias-claimed-twice."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from bot.content.draft import Draft
from bot.content.folder import Document
from bot.content.folding import folded
from bot.content.ids import (
    CERTIFICATION,
    DISAGREEMENT,
    ENTRY,
    LEVEL,
    OFFER,
    PATH,
    PROVIDER,
    ROLE,
    SOURCE,
    TEAM_STEP,
    TRACK,
    Bearer,
    bearers,
)
from bot.content.nodes import Node, scalars, text_of
from bot.content.problems import problem
from bot.domain.location import Location
from bot.domain.problem import Problem

NAMESPACES = (
    (CERTIFICATION, LEVEL, OFFER),
    (ROLE,),
    (TRACK,),
    (PATH,),
    (PROVIDER,),
    (DISAGREEMENT,),
    (SOURCE,),
    (ENTRY,),
    (TEAM_STEP,),
)
"""Sorts that share their ids: within each, an id stands for one thing."""

_SAME_ID = "this id is taken: {sort} in {place}"
_SAME_ASK = "the entry {entry} asks the same in {place}"
_SAME_ASK_HERE = "the entry asks this already in {place}"
_SAME_NAME = "this name belongs to {owner} in {place} too"


def duplicate_ids(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each thing whose id another thing of its kind bears already."""
    for sorts in NAMESPACES:
        first: dict[str, tuple[str, Bearer]] = {}
        for sort in sorts:
            for bearer in bearers(draft.folder, sort):
                owner, other = first.setdefault(bearer.id, (sort, bearer))
                if other is not bearer:
                    message = _SAME_ID.format(sort=owner, place=spelled(other.location))
                    yield problem("duplicate-id", bearer.location, message, bearer.id)


def same_asks(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each ask that stands elsewhere already, but for case, spaces and punctuation.

    An entry's own question among its asks is no fault: nothing is lost by it.
    """
    first: dict[str, tuple[Node, str, Location]] = {}
    for entry in bearers(draft.folder, ENTRY):
        question = tuple(scalars(entry.node, "question"))
        own = {folded(text) for text, _ in question}
        for text, node in (*question, *scalars(entry.node, "asks/*")):
            here = entry.document.at(node)
            asked = folded(text)
            owner, name, place = first.setdefault(asked, (entry.node, entry.id, here))
            if place is not here and not (owner is entry.node and asked in own):
                message = (_SAME_ASK_HERE if owner is entry.node else _SAME_ASK).format(
                    entry=name, place=spelled(place)
                )
                yield problem("same-ask", here, message, text)


def names_claimed_twice(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each name that another thing of the same kind claims already.

    A level's name is read together with its certification, so that it has to be its own only there, among the levels of one scheme.
    """
    first: dict[tuple[str, ...], _Claim] = {}
    for claim in chain(_things(draft), _levels(draft), _nameless(draft)):
        key = (*claim.scope, folded(claim.text))
        other = first.setdefault(key, claim)
        if other.thing is not claim.thing:
            message = _SAME_NAME.format(owner=other.owner, place=spelled(other.location))
            yield problem("alias-claimed-twice", claim.location, message, claim.text)


class _Claim(NamedTuple):
    """A name of a thing; within its scope a name may belong to one thing only."""

    scope: tuple[str, ...]
    text: str
    owner: str
    thing: Node
    location: Location


def _things(draft: Draft) -> Iterator[_Claim]:
    for sort in (CERTIFICATION, ROLE, TRACK, PATH, PROVIDER):
        for bearer in bearers(draft.folder, sort):
            yield from _claims((sort,), bearer.id, bearer.document, bearer.node, ("name", "abbreviation", "aliases/*"))


def _levels(draft: Draft) -> Iterator[_Claim]:
    for level in bearers(draft.folder, LEVEL):
        scheme = (LEVEL, text_of(level.document.root, "id"), text_of(level.node, "scheme"))
        yield from _claims(scheme, level.id, level.document, level.node, ("name", "aliases/*"))
        yield from _claims((LEVEL,), level.id, level.document, level.node, ("aliases/*",))


def _nameless(draft: Draft) -> Iterator[_Claim]:
    """Yield the names of what has no id: certifications that we do not cover, and ambiguous names."""
    for scope, kind in ((CERTIFICATION, "elsewhere"), ("ambiguous", "ambiguous")):
        for document in draft.folder.of(kind):
            for node in document.items():
                yield from _claims((scope,), text_of(node, "name"), document, node, ("name", "aliases/*"))


def _claims(
    scope: tuple[str, ...], owner: str, document: Document, thing: Node, paths: tuple[str, ...]
) -> Iterator[_Claim]:
    for path in paths:
        for text, node in scalars(thing, path):
            yield _Claim(scope, text, owner, thing, document.at(node))


def spelled(location: Location) -> str:
    """Return a location for use within a sentence."""
    return f"{location.file}:{location.line}"
