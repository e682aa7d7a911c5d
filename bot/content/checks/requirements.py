"""Responsible for what has to be held before a level or a certification: the links that cycles and dead ends run along."""

from collections.abc import Mapping

from bot.content.draft import Draft
from bot.content.ids import CERTIFICATION, LEVEL, Bearer
from bot.content.nodes import Scalar, scalars, select, text_of

Links = Mapping[str, Mapping[str, Scalar]]
"""What each id leads to, with the text that says so."""


def requirements(draft: Draft) -> Links:
    """Return what each level requires, and of each certification the level that everybody begins with, if there is only one."""
    of_levels = {level.id: dict(scalars(level.node, "prerequisites/*")) for level in draft.ids[LEVEL].values()}
    of_certifications = {bearer.id: _first_level(bearer) for bearer in draft.ids[CERTIFICATION].values()}
    return {**of_certifications, **of_levels}


def _first_level(certification: Bearer) -> dict[str, Scalar]:
    by_order: dict[str, dict[str, Scalar]] = {}
    for level in select(certification.node, "levels/*"):
        by_order.setdefault(text_of(level, "order").zfill(9), {}).update(scalars(level, "id"))
    first = by_order[min(by_order)] if by_order else {}
    return first if len(first) == 1 else {}
