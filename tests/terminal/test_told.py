"""What is told with a reply: its sources by name, and how sure we are."""

from dataclasses import replace

import pytest
from bot.domain.knowledge import Knowledge
from bot.domain.reply import Answer, Courtesy, Gap, Match, Reply, Suggestions
from bot.terminal.told import source_lines, sources_of, told

from tests.knowledges import ENTRIES, GUIDE, PAGE

TASTING, _, PAY, ALLERGY = ENTRIES
KNOWLEDGE = Knowledge("v", ENTRIES, (GUIDE, PAGE))


def test_an_answer_is_told_with_its_sources_and_its_confidence() -> None:
    assert told(Answer(TASTING.answer, (TASTING,), (Match(TASTING, 0.876),)), KNOWLEDGE) == (
        "Yes. The last hour is a blind tasting of six cups.\n"
        "\n"
        "Source: Barista guide (Bean School, 2026-03-01): The three levels\n"
        "Confidence: 88%"
    )


def test_what_the_sources_do_not_give_is_told_with_them_and_without_a_confidence() -> None:
    assert told(Gap(PAY.answer, entry=PAY, ranked=(Match(PAY, 0.9),)), KNOWLEDGE) == (
        "The page does not say what judges are paid.\n\nSource: Guild page (Coffee Guild, undated): Rules of the exam"
    )


@pytest.mark.parametrize("reply", [Gap("I don't know."), Courtesy("Hello."), Suggestions("Which?", ())])
def test_a_reply_that_rests_on_nothing_names_no_source(reply: Reply) -> None:
    assert sources_of(reply) == ()
    assert told(reply, KNOWLEDGE) == reply.text


def test_each_source_has_one_line_with_all_its_places_in_order() -> None:
    lines = source_lines(("page#rules", "guide#milk", "page#prices"), KNOWLEDGE)
    assert list(lines) == [
        "Source: Guild page (Coffee Guild, undated): Rules of the exam; Prices",
        "Source: Barista guide (Bean School, 2026-03-01): Milk",
    ]


def test_an_answer_from_two_entries_cites_each_place_once() -> None:
    reply = Answer("Both.", (TASTING, ALLERGY, TASTING))
    assert sources_of(reply) == ("guide#levels", "guide#milk", "page#rules")


def test_a_source_without_a_publisher_and_a_place_without_a_name_are_told_as_far_as_they_are_known() -> None:
    knowledge = replace(KNOWLEDGE, sources=(replace(PAGE, publisher=None),))
    assert list(source_lines(("page#nowhere", "gone#a"), knowledge)) == ["Source: Guild page (undated): nowhere"]
