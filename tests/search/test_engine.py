"""Replies to single questions: what is answered, asked back, not known, or only polite."""

from dataclasses import replace
from itertools import pairwise

import pytest
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Courtesy, Gap, Reply, Suggestions
from bot.encoder.opening import english_words
from bot.search import wording
from bot.search.courtesy import Courtesy as CourtesyKind
from bot.search.engine import Engine
from bot.search.policy import LEXICAL

from tests.knowledges import AMBIGUOUS, ENTRIES, GUILD, SCHOOL, coffee_knowledge
from tests.search.asking import engine, entry_ids, replied

KNOWLEDGE = coffee_knowledge()
QUESTIONS = (
    "how much is bacp",
    "who is cbpro for",
    "barista certification",
    "how much is the tea sommelier",
    "what do bacp judges earn",
    "thanks",
    "hello",
    "",
    "purple elephant of zanzibar",
    "the cup",
)


@pytest.mark.parametrize("entry", [entry for entry in KNOWLEDGE.entries if entry.known], ids=lambda entry: entry.id)
def test_the_question_of_an_entry_is_answered_by_it_with_its_sources(entry: Entry) -> None:
    reply = replied(entry.question)
    assert isinstance(reply, Answer)
    assert reply.entries[0] == entry
    assert reply.text.startswith(entry.answer.strip())
    assert set(entry.sources) <= set(reply.sources)


@pytest.mark.parametrize("entry", [entry for entry in KNOWLEDGE.entries if not entry.known], ids=lambda entry: entry.id)
def test_what_the_sources_do_not_give_is_a_gap_with_the_text_of_its_entry(entry: Entry) -> None:
    reply = replied(entry.question)
    assert isinstance(reply, Gap)
    assert reply.entry == entry
    assert reply.text == entry.answer


@pytest.mark.parametrize(
    "text",
    [
        "Is there a blind tasting in the Barista Certified Professional?",
        "must I taste blind for bacp",
        "are there blind cups at the guild barista",
        "May I bring my own espresso machine to the Certified Barista Professional?",
        "salary of a judge of the certified barista professional",
        "does the certified barista professional have to be renewed",
        "how much is the live course of cbpro",
    ],
)
def test_a_question_on_one_certification_is_never_answered_about_another(text: str) -> None:
    reply = replied(text)
    named = GUILD if "bacp" in text or "guild" in text or "Barista Certified" in text else SCHOOL
    other = SCHOOL if named == GUILD else GUILD
    if isinstance(reply, Answer):
        assert all(named in entry.about or other not in entry.about for entry in reply.entries)
    assert not (isinstance(reply, Gap) and reply.entry and named not in reply.entry.about)


@pytest.mark.parametrize(
    "text",
    ["how much is the tea sommelier", "Tea Sommelier Diploma", "is the tea somelier any good", "teasommelier renewal"],
)
def test_a_name_that_we_know_to_be_elsewhere_leads_to_a_gap_that_names_it(text: str) -> None:
    reply = replied(text)
    assert isinstance(reply, Gap)
    assert "Tea Sommelier Diploma (Leaf House)" in reply.text
    assert reply.entry is None


def test_a_name_from_elsewhere_beside_one_of_ours_does_not_stop_us() -> None:
    assert not replied("i hold the tea sommelier, what does bacp cost").text.startswith("I know Tea")


@pytest.mark.parametrize("text", ["barista certification", "Barista Certification?", "the baristacertification please"])
def test_an_ambiguous_name_alone_is_asked_back_with_its_advice_and_an_option_for_each_meaning(text: str) -> None:
    reply = replied(text)
    assert isinstance(reply, Suggestions)
    assert AMBIGUOUS.advice is not None
    assert reply.text.startswith(AMBIGUOUS.advice.text)
    assert all({SCHOOL, GUILD} & set(option.entry.about) for option in reply.options)
    assert {SCHOOL, GUILD} <= {id_ for option in reply.options for id_ in option.entry.about}


def test_an_ambiguous_name_without_advice_is_asked_back_by_its_name() -> None:
    bare = replace(KNOWLEDGE, ambiguous=(replace(AMBIGUOUS, advice=None),))
    reply = Engine(bare).ask("barista certification").reply
    assert reply.text == f"“barista certification” can mean several things.\n{wording.WHICH}"


def test_an_entry_about_several_meanings_answers_for_the_ambiguous_name() -> None:
    reply = replied("can i be certified with a milk allergy, which barista certification")
    assert isinstance(reply, Answer)
    assert reply.entries[0].id == "milk-allergy"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hello", CourtesyKind.HELLO),
        ("Thanks!", CourtesyKind.THANKS),
        ("hi there :wave:", CourtesyKind.HELLO),
        ("what can you do?", CourtesyKind.WHO),
    ],
)
def test_courtesies_are_returned(text: str, kind: CourtesyKind) -> None:
    reply = replied(text)
    assert isinstance(reply, Courtesy)
    assert reply.text == wording.COURTESIES[kind]


@pytest.mark.parametrize("text", ["hello, how much is bacp?", "Hi! how much is bacp", "thanks, how much is bacp"])
def test_a_question_beside_a_courtesy_is_a_question(text: str) -> None:
    reply = replied(text)
    assert isinstance(reply, Answer)
    assert GUILD in reply.entries[0].about


@pytest.mark.parametrize(
    "text", ["purple elephant of zanzibar", "how do i repair my bicycle", "weather in lisbon tomorrow"]
)
def test_what_we_do_not_know_is_a_gap(text: str) -> None:
    assert isinstance(replied(text), Gap)


@pytest.mark.parametrize("text", ["", "   ", "?!", "😀😀", "\u200b"])
def test_a_message_without_words_is_told_so(text: str) -> None:
    assert replied(text).text == wording.EMPTY


@pytest.mark.parametrize("text", QUESTIONS)
def test_ranked_holds_at_most_five_entries_with_falling_confidences_from_0_to_1(text: str) -> None:
    reply = replied(text)
    confidences = [match.confidence for match in reply.ranked]
    assert len(confidences) <= 5
    assert len(set(entry_ids(reply))) == len(confidences)
    assert all(one > other for one, other in pairwise(confidences))
    assert all(0 <= confidence <= 1 for confidence in confidences)


@pytest.mark.parametrize("text", QUESTIONS)
def test_the_same_question_gives_the_same_reply(text: str) -> None:
    assert engine().ask(text) == engine().ask(text) == Engine(KNOWLEDGE, None, english_words()).ask(text)


@pytest.mark.parametrize("text", [*QUESTIONS, "the exam", "certified", "the level"])
def test_options_are_two_or_three_that_differ_and_name_their_certification(text: str) -> None:
    reply = replied(text)
    if isinstance(reply, Suggestions):
        assert 2 <= len(reply.options) <= 3
        assert len({option.text for option in reply.options}) == len(reply.options)
        names = {item.id: item.name for item in KNOWLEDGE.certifications}
        assert all(names[id_] in option.text for option in reply.options for id_ in option.entry.about if id_ in names)


def test_a_chosen_entry_is_told_and_becomes_the_subject_of_the_thread() -> None:
    turn = engine().choose("guild-live/price")
    assert isinstance(turn.reply, Answer)
    assert turn.reply.ranked[0].confidence == 1
    assert turn.context == Context((GUILD, "guild-live"), "price", "guild-live/price")


def test_a_chosen_entry_that_is_not_known_is_a_gap() -> None:
    reply = engine().choose("guild-jury-pay").reply
    assert isinstance(reply, Gap)
    assert reply.entry is not None


def test_a_chosen_entry_that_is_gone_is_told_so() -> None:
    assert engine().choose("was-there-yesterday").reply == Gap(wording.GONE)


def test_two_close_answers_on_one_matter_are_told_together_under_their_questions() -> None:
    one = Entry(
        "cups", "How many cups are tasted?", "Six.", ("number of cups",), about=(GUILD,), sources=("page#rules",)
    )
    other = replace(one, id="cup-size", question="How many cups are poured?", answer="Ten.", sources=("page#prices",))
    either = replace(LEXICAL, alone_from=0.0, answer_from=1.0, pair_from=0.0)
    reply = Engine(replace(KNOWLEDGE, entries=(one, other)), policy=either).ask("number of cups at bacp").reply
    assert isinstance(reply, Answer)
    assert reply.entries == (one, other)
    assert reply.text == "Six.\n\n**How many cups are poured?**\n\nTen."
    assert reply.sources == ("page#rules", "page#prices")


def test_two_answers_that_lack_most_of_what_is_asked_need_as_much_confidence_as_one() -> None:
    one = Entry(
        "cups", "How many cups are tasted?", "Six.", ("number of cups",), about=(GUILD,), sources=("page#rules",)
    )
    other = replace(one, id="cup-size", question="How many cups are poured?", answer="Ten.", sources=("page#prices",))
    either = replace(LEXICAL, alone_from=0.0, answer_from=1.0, pair_from=0.0, pair_meets=0.5, suggest_from=0.0)
    asking = Engine(replace(KNOWLEDGE, entries=(one, other)), policy=either)
    assert isinstance(asking.ask("number of cups at bacp").reply, Answer)
    assert isinstance(asking.ask("cups of porcelain from zanzibar for elephants at bacp").reply, Suggestions)


def test_where_all_that_is_near_is_said_not_to_be_given_there_is_nothing_to_ask_back() -> None:
    one = Entry(
        "age",
        "Is there an age for cups?",
        "Not given.",
        ("age for cups",),
        (GUILD,),
        None,
        ("page#rules",),
        known=False,
    )
    other = replace(
        one, id="size", question="Is there a size of cups?", asks=("size of cups",), sources=("page#prices",)
    )
    unsure = replace(LEXICAL, answer_from=1.0, pair_from=1.0, suggest_from=0.0)

    def told(*entries: Entry) -> Reply:
        return Engine(replace(KNOWLEDGE, entries=entries), policy=unsure).ask("any rule for cups at bacp").reply

    assert isinstance(told(one, replace(other, known=True)), Suggestions)
    gap = told(one, other)
    assert isinstance(gap, Gap)
    assert gap.text.startswith("I don't know")
    assert {option.entry for option in gap.near} == {one, other}


def test_one_word_that_fits_two_answers_is_asked_back() -> None:
    one = Entry("cups", "How many cups are tasted?", "Six.", ("cups",), about=(GUILD,), sources=("page#rules",))
    other = replace(one, id="cup-size", question="How big are cups?", answer="Ten.", sources=("page#prices",))
    either = replace(LEXICAL, alone_from=0.0, answer_from=0.0, pair_from=0.0, suggest_from=0.0)
    asking = Engine(replace(KNOWLEDGE, entries=(one, other)), policy=either)
    assert isinstance(asking.ask("cups").reply, Suggestions)
    assert isinstance(asking.ask("how many cups").reply, Answer)


def test_when_none_is_sure_two_near_answers_with_a_subject_in_common_are_told_each_under_its_question() -> None:
    one = Entry("cups", "How many cups?", "Six.", ("cups to taste",), about=(GUILD,), sources=("page#rules",))
    other = replace(
        one, id="pots", question="How many pots?", answer="Ten.", about=(GUILD, "guild-live"), sources=("page#prices",)
    )
    stranger = replace(other, id="jars", about=("some-other-guild",))
    unsure = replace(LEXICAL, alone_from=1.0, answer_from=1.0, pair_from=0.0)

    def told(*entries: Entry) -> str:
        return Engine(replace(KNOWLEDGE, entries=entries), policy=unsure).ask("how many to taste at bacp").reply.text

    assert told(one, other) == "**How many cups?**\n\nSix.\n\n**How many pots?**\n\nTen."
    assert "Ten." not in told(one, stranger)


@pytest.mark.parametrize(
    ("text", "names", "near"),
    [
        ("purple elephant of zanzibar", "", False),
        ("does the school foundation level allow elephants", "Certified Barista Professional, Foundation", True),
        (
            "do elephants of zanzibar prefer bacp or cbpro with purple hats",
            "Barista Certified Professional and Certified Barista Professional",
            False,
        ),
    ],
)
def test_what_is_not_known_is_named_with_the_nearest_that_is_known_of_it(text: str, names: str, near: bool) -> None:
    reply = replied(text)
    assert isinstance(reply, Gap)
    assert reply.text == (wording.NOT_KNOWN_OF.format(names=names) if names else wording.NOT_KNOWN)
    assert bool(reply.near) == near
    assert all("school-foundation" in option.entry.about for option in reply.near)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_knowledge_without_entries_knows_nothing_and_breaks_at_nothing(text: str) -> None:
    reply = Engine(Knowledge("empty")).ask(text).reply
    assert isinstance(reply, Gap | Courtesy)
    assert reply.ranked == ()


def test_a_single_entry_can_be_answered() -> None:
    reply = Engine(Knowledge("one", ENTRIES[3:])).ask("can i be certified with a milk allergy").reply
    assert isinstance(reply, Answer)


def test_what_is_known_of_another_certification_only_is_not_even_offered() -> None:
    parking = Entry("guild-parking", "Where do I park at the BACP exam?", "Behind the hall.", about=(GUILD,))
    parks = Engine(replace(KNOWLEDGE, entries=(*KNOWLEDGE.entries, parking)))
    told = parks.ask("where do i park at the bacp exam").reply
    assert isinstance(told, Answer)
    assert told.entries == (parking,)
    other = parks.ask("where do i park at the cbpro exam").reply
    assert isinstance(other, Gap | Suggestions)
    assert parking.id not in entry_ids(other)
    assert "hall" not in other.text


@pytest.mark.parametrize(
    ("text", "id_"), [("bacp", GUILD), ("Certified Barista Professional", SCHOOL), ("the cbpro certification", SCHOOL)]
)
def test_a_message_that_is_only_a_name_is_told_what_that_is(text: str, id_: str) -> None:
    found = engine().consider(text)
    assert isinstance(found.reply, Answer)
    assert [entry.id for entry in found.reply.entries] == [f"{id_}/what-is"]
    assert found.reply.ranked[0].entry.id == f"{id_}/what-is"
    assert found.reason is Reason.NAME


@pytest.mark.parametrize(
    "text", ["why bacp", "bacp judges", "bacp price", "barista", "bacp and cbpro", "school foundation"]
)
def test_a_message_with_more_than_a_name_is_answered_on_what_it_says(text: str) -> None:
    assert engine().consider(text).reason is not Reason.NAME


def test_a_name_alone_asks_on_in_a_thread() -> None:
    context = engine().ask("how much is bacp").context
    assert engine().consider("cbpro", context).reason is not Reason.NAME


def test_a_name_of_which_nothing_sums_it_up_is_answered_as_any_question() -> None:
    entries = tuple(entry for entry in KNOWLEDGE.entries if entry.facet != "what-is")
    assert Engine(replace(KNOWLEDGE, entries=entries)).consider("bacp").reason is not Reason.NAME
