"""Who puts an earlier question right asks the same of something else."""

from dataclasses import replace

import pytest
from bot.domain.catalog import Certification, Level
from bot.domain.knowledge import AmbiguousName
from bot.domain.reply import Context, Suggestions
from bot.search.amending import amended
from bot.search.names import NameKind
from bot.search.reading import Reader
from bot.search.text import words

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge
from tests.search.asking import entry_ids, read, replied


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("no, the live one", "the live one"),
        ("Sorry, I meant the exam", "the exam"),
        ("ah no wait, I was asking about the master level", "the master level"),
        ("the guild one, I mean", "the guild one"),
        ("the live course instead", "the live course"),
        ("not that one, the exam", "the exam"),
        ("actually the exam", "the exam"),
    ],
)
def test_what_puts_right_is_told_from_what_it_says(text: str, rest: str) -> None:
    assert amended(words(text)) == ("and", *words(rest))


@pytest.mark.parametrize("text", ["", "no", "sorry", "how much is it?", "no machine of my own, may I still take it?"])
def test_anything_else_puts_nothing_right(text: str) -> None:
    assert amended(words(text)) == ()


@pytest.mark.parametrize(
    ("thread", "entry"),
    [
        (("how much is bacp?", "i meant the live one"), "guild-live/price"),
        (("how much is the bacp exam?", "no, self-paced"), "guild-self-paced/price"),
        (("does cbpro have levels?", "sorry, i meant the price of bacp"), f"{GUILD}/price"),
        (("who is cbpro foundation for?", "no, the third"), "school-master/audience"),
        (("what is bacp?", "no wait, i was asking about cbpro"), f"{SCHOOL}/what-is"),
    ],
)
def test_a_corrected_subject_gets_the_earlier_question(thread: tuple[str, ...], entry: str) -> None:
    assert entry_ids(replied(*thread))[0] == entry


def test_a_correction_outside_a_thread_is_read_as_it_stands() -> None:
    assert "meant" in read("i meant the live one").words


def test_a_word_of_the_name_of_one_certification_stands_for_it_where_a_question_is_asked_on() -> None:
    judge = Certification(
        "roast-judge",
        "Certified Roast Judge",
        publisher="Bean School",
        levels=(Level("roast-judge-judge", "Judge", 1),),
    )
    reader = Reader(replace(coffee_knowledge(), certifications=(*coffee_knowledge().certifications, judge)))
    price = Context((GUILD,), "price")
    assert reader.read("and judge?", price).certifications == {"roast-judge"}
    assert reader.read("and professional?", price).certifications == {GUILD}
    assert reader.read("what does a judge earn?", price).certifications == {GUILD}


def test_a_name_of_several_others_leaves_the_certification_of_the_thread() -> None:
    barista = AmbiguousName("milk course", (SCHOOL, "school-master"))
    reader = Reader(replace(coffee_knowledge(), ambiguous=(barista,)))
    about_guild = Context((GUILD,), "price")
    assert reader.read("and the milk course?", about_guild).certifications == frozenset()
    assert reader.read("and the milk course?", Context((SCHOOL,), "price")).certifications == {SCHOOL}


def test_a_name_of_this_and_of_another_leaves_open_which_is_meant_unless_a_level_is_spoken_of() -> None:
    both = AmbiguousName("milk course", (GUILD, "school-master"))
    reader = Reader(replace(coffee_knowledge(), ambiguous=(both,)))
    assert reader.read("and the milk course?", Context((SCHOOL,), "price")).certifications == frozenset()
    of_level = reader.read("and the milk course?", Context((SCHOOL, "school-foundation"), "price"))
    assert of_level.certifications == {SCHOOL}
    assert of_level.subjects.of(NameKind.LEVEL) == {"school-master"}


def test_who_puts_a_certification_right_means_another_one() -> None:
    question = read("how much is bacp?", "no, the barista certification")
    assert question.certifications == frozenset()
    assert isinstance(replied("how much is bacp?", "no, the barista certification"), Suggestions)


def test_a_name_of_a_level_that_others_have_as_well_leaves_open_which_is_meant() -> None:
    shared = AmbiguousName("shift lead level", ("school-professional", GUILD))
    reader = Reader(replace(coffee_knowledge(), ambiguous=(shared,)))
    assert reader.read("who is the shift lead level for?").subjects.meant == {"school-professional", GUILD}
    assert reader.read("who is the shift lead level of cbpro for?").subjects.of(NameKind.LEVEL) == {
        "school-professional"
    }
    assert Reader(coffee_knowledge()).read("who is the shift lead level for?").certifications == {SCHOOL}
