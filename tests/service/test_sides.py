"""Which things are compared when their names are hinted at, numbered or open."""

from dataclasses import replace

import pytest
from bot.domain.catalog import Certification, Level
from bot.domain.knowledge import AmbiguousName
from bot.domain.sources import Statement
from bot.search.reading import Reader
from bot.service.level_names import Side
from bot.service.sides import Sides
from bot.service.tabling import Tables

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge

ADVICE = Statement("It can be either.", ("guide#levels",))


def level(id_: str, name: str, order: int, scheme: str) -> Level:
    return Level(id_, name, order, scheme=scheme, audience=Statement(f"Those of {scheme}.", ("guide#levels",)))


TEA = Certification(
    "tea-steward",
    "Tea Steward",
    publisher="Bean School",
    levels=(
        level("tea-leaf", "Leaf", 1, "guide"),
        level("tea-bud", "Bud", 1, "page"),
        level("tea-cup", "Cup", 2, "guide"),
    ),
)
COFFEE = coffee_knowledge()
KNOWLEDGE = replace(
    COFFEE,
    certifications=(*COFFEE.certifications, TEA),
    ambiguous=(
        AmbiguousName("pro", (SCHOOL, GUILD, "tea-cup"), ADVICE),
        AmbiguousName("rung", ("school-foundation", "tea-leaf", "tea-bud"), ADVICE),
        AmbiguousName("host", (GUILD, "tea-cup"), ADVICE),
    ),
)
READER = Reader(KNOWLEDGE)
SIDES = Sides(KNOWLEDGE, READER)


def sides(text: str) -> tuple[Side, ...]:
    return SIDES.of(READER.read(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("second level of the steward vs cbpro master", (("tea-cup",), ("school-master",))),
        ("steward or bacp?", (("tea-steward",), (GUILD,))),
        ("tea steward cup vs pro rung", (("tea-cup",), ("school-foundation",))),
        ("is the tea steward better than the pro?", (("tea-steward",), (SCHOOL,))),
        ("tea steward or host?", ()),
        ("the tea steward compared to its cup level", (("tea-steward",), ("tea-cup",))),
    ],
)
def test_a_name_that_is_open_means_what_stands_beside_it_lets_it_mean(text: str, found: tuple[Side, ...]) -> None:
    assert sides(text) == found


def test_what_guides_call_differently_is_told_under_each_name() -> None:
    rows = {row.facet: row for row in Tables(KNOWLEDGE).compare((("tea-leaf", "tea-bud"), ("tea-cup",))).rows}
    assert rows["audience"].cells[0].text == "Leaf: Those of guide. Bud: Those of page."
    assert rows["audience"].cells[1].text == "Those of guide."
