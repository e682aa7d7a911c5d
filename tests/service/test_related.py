"""What is offered after an answer: what its editor points to, then other sides of the same subject, always the same."""

from dataclasses import replace

from bot.domain.catalog import Certification
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reply import Answer, Gap, Match, Option, Reply, Suggestions
from bot.service.related import Related

PRICE = Entry("price", "What does FOCP cost?", "300 USD.", about=("focp",), facet="price")
PRICES = Entry("prices", "Which prices are there?", "Three.", about=("focp",), facet="price")
BOTH = Entry("both", "How do FOCP and SRE differ in length?", "By an hour.", about=("focp", "sre"), facet="duration")
LENGTH = Entry("length", "How long is it?", "One hour.", about=("focp",), facet="duration")
RENEWAL = Entry("renewal", "Does it expire?", "Yes.", about=("focp",), facet="renewal")
UNKNOWN = Entry("score", "What is the passing score?", "Not given.", about=("focp",), facet="format", known=False)
OTHER = Entry("sre", "What does SRE cost?", "100 USD.", about=("sre",), facet="audience")
PLAIN = Entry("plain", "What else?", "Nothing.", about=("focp",))
KNOWLEDGE = Knowledge(
    "v",
    (PRICE, PRICES, BOTH, LENGTH, RENEWAL, UNKNOWN, OTHER, PLAIN),
    certifications=(Certification("focp", "FOCP"), Certification("sre", "SRE")),
)


def ids(reply: Reply, knowledge: Knowledge = KNOWLEDGE) -> list[str]:
    return [option.entry.id for option in Related(knowledge).to(reply)]


def test_other_sides_of_the_same_subject_are_offered_once_each_those_about_it_alone_first() -> None:
    assert ids(Answer("", (PRICE,))) == ["length", "renewal"]


def test_the_next_best_entries_of_the_question_go_before_the_rest() -> None:
    ranked = tuple(Match(entry, 0.5) for entry in (PRICE, PRICES, RENEWAL, OTHER, PLAIN))
    assert ids(Answer("", (PRICE,), ranked)) == ["renewal", "length"]


def test_what_the_editor_points_to_comes_first_whatever_it_is_about() -> None:
    pointing = replace(PRICE, see_also=("sre", "score", "gone", "price", "prices"))
    assert ids(Answer("", (pointing,))) == ["sre", "prices", "length", "renewal"]


def test_a_side_that_was_pointed_to_is_not_offered_again_by_another_entry() -> None:
    assert ids(Answer("", (replace(PRICE, see_also=("both",)),))) == ["both", "renewal"]


def test_what_the_reply_tells_is_not_offered() -> None:
    assert ids(Answer("", (PRICE, LENGTH))) == ["renewal"]


def test_an_option_names_its_certification() -> None:
    assert Related(KNOWLEDGE).to(Answer("", (PRICE,)))[0] == Option(LENGTH, "How long is it? (FOCP)")


def test_a_gap_that_an_editor_wrote_leads_on_and_nothing_else_does() -> None:
    assert ids(Gap("", entry=UNKNOWN)) == ["price", "length", "renewal"]
    assert ids(Gap("", (Option(PRICE, ""),))) == []
    assert ids(Suggestions("", (Option(PRICE, ""), Option(LENGTH, "")))) == []
