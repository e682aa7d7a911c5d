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
        ("i passed it what now", "next"),
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


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("our costs grow every month", "price"),
        ("does it help to cut costs", "price"),
        ("my bill is too expensive", "price"),
        ("which programming language does it use", "format"),
        ("which languages should i know", "format"),
        ("does it teach the language of finance", "format"),
        ("after the exam when do i get the result", "next"),
        ("how long after the exam is the badge sent", "next"),
        ("easy question who issues it", "difficulty"),
        ("my boss is hard to convince", "difficulty"),
        ("does it prepare for difficult conversations", "difficulty"),
        ("what should i tell my team about", "what-is"),
        ("what is the page vague about", "what-is"),
    ],
)
def test_a_cue_that_is_said_of_something_else_tells_no_facet(text: str, facet: str) -> None:
    assert facet not in facets_of(words(text), text)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("how much are the costs of the exam", "price"),
        ("what does our exam cost", "price"),
        ("can we reduce the cost of the exam", "price"),
        ("is the course expensive", "price"),
        ("in which language is the exam", "format"),
        ("what is there after the exam", "next"),
        ("when i am done with it what comes after it", "next"),
        ("is the exam hard to pass", "difficulty"),
        ("easy question how hard is the exam", "difficulty"),
        ("what is the third level about", "what-is"),
    ],
)
def test_a_cue_that_is_said_of_the_exam_or_course_tells_its_facet(text: str, facet: str) -> None:
    assert facet in facets_of(words(text), text)


@pytest.mark.parametrize("text", ["", "espresso", "milk and sugar"])
def test_a_question_without_cues_has_no_facet(text: str) -> None:
    assert facets_of(words(text), text) == ()


def test_several_facets_stand_in_the_order_of_the_table_each_once() -> None:
    text = "how do i prepare, what does it cost, what is the price ($)"
    found = facets_of(words(text), text)
    assert found == tuple(facet for facet in CUES if facet in found)
    assert {"price", "preparation"} <= set(found)
