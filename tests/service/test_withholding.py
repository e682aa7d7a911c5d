"""What an admin marked as wrong is not told, and nothing else passes for it, until an editor changes it."""

from dataclasses import replace

import pytest
from bot.domain.comparison import Cell, Column, Comparison, Row
from bot.domain.feedback import fingerprint
from bot.domain.grounds import Grounds
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Courtesy, Gap, Match, Option, Reply, Suggestions, Turn
from bot.service.live import LiveAnswering
from bot.service.missing import missed_by
from bot.service.withholding import MARKED, ONE_MARKED, Withholding, withheld_ids, without

from tests.knowledges import coffee_knowledge

WRONG = Entry("wrong", "What does it cost?", "1 USD.")
RIGHT = Entry("right", "How long is it?", "One hour.")
THIRD = Entry("third", "Who is it for?", "Everybody.")
KNOWLEDGE = Knowledge("v", (WRONG, RIGHT, THIRD))
RANKED = (Match(WRONG, 0.9), Match(RIGHT, 0.1))
IDS = frozenset({"wrong"})


def option(entry: Entry) -> Option:
    return Option(entry, entry.question)


def kept(reply: Reply) -> Reply:
    return without(Turn(reply, Context()), IDS, KNOWLEDGE).reply


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Answer("1 USD.", (WRONG,), RANKED), Gap(MARKED, ranked=RANKED, withheld=("wrong",))),
        (Answer("", (RIGHT, WRONG)), Gap(MARKED, (option(RIGHT),), withheld=("wrong",))),
        (Answer("One hour.", (RIGHT,), RANKED), Answer("One hour.", (RIGHT,), RANKED)),
        (Gap("Not given.", entry=WRONG), Gap(MARKED, withheld=("wrong",))),
        (Gap("Not known.", (option(WRONG), option(RIGHT))), Gap("Not known.", (option(RIGHT),))),
        (
            Suggestions("Which?", (option(WRONG), option(RIGHT), option(THIRD))),
            Suggestions("Which?", (option(RIGHT), option(THIRD))),
        ),
        (
            Suggestions("Which?", (option(WRONG), option(RIGHT))),
            Gap(ONE_MARKED, (option(RIGHT),), withheld=("wrong",)),
        ),
        (Suggestions("Which?", (option(WRONG),)), Gap(MARKED, withheld=("wrong",))),
        (Suggestions("Which?", (option(RIGHT),)), Suggestions("Which?", (option(RIGHT),))),
        (Courtesy("Hello."), Courtesy("Hello.")),
    ],
)
def test_a_reply_does_without_it(reply: Reply, told: Reply) -> None:
    assert kept(reply) == told


def test_it_is_not_offered_as_related() -> None:
    turn = Turn(Answer("One hour.", (RIGHT,)), Context(), related=(option(WRONG), option(THIRD)))
    assert without(turn, IDS, KNOWLEDGE).related == (option(THIRD),)
    hidden = Turn(Answer("1 USD.", (WRONG,)), Context(), related=(option(THIRD),))
    assert without(hidden, IDS, KNOWLEDGE).related == ()


@pytest.mark.parametrize(
    ("reason", "text", "hidden"),
    [
        (Reason.COMPARISON, "- A: 1 USD, all included.\n- B: nothing stated", True),
        (Reason.SEVERAL, "**What does it cost?**\n1 USD, all   included.", True),
        (Reason.COMPARISON, "- A: 2 USD, all included.", False),
        (Reason.COMPARISON, "- A: One hour.", False),
        (Reason.SURE, "1 USD, all included.", False),
    ],
)
def test_a_reply_put_together_of_several_entries_does_not_quote_it(reason: Reason, text: str, hidden: bool) -> None:
    wrong = replace(WRONG, answer="**Price**\n- *1 USD*, all included\n- One hour.")
    turn = Turn(Answer(text, (RIGHT,)), Context(), Grounds(reason))
    reply = without(turn, IDS, replace(KNOWLEDGE, entries=(wrong, RIGHT))).reply
    assert reply == (Gap(MARKED, (option(RIGHT),), withheld=("wrong",)) if hidden else turn.reply)


def test_a_question_about_it_is_no_news_for_editors() -> None:
    assert missed_by(kept(Answer("1 USD.", (WRONG,))), "what does it cost") is None
    assert missed_by(Gap("Not known."), "what does it cost") is not None


def test_it_is_told_again_when_an_editor_changed_it() -> None:
    marked = {"wrong": fingerprint(WRONG), "gone": "x", "right": "of an earlier text"}
    assert withheld_ids(KNOWLEDGE, marked) == {"wrong"}
    mended = replace(KNOWLEDGE, entries=(replace(WRONG, answer="300 USD."), RIGHT))
    assert withheld_ids(mended, marked) == set()


def test_asking_and_choosing_both_do_without_it() -> None:
    knowledge = coffee_knowledge()
    live, marked = LiveAnswering(knowledge), dict[str, str]()
    answering = Withholding(live, lambda: marked)
    entry = next(entry for entry in knowledge.entries if entry.id == "milk-allergy")
    assert isinstance(answering.ask(entry.question).reply, Answer)
    marked[entry.id] = fingerprint(entry)
    assert answering.ask(entry.question).reply.text == MARKED
    assert answering.choose(entry.id).reply.text == MARKED
    live.renew(replace(knowledge, entries=tuple(replace(e, answer="Mended.") for e in knowledge.entries)))
    assert answering.choose(entry.id).reply.text == "Mended."
    assert answering.knowledge is live.knowledge


def test_a_comparison_that_quotes_it_in_its_table_alone_is_told_in_text() -> None:
    cells = (Cell("1 USD, all included, for everybody who asks."), Cell("Nothing."))
    table = Comparison((Column(("a",), "A"), Column(("b",), "B")), (Row("price", "Price", cells),))
    wrong = replace(WRONG, answer="1 USD, all included, for everybody who asks.")
    turn = Turn(Answer("A and B", (RIGHT,), table=table), Context())
    assert without(turn, frozenset(), KNOWLEDGE).reply == turn.reply
    assert without(turn, IDS, Knowledge("v", (wrong, RIGHT))).reply == Answer("A and B", (RIGHT,))
