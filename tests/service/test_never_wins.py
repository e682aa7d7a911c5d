"""Entries that none of their own texts finds are told to the editor."""

from dataclasses import replace

from bot.domain.knowledge import Entry, Knowledge
from bot.domain.location import Location
from bot.service.never_wins import CODE, never_wins

from tests.knowledges import coffee_knowledge


def test_an_entry_that_another_one_shadows_is_told_at_its_place() -> None:
    shadowing = Entry("cups", "How many cups are in the tasting?", "Twelve.", asks=("cups in the tasting",))
    shadowed = Entry("tasting-cups", "How many cups are in the tasting", "A dozen.")
    place = Location("faq/cups.yaml", 9, 5)
    knowledge = Knowledge("1", (shadowing, shadowed), locations={"tasting-cups": place})
    (problem,) = never_wins(knowledge)
    assert (problem.code, problem.value, problem.location) == (CODE, "tasting-cups", place)
    assert "cups" in problem.message


def test_an_entry_that_one_of_its_asks_finds_is_left_in_peace() -> None:
    one = Entry("cups", "How many cups are in the tasting?", "Twelve.")
    other = Entry("tasting-cups", "How many cups are in the tasting", "A dozen.", asks=("do I need a lucky mug",))
    assert not list(never_wins(Knowledge("1", (one, other))))


def test_a_sound_knowledge_has_none() -> None:
    knowledge = coffee_knowledge()
    assert not list(never_wins(knowledge))
    assert not list(never_wins(replace(knowledge, entries=())))
