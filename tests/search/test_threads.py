"""Conversations: each text in a thread is read with what came before it."""

from dataclasses import replace

import pytest
from bot.domain.knowledge import Elsewhere, Entry
from bot.domain.reply import Answer, Context, Courtesy, Gap, Suggestions
from bot.encoder.opening import english_words
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.policy import Signal
from bot.search.subjects import Fit

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge
from tests.search.asking import engine, entry_ids, read, reader, replied, turned


def best(*thread: str) -> str:
    return entry_ids(replied(*thread))[0]


@pytest.mark.parametrize(
    ("thread", "entry"),
    [
        (("how much is bacp?", "and the live one?"), "guild-live/price"),
        (("how much is the bacp exam?", "and self-paced?"), "guild-self-paced/price"),
        (("how much is bacp?", "does it expire?"), f"{GUILD}/renewal"),
        (("what is bacp?", "how much is it?"), f"{GUILD}/price"),
        (("what is cbpro?", "who is the third level for?"), "school-master/audience"),
        (("what is cbpro?", "which levels are there?"), f"{SCHOOL}/levels"),
        (("who is cbpro foundation for?", "what comes after it?"), "school-foundation/next"),
        (("how much is bacp?", "cool, thanks", "and the live one?"), "guild-live/price"),
        (("how much is bacp?", "which levels does cbpro have?"), f"{SCHOOL}/levels"),
        (("how much is bacp?", "which levels does cbpro have?", "what is it?"), f"{SCHOOL}/what-is"),
        (("what is cbpro?", "how much is bacp?", "does it expire?"), f"{GUILD}/renewal"),
        (("who is cbpro foundation for?", "and the third?"), "school-master/audience"),
        (("which levels does cbpro have?", "who is the last one for?"), "school-master/audience"),
        (("which levels does cbpro have?", "who should take the second?"), "school-professional/audience"),
        (("who is cbpro foundation for?", "and the second one?"), "school-professional/audience"),
        (("tell me about the learning path to an own bar", "what about the owner one?"), "owner-path/path"),
        (("what does the owner path lead to?", "who is it for?"), "owner-path/path"),
    ],
)
def test_the_best_entry_for_a_follow_up_is_about_the_subject_of_its_thread(thread: tuple[str, ...], entry: str) -> None:
    assert best(*thread) == entry


@pytest.mark.parametrize(
    ("text", "adrift"), [("is there a pelican?", 1.0), ("does it expire?", 0.0), ("does bacp have a pelican?", 0.0)]
)
def test_what_shares_but_the_subject_of_its_thread_with_an_entry_says_so(text: str, adrift: float) -> None:
    context = engine().ask("how much is bacp?").context
    assert engine().consider(text, context).signals[Signal.ADRIFT] == adrift


def test_a_courtesy_keeps_what_the_thread_is_about() -> None:
    before, after = turned("how much is bacp?"), turned("how much is bacp?", "thanks a lot")
    assert isinstance(after.reply, Courtesy)
    assert after.context == before.context


def test_an_answer_to_a_question_that_names_nothing_gives_the_thread_its_subject() -> None:
    turn = turned("can I be certified with a milk allergy?")
    assert set(turn.context.subjects) == {SCHOOL, GUILD}


def test_a_gap_to_a_question_that_names_nothing_gives_the_thread_no_subject() -> None:
    turn = turned("purple elephant of zanzibar")
    assert isinstance(turn.reply, Gap)
    assert turn.context.subjects == ()


def test_a_thread_on_something_elsewhere_does_not_answer_with_the_old_subject() -> None:
    assert isinstance(replied("how much is bacp?", "and the tea sommelier?"), Gap)


@pytest.mark.parametrize("text", ["and how long is it?", "is it hard?", "does that have to be renewed", "and online?"])
def test_a_thread_on_something_elsewhere_stays_there(text: str) -> None:
    for thread in (
        ("how much is the tea sommelier?",),
        ("how much is bacp?", "and the tea sommelier?", "who is it for?"),
    ):
        reply = replied(*thread, text)
        assert isinstance(reply, Gap)
        assert "Tea Sommelier Diploma" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "what should a café owner take?",
        "how much is bacp?",
        "which levels does cbpro have?",
        "do you have any other certifications?",
        "list all certifications",
        "recommend one to me",
        "thanks",
    ],
)
def test_who_turns_to_us_in_a_thread_on_something_elsewhere_is_answered_as_without_it(text: str) -> None:
    after, alone = replied("how much is the tea sommelier?", text), replied(text)
    assert (type(after), after.text) == (type(alone), alone.text)


def test_a_name_from_elsewhere_beside_one_of_ours_gives_the_thread_no_subject() -> None:
    assert replied("i hold the tea sommelier, how much is bacp?", "and is it renewed?") == replied(
        "how much is bacp?", "and is it renewed?"
    )


def test_what_a_thread_is_about_is_short_however_long_and_many_the_names_elsewhere_are() -> None:
    many = tuple(Elsewhere(f"Diploma {number} " + "of a long name " * 40) for number in range(9))
    answering = Engine(replace(coffee_knowledge(), elsewhere=(*many, Elsewhere("\ud800 Diploma"))))
    turn = answering.ask("how much are " + " and ".join(item.name for item in many[:3]))
    assert isinstance(turn.reply, Gap)
    assert turn.context.subjects
    assert sum(map(len, turn.context.subjects)) < 100
    assert answering.ask("and how long is it?", turn.context).reply.text == turn.reply.text


def test_a_thread_on_something_that_is_elsewhere_no_more_is_no_trouble() -> None:
    assert reader().read("how much is it?", Context(("Gone Diploma",))).elsewhere == ()


@pytest.mark.parametrize("text", ["what is cbpro?", "and what is the cbpro then", "ok, whats cbpro"])
def test_what_a_certification_is_can_be_asked_in_a_thread_on_another_side(text: str) -> None:
    assert read("how much is bacp?", text).facets == ("what-is",)
    assert read("how much is bacp?", "and what about cbpro?").facets == ("price",)


@pytest.mark.parametrize(
    "text", ["do i need bacp first", "is bacp required?", "must i have the bacp before", "does it need bacp"]
)
def test_what_is_needed_is_so_for_the_certification_of_the_thread(text: str) -> None:
    assert read("which levels does cbpro have?", text).certifications == {SCHOOL, GUILD}


@pytest.mark.parametrize(
    "text", ["what do i need before bacp?", "how much is bacp first?", "is bacp hard?", "i want to take bacp first"]
)
def test_what_is_asked_of_another_certification_is_not_asked_for_that_of_the_thread(text: str) -> None:
    assert read("which levels does cbpro have?", text).certifications == {GUILD}


def test_a_question_in_a_thread_is_understood_as_it_is_when_it_names_all_itself() -> None:
    alone = "does bacp have to be renewed?"
    assert replied(alone).text == replied("which levels does cbpro have?", alone).text


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("how is that different from cbpro master?", {"compare", "next"}),
        ("what is the difference between a latte and a cappuccino?", {"compare"}),
    ],
)
def test_a_comparison_that_points_back_is_one_on_the_side_asked_about_last(text: str, facets: set[str]) -> None:
    assert set(read("what comes after cbpro foundation?", text).facets) == facets


def test_asking_on_for_people_who_are_no_role_we_know_drops_the_role_of_the_thread() -> None:
    assert read("what should a café owner take?", "and for waiters?").subjects.of(NameKind.ROLE) == frozenset()
    assert read("what should a café owner take?", "and what else?").subjects.of(NameKind.ROLE) == {"cafe-owner"}


@pytest.mark.parametrize(
    "text",
    [
        "> they say bacp is renewed\nis that so?",
        "```exam: bacp```\nis it renewed?",
        "https://beans.example/bacp.html is it renewed?",
    ],
)
def test_a_text_that_names_nothing_is_about_what_is_quoted_beside_it(text: str) -> None:
    assert read(text).certifications == {GUILD}
    assert "say" not in read(text).words


def test_a_text_that_names_a_certification_itself_is_not_about_what_is_quoted() -> None:
    assert read("> bacp is renewed\nand cbpro?").certifications == {SCHOOL}


@pytest.mark.parametrize("text", ["and cbpro?", "ok and cbpro?", "what about cbpro"])
def test_a_question_that_is_put_for_another_certification_is_not_answered_for_the_first(text: str) -> None:
    assert best("what is bacp?", text) == f"{SCHOOL}/what-is"
    asked = engine().consider(text, turned("does bacp have to be renewed?").context)
    assert all(Fit.LEFT in ranked.fits for ranked in asked.ranking.best if ranked.about == (GUILD,))
    assert not isinstance(asked.reply, Answer)


def test_who_was_asked_which_one_is_meant_may_say_so_in_a_word() -> None:
    price = replace(coffee_knowledge(), entries=tuple(_dated(id_) for id_ in (GUILD, SCHOOL)))
    engine = Engine(price, None, english_words())
    asked = engine.ask("when are the next dates?")
    assert isinstance(asked.reply, Suggestions)
    assert asked.context.facet == "dates"
    assert engine.ask("for cbpro", asked.context).reply.ranked[0].entry.id == f"{SCHOOL}-dates"


def _dated(id_: str) -> Entry:
    name = "bacp" if id_ == GUILD else "cbpro"
    asks = (f"{name} dates", f"dates of {name}", f"when does {name} take place")
    return Entry(
        f"{id_}-dates", f"When are the next dates of {name}?", f"In {name}.", asks, (id_,), "dates", ("page#rules",)
    )


def test_a_quote_about_something_else_is_not_what_was_answered_last() -> None:
    told = engine().ask("how much is bacp?").context
    assert reader().read("> cbpro has levels\nis that so?", told).thread.entry is None
    assert reader().read("> bacp is dear\nis that so?", told).thread.entry == told.entry


def test_the_side_that_was_answered_is_the_one_of_the_thread() -> None:
    turn = turned("how long is bacp valid?")
    assert read("how long is bacp valid?").facets[0] == "duration"
    assert turn.context.facet == "renewal"


@pytest.mark.parametrize(
    ("thread", "level"),
    [
        (("who is cbpro master for?", "and the level below it?"), "school-professional"),
        (("who is cbpro master for?", "and the level below it, which skills?"), "school-professional"),
        (("who is cbpro foundation for?", "which skills at the level above?"), "school-professional"),
        (("who is the shift lead level of cbpro for?", "and the previous level?"), "school-foundation"),
        (("which skills at the level above cbpro foundation?",), "school-professional"),
        (("who is cbpro foundation for?", "and the level below it?"), "school-foundation"),
        (("who is cbpro foundation for?", "what is the next level?"), "school-foundation"),
        (("who is cbpro foundation for?", "how does it differ from the level above?"), "school-foundation"),
    ],
)
def test_the_level_above_or_below_is_found_from_the_one_spoken_of(thread: tuple[str, ...], level: str) -> None:
    assert read(*thread).subjects.of(NameKind.LEVEL) == {level}


def test_a_longer_text_that_names_another_certification_and_nothing_else_asks_on() -> None:
    assert "price" in read("how much is bacp?", "then what of it at the cbpro").facets
    assert "price" not in read("how much is bacp?", "then what of the milk at the cbpro").facets
