"""Entries made from the catalog: everything that stands there can be asked for, cited, and says where it comes from."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from bot.content.made_asks import TEMPLATES
from bot.content.made_certifications import NO_PRICE, UNDATED, UNDATED_LIST
from bot.content.made_entries import made_entries
from bot.domain.catalog import Certification, Fact, Level, Offer, Price, Renewal
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.money import money
from bot.domain.sources import Source, Statement

from tests.knowledges import GUILD, OFFERS, SCHOOL, coffee_knowledge

COFFEE = coffee_knowledge()
MADE = {entry.id: entry for entry in made_entries(COFFEE)}
SOURCES = (Source("one", "First guide"), Source("two", "Second guide"))


def made_from(certification: Certification) -> dict[str, Entry]:
    knowledge = Knowledge("v", sources=SOURCES, certifications=(certification,))
    return {entry.id: entry for entry in made_entries(knowledge)}


def price(amount: str, as_of: date | None = None) -> Price:
    return Price(Decimal(amount), "USD", as_of, ("one#prices",))


@pytest.mark.parametrize("entry", MADE.values(), ids=MADE)
def test_an_entry_says_its_statements_and_cites_all_their_places_once(entry: Entry) -> None:
    assert entry.statements
    assert all(statement.text in entry.answer for statement in entry.statements)
    assert Counter(entry.sources) == dict.fromkeys((c for s in entry.statements for c in s.sources), 1)
    assert entry.sources


@pytest.mark.parametrize("entry", [entry for entry in MADE.values() if entry.about], ids=lambda entry: entry.id)
def test_an_entry_on_a_thing_can_be_asked_for_in_six_ways(entry: Entry) -> None:
    assert len({entry.question, *entry.asks}) > 6
    assert not any("{" in text for text in (entry.question, *entry.asks))


@pytest.mark.parametrize("facet", [*TEMPLATES, "some-other-facet"])
def test_a_fact_on_any_facet_is_answered_about_its_certification(facet: str) -> None:
    fact = Fact(facet, "It is so.", ("one#a",))
    (entry,) = made_from(Certification("x", "The X", facts=(fact,))).values()
    assert (entry.id, entry.facet, entry.about, entry.sources) == (f"x/{facet}", facet, ("x",), ("one#a",))
    assert "It is so." in entry.answer
    assert all("The X" in text for text in (entry.question, *entry.asks))
    assert len(entry.asks) >= 6


@pytest.mark.parametrize(
    ("id_", "about", "told"),
    [
        (f"{SCHOOL}/what-is", (SCHOOL,), "A credential in three levels for people behind the bar."),
        (f"{SCHOOL}/levels", (SCHOOL,), "1. Foundation, 2. Professional, 3. Master"),
        (f"{GUILD}/renewal", (GUILD,), "It has to be renewed every three years."),
        ("school-foundation/audience", (SCHOOL, "school-foundation"), "People who have never pulled a shot."),
        (
            "school-foundation/skills",
            (SCHOOL, "school-foundation"),
            "- Grind and dose evenly.\n- Steam milk to a gloss.",
        ),
        ("school-foundation/preparation", (SCHOOL, "school-foundation"), "**30 days:** Pull ten shots a day."),
        ("school-foundation/next", (SCHOOL, "school-foundation"), "**Same track:** Take Professional."),
        ("school-professional/prerequisites", (SCHOOL, "school-professional"), "A year behind a bar."),
        ("school-master/mistakes", (SCHOOL, "school-master"), "Chasing crema instead of taste."),
        ("guild-live/details", (GUILD, "guild-live"), "Two days with a trainer in a real bar."),
        ("latte-art/track", ("latte-art",), "**Barista guide:** Master level. For: baristas. Teaches: pouring."),
        ("owner-path/path", ("owner-path",), "**Barista guide:** From the bar to the books."),
        ("steam-academy/provider", ("steam-academy",), "**Barista guide:** Teaches milk in small groups."),
    ],
)
def test_each_side_of_each_thing_has_its_entry(id_: str, about: tuple[str, ...], told: str) -> None:
    assert MADE[id_].about == about
    assert told in MADE[id_].answer


def test_the_recommendations_to_a_role_are_labelled_by_their_sources() -> None:
    assert MADE["cafe-owner/role"].answer == (
        "**Café Owner: the sources recommend different things**\n"
        "- **Barista guide:** Start with Foundation.\n"
        "- **Guild page:** Send one of your staff to the exam."
    )


def test_levels_that_sources_name_differently_stand_apart_in_their_order() -> None:
    said = Statement("For all.", ("one#levels",))
    levels = (
        Level("expert", "Expert", 2, scheme="two", audience=Statement("For few.", ("two#levels",))),
        Level("basic", "Basic", 1, scheme="one", audience=said),
        Level("high", "High", 2, scheme="one", audience=said),
        Level("start", "Start", 1, scheme="two"),
    )
    entry = made_from(Certification("x", "X", levels=levels))["x/levels"]
    assert entry.answer.endswith("- **First guide:** 1. Basic, 2. High\n- **Second guide:** 1. Start, 2. Expert")
    assert entry.sources == ("one#levels", "two#levels")


def test_what_the_sources_do_not_give_stands_alone_and_is_not_known() -> None:
    entry = MADE[f"{GUILD}/passing-score/unknown"]
    assert not entry.known
    assert entry.answer == "The page gives no passing score; it gives the format."
    assert all(other.known for id_, other in MADE.items() if not id_.endswith("/unknown"))


def test_known_and_unknown_facts_on_one_facet_are_entries_of_their_own() -> None:
    facts = (Fact("format", "Online.", ("one#a",)), Fact("format", "No length is given.", ("one#b",), known=False))
    assert {id_: entry.known for id_, entry in made_from(Certification("x", "X", facts=facts)).items()} == {
        "x/format": True,
        "x/format/unknown": False,
    }


@pytest.mark.parametrize(
    ("id_", "answer"),
    [
        ("guild-exam/price", f"**$120** for Barista Certified Professional (BACP), Exam only. {UNDATED}"),
        (
            "guild-live/price",
            "**$1,480** for Barista Certified Professional (BACP), Live course. It includes: Exam only. "
            "Price as of 2026-05-01.",
        ),
    ],
)
def test_a_price_says_of_what_day_it_is_or_that_nobody_knows(id_: str, answer: str) -> None:
    assert MADE[id_].answer == answer


def test_a_list_of_prices_holds_every_offer_and_says_that_it_bears_no_date() -> None:
    answer = MADE[f"{GUILD}/price"].answer
    assert all(offer.name in answer for offer in OFFERS)
    assert f"Private course: {NO_PRICE}" in answer
    assert "Exam only: $120 (undated)" in answer
    assert "Live course: $1,480 (as of 2026-05-01)" in answer
    assert "guild-private/price" not in MADE


def test_a_list_of_prices_of_known_days_has_no_note() -> None:
    offers = tuple(Offer(id_, id_, "exam", price=price("9", date(2026, 1, 1))) for id_ in ("a", "b"))
    assert UNDATED_LIST not in made_from(Certification("x", "X", offers=offers))["x/price"].answer


@pytest.mark.parametrize(
    "offers", [(), (Offer("a", "A", "exam", price=price("9")),), (Offer("a", "A", "exam"), Offer("b", "B", "live"))]
)
def test_a_single_offer_or_none_with_a_price_makes_no_list(offers: tuple[Offer, ...]) -> None:
    assert "x/price" not in made_from(Certification("x", "X", offers=offers))


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("300", "USD", "$300"),
        ("1480", "EUR", "€1,480"),
        ("99.90", "GBP", "£99.90"),
        ("250", "CHF", "250 CHF"),
        ("1000000", "JPY", "1,000,000 JPY"),
    ],
)
def test_money_is_written_as_people_write_it(amount: str, currency: str, text: str) -> None:
    assert money(Price(Decimal(amount), currency)) == text


def test_a_disagreement_tells_all_sides_and_what_to_do() -> None:
    entry = MADE["water-heat/disagreement"]
    assert entry.question == "How hot should the water be?"
    assert entry.answer == "- The guide says 93 degrees.\n- The page says 90 degrees.\n\nAsk at your exam."
    assert entry.sources == ("guide#milk", "page#rules")


def test_a_source_that_is_not_listed_is_called_by_its_id() -> None:
    (role,) = COFFEE.roles
    (entry,) = made_entries(Knowledge("v", roles=(role,)))
    assert "**guide:** Start with Foundation." in entry.answer


def test_things_of_which_nothing_is_said_make_no_entries() -> None:
    bare = Certification("x", "X", levels=(Level("a", "A", 1),), offers=(Offer("b", "B", "exam"),))
    assert set(made_from(replace(bare, levels=()))) == set()
    assert set(made_from(bare)) <= {"x/levels"}
    roles = tuple(replace(role, recommendations=()) for role in COFFEE.roles)
    assert made_entries(Knowledge("v", roles=roles)) == ()


def test_entries_come_in_a_fixed_order_each_id_once() -> None:
    assert made_entries(COFFEE) == made_entries(coffee_knowledge())
    assert len(MADE) == len(made_entries(COFFEE))


def test_a_renewal_and_a_fact_on_it_are_told_together() -> None:
    certification = Certification(
        "x", "X", renewal=Renewal("Every two years.", ("one#a",)), facts=(Fact("renewal", "By a test.", ("two#b",)),)
    )
    (entry,) = made_from(certification).values()
    assert entry.answer == "**X: renewal**\n- Every two years.\n- By a test."
    assert entry.sources == ("one#a", "two#b")
