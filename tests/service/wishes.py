"""Wishes of all kinds for the property tests."""

from decimal import Decimal
from typing import TypeVar

from bot.domain.knowledge import Knowledge
from bot.domain.wish import Budget, Leaning, Stage, Way, Wish
from hypothesis import strategies as st

Item = TypeVar("Item")


def wishes(knowledge: Knowledge) -> st.SearchStrategy[Wish]:
    """Return wishes with the ids of this knowledge; some name nobody, some everything."""
    certifications = [item.id for item in knowledge.certifications]
    levels = [level.id for item in knowledge.certifications for level in item.levels]
    steps = st.sampled_from([*certifications, *levels])
    publishers = sorted({item.publisher for item in knowledge.certifications if item.publisher})
    roles, paths = [role.id for role in knowledge.roles], [path.id for path in knowledge.paths]
    leanings = steps.map(lambda id_: Leaning(id_, "It is for people like you.", ("x#y",)))
    amounts = st.integers(0, 1500).map(Decimal)
    return st.builds(
        Wish,
        roles=_some(st.sampled_from(roles)),
        lines=_some(st.sampled_from(paths)),
        leaning=_some(leanings),
        held=_some(steps),
        certifications=_some(st.sampled_from(certifications), 2),
        publishers=_some(st.sampled_from(publishers), 1),
        stage=st.none() | st.sampled_from(Stage),
        way=st.none() | st.sampled_from(Way),
        budget=st.none() | st.builds(Budget, amounts, st.none() | st.sampled_from(["USD", "EUR"])),
        days=st.none() | st.integers(1, 400),
    )


def _some(one: st.SearchStrategy[Item], most: int = 3) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(one, max_size=most, unique=True).map(tuple)
