"""What a question is about: certifications, levels by name and number, offers by kind, and what its thread adds."""

from dataclasses import replace

import pytest
from bot.domain.catalog import Offer
from bot.domain.reply import Context
from bot.search.names import NameKind
from bot.search.numbering import with_name
from bot.search.reading import Reader

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge
from tests.search.asking import read, reader

CERT, LEVEL, OFFER = NameKind.CERTIFICATION, NameKind.LEVEL, NameKind.OFFER


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("how much is the barista certified professional", {GUILD}),
        ("how much is the certified barista professional", {SCHOOL}),
        ("how much is the certfied barista profesional", {SCHOOL}),
        ("how much are guildbaristas", {GUILD}),
        ("bacp price", {GUILD}),
        ("bacp or cbpro?", {GUILD, SCHOOL}),
        ("who is the shift lead level for", {SCHOOL}),
        ("how much is the milk", set()),
    ],
)
def test_the_certifications_named_are_those_in_question(text: str, ids: set[str]) -> None:
    assert read(text).certifications == ids


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("cbpro third level", "school-master"),
        ("cbpro level three", "school-master"),
        ("what does lvl 1 of cbpro cover", "school-foundation"),
        ("what is level 2 of cbpro", "school-professional"),
        ("the 1st level of cbpro", "school-foundation"),
        ("entry level of cbpro", "school-foundation"),
        ("the highest level of cbpro", "school-master"),
        ("the last stage of cbpro", "school-master"),
        ("cbpro master", "school-master"),
        ("cbpro foundation", "school-foundation"),
    ],
)
def test_a_level_is_understood_by_its_name_and_by_its_number(text: str, level: str) -> None:
    assert read(text).subjects.of(LEVEL) == {level}


@pytest.mark.parametrize(
    "text",
    [
        "bacp third level",
        "cbpro in three levels",
        "third level",
        "the third time i took cbpro",
        "i am a master of milk",
    ],
)
def test_a_number_or_a_bare_word_that_speaks_of_no_level_is_none(text: str) -> None:
    assert not read(text).subjects.of(LEVEL)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("bacp live one", "guild-live"),
        ("bacp instructor led", "guild-live"),
        ("bacp at my own pace", "guild-self-paced"),
        ("bacp selfpaced", "guild-self-paced"),
        ("just the exam of bacp", "guild-exam"),
        ("bacp private course", "guild-private"),
    ],
)
def test_an_offer_is_understood_by_what_people_call_its_kind(text: str, offer: str) -> None:
    assert read(text).subjects.of(OFFER) == {offer}


def test_an_offer_of_another_certification_is_not_in_question() -> None:
    assert not read("cbpro live training").subjects.of(OFFER)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("is there a private training week for bacp", "guild-private"),
        ("is there a private training week for cbpro", "school-week"),
        ("bacp or the private training week of cbpro", "school-week"),
        ("what is a private training week", "school-week"),
    ],
)
def test_a_longer_name_of_an_offer_of_another_certification_takes_none_away(text: str, offer: str) -> None:
    knowledge = coffee_knowledge()
    school, *others = knowledge.certifications
    week = replace(school, offers=(Offer("school-week", "Private training week", "private"),))
    several = Reader(replace(knowledge, certifications=(week, *others)))
    assert several.read(text).subjects.of(OFFER) == {offer}


@pytest.mark.parametrize(
    ("thread", "certification"),
    [
        (("how much is bacp", "and the live one"), GUILD),
        (("how much is bacp", "thanks", "and the live one"), GUILD),
        (("how much is bacp", "who is cbpro for", "does it expire"), SCHOOL),
        (("is oat milk fine at bacp", "who judges"), GUILD),
    ],
)
def test_a_follow_up_takes_its_certification_from_the_thread(thread: tuple[str, ...], certification: str) -> None:
    assert read(*thread).certifications == {certification}


def test_a_new_certification_drops_the_level_and_the_offer_of_the_thread() -> None:
    subjects = read("how much is the live course of bacp", "who is cbpro for").subjects
    assert subjects.of(CERT) == {SCHOOL}
    assert not subjects.of(OFFER)


def test_a_new_certification_drops_the_role_and_the_path_of_the_thread() -> None:
    subjects = read("what is the owner path of a café owner", "how much is bacp").subjects
    assert set(subjects.all) == {CERT}


def test_a_name_we_know_to_be_elsewhere_takes_nothing_from_the_thread() -> None:
    assert not read("how much is bacp", "how much is the tea sommelier").certifications


def test_a_short_follow_up_takes_its_facet_from_the_thread_and_a_long_one_does_not() -> None:
    assert "price" in read("how much is bacp", "and the live one").facets
    assert "price" not in read("how much is bacp", "whom would you send there if your staff pours badly").facets


def test_a_thread_about_things_that_are_gone_is_no_trouble() -> None:
    question = reader().read("and the live one", Context(("no-such-thing", GUILD), "no-such-facet"))
    assert question.certifications == {GUILD}


def test_an_ambiguous_name_leaves_its_meanings_open_until_a_certification_is_named() -> None:
    assert read("barista certification").subjects.meant == {SCHOOL, GUILD}
    assert not read("is bacp a barista certification").subjects.meant


def test_the_matter_of_a_question_is_what_it_says_beside_the_names_of_certifications() -> None:
    assert read("bacp machine").matter == read("barista certified professional machine").matter == ("machin",)


def test_what_a_thread_is_about_never_holds_the_words_that_were_typed() -> None:
    context = read("how much is bacp for my friend Zebedee").context
    assert context == Context((GUILD,), "price")


@pytest.mark.parametrize(
    ("text", "compares"),
    [
        ("bacp or cbpro", True),
        ("is bacp harder than cbpro", True),
        ("do I need bacp and cbpro", False),
        ("how much are bacp and cbpro", True),
        ("bacp or something else", False),
    ],
)
def test_two_things_of_a_kind_with_a_word_that_weighs_them_are_compared(text: str, compares: bool) -> None:
    assert ("compare" in read(text).facets) is compares


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("combien coûte la certification cbpro", True),
        ("wie lange dauert die prüfung", True),
        ("cuanto dura el examen", True),
        ("was kostet die prüfung", True),
        ("vad kostar provet", True),
        ("hoe lang is cbpro geldig", True),
        ("how lnog is teh exma", False),
        ("wat is cbpro", False),
        ("exam dates est", False),
        ("is qwortel legitimate", False),
        ("wie long is the exam", False),
    ],
)
def test_a_message_in_another_language_is_told_from_a_misspelt_one(text: str, foreign: bool) -> None:
    assert read(text).foreign is foreign


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("who is the third level of cbpro for?", "who is the Master level of cbpro for?"),
        ("cbpro, the very first tier", "cbpro, the Foundation level"),
        ("the first or the second level of cbpro", "the first or the second level of cbpro"),
        ("what is the level above the first level of cbpro", "what is the level above the first level of cbpro"),
        ("how long is the third level of bacp", "how long is the third level of bacp"),
    ],
)
def test_a_level_by_its_number_is_called_by_its_name(text: str, named: str) -> None:
    assert read(text).text == named


def test_a_name_of_a_level_is_put_in_as_it_stands() -> None:
    assert with_name("the second level of it", r"C:\1 \g<2>") == r"the C:\1 \g<2> level of it"


def test_a_number_at_the_end_is_no_level_where_none_is_spoken_of() -> None:
    assert read("who is cbpro foundation for?", "who drinks the most?").text == "who drinks the most?"
