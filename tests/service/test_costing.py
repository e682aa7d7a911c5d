"""What a level costs is what its own offers cost, where their names say of which level they are."""

from decimal import Decimal

import pytest
from bot.domain.catalog import Certification, Level, Offer, Price
from bot.domain.knowledge import Knowledge
from bot.domain.wish import Way
from bot.service.costing import Prices
from bot.service.steps import Rung

LEVELS = (Level("tea-leaf", "Leaf", 1), Level("tea-master", "Master", 2, aliases=("top leaf keeper",)))


def offer(name: str, amount: int | None, kind: str = "exam", includes: tuple[str, ...] = ()) -> Offer:
    price = None if amount is None else Price(Decimal(amount), "EUR")
    return Offer(name.lower().replace(" ", "-"), name, kind, includes, price)


def priced(*offers: Offer) -> tuple[Prices, Rung, Rung]:
    tea = Certification("tea", "Certified Tea Master", levels=LEVELS, offers=offers)
    leaf, master = (Rung(level.id, tea, level) for level in LEVELS)
    return Prices(Knowledge("one", (), certifications=(tea,))), leaf, master


def test_a_level_costs_what_the_offer_with_its_name_costs() -> None:
    prices, leaf, master = priced(offer("Leaf exam", 90), offer("Master exam", 180))
    assert [prices.bought([rung], None).total["EUR"] for rung in (leaf, master)] == [90, 180]
    assert prices.bought([leaf, master], None).total == {"EUR": 270}


def test_an_offer_without_the_name_of_a_level_is_of_all() -> None:
    prices, leaf, master = priced(offer("Exam", 90), offer("Certified Tea Master exam with a cup", 120))
    assert [prices.bought([rung], None).total["EUR"] for rung in (leaf, master)] == [90, 90]
    assert prices.bought([leaf, master], None).total == {"EUR": 90}


def test_an_offer_of_another_level_is_no_price_of_this_one() -> None:
    prices, leaf, master = priced(offer("Leaf exam", 90), offer("Leaf course", 200, "course"))
    assert prices.stated(master, None) is None
    assert prices.bought([leaf, master], None).unstated == ("tea",)
    assert prices.bought([leaf], Way.TAUGHT).total == {"EUR": 200}


def test_one_that_the_offers_of_several_levels_come_with_is_paid_once() -> None:
    package = offer("Leaf and cup", 200, includes=("leaf-exam", "master-exam"))
    prices, leaf, master = priced(offer("Leaf exam", 150), offer("Master exam", 180), package)
    assert prices.bought([leaf, master], None).total == {"EUR": 200}
    assert prices.bought([leaf], None).total == {"EUR": 150}


@pytest.mark.parametrize("name", ["Exam for the top leaf keeper", "MASTER exam", "Exam: Master"])
def test_any_name_of_a_level_tells_that_an_offer_is_of_it(name: str) -> None:
    prices, leaf, master = priced(offer(name, 180))
    assert prices.stated(master, None)
    assert bool(prices.stated(leaf, None)) is ("leaf" in name)
