"""Which side of a subject a question is about, told from its wording."""

import pytest
from bot.search.facets import CUES, facets_of
from bot.search.text import words


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("how much is it", "price"),
        ("what does the exam cost", "price"),
        ("can i afford this", "price"),
        ("what do they charge", "price"),
        ("is it $300", "price"),
        ("how many minutes is the test", "duration"),
        ("is the exam online", "format"),
        ("what is the passing score", "passing-score"),
        ("any prerequisites?", "prerequisites"),
        ("who is it for", "audience"),
        ("how many levels are there", "levels"),
        ("how do i prepare", "preparation"),
        ("which skills will i gain", "skills"),
        ("what mistakes do people make", "mistakes"),
        ("what comes after it", "next"),
        ("does it expire", "renewal"),
        ("is it worth it", "value"),
        ("is it hard", "difficulty"),
        ("is it recognised in europe", "recognition"),
        ("where do i register", "delivery"),
        ("which learning path is there", "path"),
        ("which certification do you recommend", "role"),
        ("what is the difference", "compare"),
        ("do your sources contradict each other", "compare"),
        ("tell me about it", "what-is"),
    ],
)
def test_the_wording_of_a_question_tells_its_facet(text: str, facet: str) -> None:
    assert facet in facets_of(words(text), text)


@pytest.mark.parametrize("text", ["old school admin, which one first", "straight from high school, where to start"])
def test_a_manner_or_an_age_named_after_a_school_asks_for_no_provider(text: str) -> None:
    assert "provider" not in facets_of(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "how much time does it take",
        "how much experience is enough",
        "cost optimisation",
        "cost allocation",
        "priceless",
        "who is in charge of it",
    ],
)
def test_words_that_only_look_like_a_price_are_none(text: str) -> None:
    assert "price" not in facets_of(words(text), text)


@pytest.mark.parametrize("text", ["", "espresso", "milk and sugar"])
def test_a_question_without_cues_has_no_facet(text: str) -> None:
    assert facets_of(words(text), text) == ()


def test_several_facets_stand_in_the_order_of_the_table_each_once() -> None:
    text = "how do i prepare, what does it cost, what is the price ($)"
    found = facets_of(words(text), text)
    assert found == tuple(facet for facet in CUES if facet in found)
    assert {"price", "preparation"} <= set(found)
