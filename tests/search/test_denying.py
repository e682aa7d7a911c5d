"""A name that is put aside is not what a question is about, and an answer stands under its question where it would mislead."""

import pytest
from bot.domain.reply import Answer, Gap
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.reading import Reader

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge

READER = Reader(coffee_knowledge())
ENGINE = Engine(coffee_knowledge())
BLIND = "Is there a blind tasting in the Certified Barista Professional?"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("not CBPRO but BACP: what does it cost", {GUILD}),
        ("BACP, not the CBPRO: what does it cost", {GUILD}),
        ("price of anything but CBPRO, say BACP", {GUILD}),
        ("is it not CBPRO", {SCHOOL}),
        ("CBPRO and BACP: what do they cost", {GUILD, SCHOOL}),
        ("CBPRO is not the same as BACP", {GUILD, SCHOOL}),
    ],
)
def test_a_name_that_is_put_aside_is_not_meant_where_another_is_left(text: str, meant: set[str]) -> None:
    assert READER.read(text).subjects.of(NameKind.CERTIFICATION) == meant


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("must I taste blind for cbpro", False),
        ("is it only a blind tasting in the cbpro exam", True),
        ("is there no blind tasting in the cbpro exam", True),
        ("isn't there a blind tasting in the cbpro exam", True),
        ("what is the blind tasting in cbpro", True),
        ("so i need not see the cups at the blind tasting of cbpro?", True),
        ("the blind tasting in cbpro has six cups, right?", True),
        ("i want a blind tasting in the exam, does cbpro have it", False),
        ("i am a consultant in management, must I taste blind for cbpro", False),
    ],
)
def test_a_yes_stands_under_its_own_question_where_it_would_answer_another(text: str, headed: bool) -> None:
    reply = ENGINE.ask(text).reply
    assert isinstance(reply, Answer)
    assert reply.text.startswith(f"**{BLIND}**") is headed
    assert "last hour" in reply.text


@pytest.mark.parametrize(
    "text",
    ["tea sommelier vs BACP", "which is cheaper, the tea sommelier or BACP", "compare bacp with the tea sommelier"],
)
def test_nothing_is_compared_with_what_is_known_by_name_only(text: str) -> None:
    reply = ENGINE.ask(text).reply
    assert isinstance(reply, Gap)
    assert "Tea Sommelier Diploma (Leaf House) by name only" in reply.text
    assert {GUILD} <= {id_ for option in reply.near for id_ in option.entry.about}


def test_what_is_known_by_name_only_may_stand_beside_a_question_about_what_we_know() -> None:
    reply = ENGINE.ask("i hold the tea sommelier, must I taste blind for cbpro").reply
    assert isinstance(reply, Answer)
