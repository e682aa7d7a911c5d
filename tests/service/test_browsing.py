"""Browsing: cards are found by name, hold what is known with its sources, and lead on to each other."""

from dataclasses import replace
from datetime import date

import pytest
from bot.domain.card import Card, Kind, Nowhere, Several
from bot.domain.catalog import Certification
from bot.domain.knowledge import Knowledge
from bot.service.browsing import Browsing
from bot.service.cards import links_of

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge

COFFEE = coffee_knowledge()
EVERYTHING = tuple(kind for kind in Kind if kind is not Kind.ENTRY)


@pytest.fixture(scope="module")
def browsing() -> Browsing:
    return Browsing(lambda: COFFEE)


def the_card(browsing: Browsing, text: str) -> Card:
    found = browsing.found(text)
    assert isinstance(found, Card), found
    return found


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("CBPRO", SCHOOL),
        ("certified barista professional", SCHOOL),
        ("barista certified professional", GUILD),
        ("certifed barista professional", SCHOOL),
        ("the bean school barista", SCHOOL),
        ("cbpro foundation", "school-foundation"),
        ("Certified Barista Professional, Master", "school-master"),
        ("bacp live course", "guild-live"),
        ("cafe-owner", "cafe-owner"),
        ("coffee shop owner", "cafe-owner"),
        ("latte art track", "latte-art"),
        ("owner path", "owner-path"),
        ("steam acadmey", "steam-academy"),
        ("MILK-ALLERGY", "milk-allergy"),
    ],
)
def test_a_name_an_alias_or_an_id_leads_to_its_card_also_with_a_slip(browsing: Browsing, text: str, id_: str) -> None:
    assert the_card(browsing, text).about.id == id_


@pytest.mark.parametrize(
    ("text", "ids"),
    [("barista certification", {SCHOOL, GUILD}), ("professional", {"school-professional", SCHOOL})],
)
def test_a_name_of_several_things_leads_to_all_of_them(browsing: Browsing, text: str, ids: set[str]) -> None:
    found = browsing.found(text)
    assert isinstance(found, Several)
    assert {link.id for link in found.links} == ids


def test_a_name_of_nothing_leads_to_the_nearest(browsing: Browsing) -> None:
    found = browsing.found("steam")
    assert isinstance(found, Nowhere)
    assert [link.id for link in found.near] == ["steam-academy"]


@pytest.mark.parametrize("text", ["", " ", "☕", "кофе", "x" * 4_000, "[(", "🤷" * 500])
def test_anything_may_be_typed(browsing: Browsing, text: str) -> None:
    assert browsing.found(text) == Nowhere()


def test_what_is_known_by_name_only_is_said_to_be(browsing: Browsing) -> None:
    found = browsing.found("tea sommelier")
    assert isinstance(found, Nowhere)
    assert found == Nowhere(elsewhere="Tea Sommelier Diploma")


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("CBPRO", True), ("school-foundation", True), ("cbpro price", False), ("tea sommelier", False), ("", False)],
)
def test_a_name_is_a_name_when_nothing_else_is_said(browsing: Browsing, text: str, is_name: bool) -> None:
    assert browsing.is_name(text) == is_name


def test_every_side_of_a_thing_is_told_with_its_sources(browsing: Browsing) -> None:
    card = the_card(browsing, "school-foundation")
    assert card.lead == "Level 1 of Certified Barista Professional (CBPRO)."
    titles = ["Who it is for", "Skills you gain", "Preparation", "What can come next"]
    assert [part.title for part in card.parts] == titles
    assert all(part.sources for part in card.parts)
    assert "Certified Barista Professional" not in card.parts[0].text


def test_links_lead_on_and_back(browsing: Browsing) -> None:
    for link in links_of(browsing.knowledge).values():
        card = browsing.card(link.id)
        assert isinstance(card, Card)
        for other in card.links:
            back = browsing.card(other.id)
            assert isinstance(back, Card)
            assert link in back.links, (link.id, other.id)


def test_questions_that_editors_wrote_are_named_those_about_one_thing_first(browsing: Browsing) -> None:
    assert [link.id for link in the_card(browsing, GUILD).questions] == [
        "guild-machine",
        "guild-jury-pay",
        "milk-allergy",
    ]
    assert {link.id for link in the_card(browsing, "milk-allergy").links} == {SCHOOL, GUILD}


@pytest.mark.parametrize(
    ("retired", "said"), [(True, "It is retired."), (date(2025, 1, 31), "It was retired on 2025-01-31.")]
)
def test_a_retired_certification_says_so_and_names_its_successor(retired: bool | date, said: str) -> None:
    old = Certification("old", "Old Diploma", retired=retired, successor=SCHOOL)
    knowledge = replace(COFFEE, certifications=(*COFFEE.certifications, old))
    card = the_card(Browsing(lambda: knowledge), "old diploma")
    assert card.lead == f"A certification. {said} Its successor is Certified Barista Professional (CBPRO)."


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", SCHOOL),
        ("cert", SCHOOL),
        ("guil", GUILD),
        ("mast", "school-master"),
        ("stean", "steam-academy"),
        ("zz", None),
    ],
)
def test_what_is_typed_so_far_is_met_by_the_begin_of_a_word_or_with_a_slip(
    browsing: Browsing, typed: str, first: str | None
) -> None:
    found = browsing.begun(typed, EVERYTHING, 100)
    assert (found[0].id if found else None) == first


def test_what_is_offered_is_of_the_kinds_wanted_and_no_more_than_asked_for(browsing: Browsing) -> None:
    assert {link.kind for link in browsing.begun("", [Kind.ROLE, Kind.PATH], 100)} == {Kind.ROLE, Kind.PATH}
    assert len(browsing.begun("", EVERYTHING, 3)) == 3


def test_another_knowledge_is_taken_up_at_once() -> None:
    current = [Knowledge("empty")]
    browsing = Browsing(lambda: current[0])
    assert browsing.found("cbpro") == Nowhere()
    current[0] = COFFEE
    assert the_card(browsing, "cbpro").about.id == SCHOOL
