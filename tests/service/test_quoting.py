"""The words of an entry are known again in a text that was put together of several."""

from dataclasses import replace

import pytest
from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.domain.reply import Answer, Courtesy, Gap, Reply
from bot.service.quoting import quotes_internal
from bot.service.tabling import Tables

from tests.knowledges import coffee_knowledge

OPEN = Entry("open", "How long is it?", "One hour for everybody who takes it in the hall.")
SECRET = Entry("secret", "Who pays?", "**We do**, for all who stay.\n- Later: 10 EUR", visibility=Visibility.INTERNAL)
SHORT = Entry("short", "Which grade?", "Grade seven.", visibility=Visibility.INTERNAL)
KNOWLEDGE = Knowledge("v", (OPEN, SECRET, SHORT))


@pytest.mark.parametrize(
    ("reply", "quotes"),
    [
        (Answer(OPEN.answer, (OPEN,)), False),
        (Answer(f"{OPEN.answer}\n\n{SECRET.answer}", (OPEN,)), True),
        (Answer(f"{OPEN.answer} We do, for all who stay. Later.", (OPEN,)), True),
        (Answer(f"{OPEN.answer}\n- Other: Later: 10 EUR", (OPEN,)), True),
        (Answer(f"{OPEN.answer}\n- Other: Grade seven.", (OPEN,)), True),
        (Answer(SECRET.answer, (SECRET,)), False),
        (Gap("Not given. Grade seven.", entry=OPEN), True),
        (Gap("Grade seven."), False),
        (Courtesy("Hello."), False),
    ],
)
def test_what_an_internal_entry_says_is_known_in_a_reply_of_others(reply: Reply, quotes: bool) -> None:
    assert quotes_internal(reply, KNOWLEDGE) == quotes


def test_a_comparison_tells_nothing_internal() -> None:
    knowledge = coffee_knowledge()
    (one, other, *_) = (certification.id for certification in knowledge.certifications)
    secret = Entry(
        "pay", "What comes after it?", "A pay rise.", about=(one,), facet="next", visibility=Visibility.INTERNAL
    )
    for entry, told in ((secret, False), (replace(secret, visibility=Visibility.PUBLIC), True)):
        table = Tables(replace(knowledge, entries=(*knowledge.entries, entry))).compare([(one,), (other,)])
        assert ("A pay rise." in str(table)) == told
