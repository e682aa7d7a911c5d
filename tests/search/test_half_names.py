"""Roles are found by half of their name, where that is what somebody is or the field they work in."""

import pytest
from bot.domain.catalog import Role
from bot.domain.knowledge import Knowledge
from bot.search.half_names import HalfNames
from bot.search.names import Mention, Name, NameKind
from bot.search.text import words

ROLES = (
    Role("roaster", "Roastery manager (the job)", aliases=("roast boss",)),
    Role("steamer", "Milk engineer", aliases=("steam engineer",)),
    Role("grinder", "Grinding engineer"),
)
FOUND = HalfNames(Knowledge(version="half", entries=(), roles=ROLES))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("i am a manager", {"roaster"}),
        ("and for managers", {"roaster"}),
        ("is a project manager welcome", set()),
        ("who may manage that", set()),
        ("my colleague in milk", {"steamer"}),
        ("some milk work on the side", {"steamer"}),
        ("milk", {"steamer"}),
        ("what of oat milk", set()),
        ("the engineers", set()),
    ],
)
def test_a_word_that_one_role_alone_bears_names_it_by_half(text: str, roles: set[str]) -> None:
    assert FOUND.roles_in(words(text), ()) == roles


def test_a_word_of_a_whole_name_is_no_half_of_one() -> None:
    split = words("a manager")
    whole = Mention(1, 2, Name("manager", NameKind.AMBIGUOUS, ("roaster",)))
    assert not FOUND.roles_in(split, (whole,))
