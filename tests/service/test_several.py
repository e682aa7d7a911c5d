"""Several questions in one message, and a question inside a long story."""

from dataclasses import replace

import pytest
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Gap, Reply
from bot.encoder.opening import english_words
from bot.search import wording
from bot.search.courtesy import Courtesy
from bot.service.live import LiveAnswering
from bot.service.splitting import items_of

from tests.knowledges import GUILD, coffee_knowledge

STORY = (
    "So last week my colleague came back from the fair and would not stop talking about it. We have a new machine, "
    "nobody cleans it, and the boss says that somebody has to learn this properly before the summer. "
    "How much is the live course of the Barista Certified Professional?"
)


@pytest.fixture(scope="module")
def answering() -> LiveAnswering:
    return LiveAnswering(coffee_knowledge(), None, english_words())


def _reply(answering: LiveAnswering, text: str) -> Reply:
    return answering.ask(text).reply


def test_two_questions_with_answers_of_their_own_get_both(answering: LiveAnswering) -> None:
    text = "How much is the live course of BaCP? Does BaCP have to be renewed?"
    reply = _reply(answering, text)
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["guild-live/price", f"{GUILD}/renewal"]
    assert answering.consider(text).reason is Reason.SEVERAL
    assert {citation for entry in reply.entries for citation in entry.sources} == set(reply.sources)


def test_of_two_questions_the_one_without_an_answer_is_named(answering: LiveAnswering) -> None:
    reply = _reply(answering, "Does BaCP have to be renewed? Who repairs the elevator on Sundays?")
    assert isinstance(reply, Answer)
    assert "Who repairs the elevator on Sundays?" in reply.text
    assert [entry.id for entry in reply.entries] == [f"{GUILD}/renewal"]


def test_a_later_question_takes_its_subject_from_an_earlier_sentence(answering: LiveAnswering) -> None:
    alone = answering.ask("Does it have to be renewed?", Context((GUILD,))).reply
    after = _reply(answering, "I am looking at BaCP this year. Does it have to be renewed?")
    assert (type(after), after.text) == (type(alone), alone.text)


def test_the_same_question_twice_is_answered_once(answering: LiveAnswering) -> None:
    reply = _reply(answering, "Does BaCP have to be renewed? Does BaCP have to be renewed?")
    assert isinstance(reply, Answer)
    assert len(reply.entries) == 1


def test_two_sides_asked_for_in_one_sentence_are_both_told(answering: LiveAnswering) -> None:
    reply = _reply(answering, "how much is the bacp live course and does it have to be renewed")
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["guild-live/price", f"{GUILD}/renewal"]


@pytest.mark.parametrize(
    "text",
    [
        "may i bring my own espresso machine to bacp and does it have to be renewed?",
        "does bacp have to be renewed and may i bring my own espresso machine",
        "could you tell me whether bacp has to be renewed, and may i bring my own machine?",
    ],
)
def test_a_joined_question_is_answered_too_when_it_asks_for_no_side_that_is_known(
    answering: LiveAnswering, text: str
) -> None:
    reply = _reply(answering, text)
    assert isinstance(reply, Answer)
    assert {entry.id for entry in reply.entries} == {"guild-machine", f"{GUILD}/renewal"}


def test_a_joined_question_without_an_answer_is_named(answering: LiveAnswering) -> None:
    reply = _reply(answering, "may i bring my own machine to bacp, and who repairs the elevator?")
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == ["guild-machine"]
    assert wording.left_open("who repairs the elevator?", unsure=False) in reply.text


def test_a_joined_question_about_what_is_not_covered_is_said_to_be_so(answering: LiveAnswering) -> None:
    reply = _reply(answering, "does bacp have to be renewed and how much is the tea sommelier?")
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [f"{GUILD}/renewal"]
    assert _reply(answering, "how much is the tea sommelier?").text in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "1) bacp renewal 2) bacp price",
        "my questions on bacp: a) is it renewed b) what does it cost",
        "bacp renewal; bacp price",
        "First, does bacp have to be renewed. Second, what does it cost.",
    ],
)
def test_questions_in_one_line_are_told_apart(answering: LiveAnswering, text: str) -> None:
    reply = _reply(answering, text)
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [f"{GUILD}/renewal", f"{GUILD}/price"]


@pytest.mark.parametrize("text", ["bacp 2) price", "b) bacp price a) renewal", "is version 1. or 2. of bacp renewed"])
def test_marks_out_of_order_make_no_list(text: str) -> None:
    assert items_of(text) == ()


def test_joined_words_on_one_side_are_one_question(answering: LiveAnswering) -> None:
    text = "may i bring my own espresso machine to bacp and can i own the machine then?"
    assert answering.consider(text).reason is Reason.SURE


@pytest.mark.parametrize(
    "asking", ["can anyone help?", "how are you?", "is this the right channel?", "quick question."]
)
def test_what_only_leads_up_to_a_question_is_none_that_is_left_open(answering: LiveAnswering, asking: str) -> None:
    alone = _reply(answering, "Does BaCP have to be renewed?")
    assert _reply(answering, f"{asking} Does BaCP have to be renewed?").text == alone.text
    assert _reply(answering, f"Does BaCP have to be renewed? {asking}").text == alone.text


def test_who_the_bot_is_is_told_beside_an_answer(answering: LiveAnswering) -> None:
    reply = _reply(answering, "Who are you? Does BaCP have to be renewed?")
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries] == [f"{GUILD}/renewal"]
    assert wording.COURTESIES[Courtesy.WHO] in reply.text


def test_each_answer_stands_under_its_question_once(answering: LiveAnswering) -> None:
    text = _reply(answering, "How much is the live course of BaCP? Does BaCP have to be renewed?").text
    headings = [line for line in text.splitlines() if line.startswith("**") and line.endswith("?**")]
    assert len(headings) == len(set(headings)) == 2


def test_a_guess_at_the_answer_belongs_to_its_question(answering: LiveAnswering) -> None:
    text = "Does BaCP have to be renewed? Maybe by a milk exam?"
    assert answering.consider(text).reason is not Reason.SEVERAL
    assert [ranked.entry.id for ranked in answering.consider(text).ranking.best[:1]] == [f"{GUILD}/renewal"]


def test_the_question_in_a_long_story_is_found(answering: LiveAnswering) -> None:
    reply = _reply(answering, STORY)
    assert isinstance(reply, Answer)
    assert reply.entries[0].id == "guild-live/price"


@pytest.mark.parametrize("text", ["?", "? ? ?", "What? Why? How?", "\n\n?\n", "a? b? c? d?"])
def test_question_marks_alone_are_no_questions(answering: LiveAnswering, text: str) -> None:
    assert not isinstance(_reply(answering, text), Answer)


@pytest.mark.parametrize(
    "text",
    [
        "renewal, price and format of the bacp live course",
        "how much is the bacp live course, does it have to be renewed, and what is the format?",
        "About the bacp live course:\n1. price\n2. renewal\n3. format",
        "the bacp live course: price? renewal? format?",
        "what's the price of the bacp live course. does it have to be renewed. what is the format",
    ],
)
def test_each_side_of_a_list_is_told(answering: LiveAnswering, text: str) -> None:
    reply = _reply(answering, text)
    assert isinstance(reply, Answer)
    assert {entry.facet for entry in reply.entries} == {"price", "renewal", "format"}


def test_what_is_asked_beyond_the_most_that_are_answered_is_named(answering: LiveAnswering) -> None:
    asked = ("Does bacp have to be renewed?", "How much is the live course?", "What is cbpro?", "Who is it for?")
    text = " ".join((*asked, "Who is the third level for?", "Is there a blind tasting in cbpro?"))
    assert "“Is there a blind tasting in cbpro?”" in _reply(answering, text).text


def test_several_questions_without_an_answer_in_the_sources_are_a_gap_that_says_so_of_each(
    answering: LiveAnswering,
) -> None:
    reply = _reply(answering, "What is the passing score of bacp? What do bacp judges earn?")
    assert isinstance(reply, Gap)
    assert "The page gives no passing score" in reply.text
    assert "The page does not say what judges are paid." in reply.text


def test_answers_that_are_too_long_together_are_all_told_in_part() -> None:
    long = tuple(
        replace(entry, answer=f"{entry.answer} {'Much more on it follows here. ' * 40}")
        for entry in coffee_knowledge().entries
    )
    answering = LiveAnswering(replace(coffee_knowledge(), entries=long), None, english_words())
    reply = answering.ask("How much is the live course of BaCP? Does BaCP have to be renewed? What is CBPRO?").reply
    assert isinstance(reply, Answer)
    assert len(reply.entries) > 1
    assert len(reply.text) <= 1_800
    assert all(f"**{entry.question}**" in reply.text for entry in reply.entries)
    assert reply.text.count(" …") == len(reply.entries)


@pytest.mark.parametrize(
    "text",
    [
        "we pay for the machine, which one is allowed at bacp?",
        "compare bacp and cbpro, levels and price",
        "is the format of the bacp exam hard on the price of milk",
    ],
)
def test_a_side_that_is_mentioned_beside_is_no_question_of_its_own(answering: LiveAnswering, text: str) -> None:
    assert answering.consider(text).reason is not Reason.SEVERAL


def test_what_follows_a_recommendation_in_the_same_message_is_asked_of_what_is_recommended(
    answering: LiveAnswering,
) -> None:
    reply = _reply(answering, "I am a café owner. Which certification do you recommend? How do I prepare for it?")
    assert isinstance(reply, Answer)
    assert [entry.id for entry in reply.entries][:2] == ["cafe-owner/role", "school-foundation/preparation"]
