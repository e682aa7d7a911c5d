"""The ends of a scale are kept apart, and nothing is said to be first that no source ranks."""

from dataclasses import replace

import pytest
from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Reply, Suggestions
from bot.encoder.opening import english_words
from bot.search.ends import Scale, ends_in
from bot.search.engine import Engine

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("what is the cheapest way?", {(Scale.COST, 0)}),
        ("the least expensive one", {(Scale.COST, 0)}),
        ("the most expensive one", {(Scale.COST, 1)}),
        ("the longest and the hardest exam", {(Scale.TIME, 1), (Scale.EFFORT, 1)}),
        ("not the cheapest, please", set()),
        ("how expensive is it?", set()),
        ("the best of the rest", set()),
    ],
)
def test_an_end_of_a_scale_is_known_by_its_word(text: str, ends: set[tuple[Scale, int]]) -> None:
    assert ends_in((text,)) == ends


CHEAPEST = Entry(
    "guild-cheapest",
    "What is the cheapest way to the Barista Certified Professional?",
    "The exam alone.",
    asks=("cheapest bacp option", "least expensive way to bacp"),
    about=(GUILD,),
    facet="price",
    sources=("page#prices",),
)
PRICES = tuple(
    Entry(
        f"{id_}-fee",
        f"What is the fee of {name}?",
        f"The fee of {name} is stated nowhere.",
        asks=(f"{name} fee", f"how much is {name}"),
        about=(id_,),
        facet="price",
        sources=("page#prices",),
    )
    for id_, name in ((GUILD, "bacp"), (SCHOOL, "cbpro"))
)


def reply(text: str) -> Reply:
    knowledge = coffee_knowledge()
    return (
        Engine(replace(knowledge, entries=(CHEAPEST, *PRICES, *knowledge.entries)), None, english_words())
        .ask(text)
        .reply
    )


def test_an_answer_on_one_end_is_none_to_the_other() -> None:
    cheapest, dearest = reply("what is the cheapest bacp option?"), reply("what is the most expensive bacp option?")
    assert isinstance(cheapest, Answer)
    assert cheapest.entries[0].id == "guild-cheapest"
    assert dearest.ranked[0].entry.id != "guild-cheapest"


def test_what_no_source_ranks_is_told_of_each_to_choose_from() -> None:
    knowledge = coffee_knowledge()
    engine = Engine(replace(knowledge, entries=(*PRICES, *knowledge.entries)), None, english_words())
    considered = engine.consider("which one is the most expensive, what is the fee?")
    assert isinstance(considered.reply, Suggestions)
    assert considered.reason is Reason.OPEN_CERTIFICATION
    assert {id_ for option in considered.reply.options for id_ in option.entry.about} >= {GUILD, SCHOOL}
    assert considered.reply.text.startswith("No source that I know ranks")
