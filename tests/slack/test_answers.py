"""What stands below an answer: it fits whatever it is about, says what it does, and pings nobody."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from bot.content import load
from bot.domain.feedback import Value, Vote, fingerprint
from bot.domain.grounds import Grounds, Thresholds
from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.domain.location import Location
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Context, Gap, Match, Option, Turn
from bot.domain.told import RELATED, Choice, Status, Told, told_at
from bot.playground.limits.views import view_faults
from bot.service.live import LiveAnswering
from bot.slack.correcting import changed, hidden, not_for_you, restored
from bot.slack.listeners.choices import CHOICE
from bot.slack.listeners.corrections import RESTORED
from bot.slack.listeners.voting import VOTED
from bot.slack.menu import WHY, WRONG, kind_of, marked_in
from bot.slack.message import Block, Message, versions
from bot.slack.rendering import Staff, shown
from bot.slack.shorthand import short
from bot.slack.surface import MORE
from bot.slack.visibility import turn_for_shared_channel
from bot.slack.voting import read_vote, reason_modal, thanks, voted_on
from bot.slack.why import read, why_message, why_modal, written
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from tests.slack.answers import KNOWLEDGE, LENGTH, PRICE, SECRET
from tests.slack.test_rendering import ENTRIES, LONG, assert_sendable, texts
from tests.slack.test_text import BROADCAST, CONTROL, HOSTILE, unescaped

ALL = Staff(experts=True, admins=True)
TODAY = date(2026, 11, 21)
IDS = HOSTILE.map(lambda text: text[:80] or "x")
SHARES = st.floats(0, 1)
GROUNDS = st.builds(
    Grounds,
    st.sampled_from(Reason),
    st.lists(IDS, max_size=6).map(tuple),
    st.none() | IDS,
    st.lists(st.tuples(IDS, SHARES), max_size=5).map(tuple),
    st.builds(Thresholds, SHARES, SHARES, SHARES),
)
CHOICES = st.lists(st.builds(Choice, IDS, LONG), max_size=RELATED).map(tuple)
SHIPPED = Path(__file__).parents[2] / "knowledge"


@cache
def shipped() -> LiveAnswering:
    knowledge = load(SHIPPED).knowledge
    assert knowledge
    return LiveAnswering(knowledge)


def assert_fits(view: Block) -> None:
    """Hold a modal against Slack's limits, as the SDK and the stand-in for Slack know them."""
    assert list(view_faults(view)) == []
    View(**view).to_dict()


def assert_pings_nobody(*parts: object) -> None:
    for text in texts(parts):
        assert not CONTROL.search(unescaped(text))
        assert not BROADCAST.search(unescaped(text))


def menu_values(message: Message) -> dict[str, str]:
    """Return what the options of the menu are worth, by their kind."""
    elements = (element for block in message.blocks for element in block.get("elements", ()))
    [menu] = [element for element in elements if element.get("action_id") == MORE]
    return dict(kind_of(option["value"]) for option in menu["options"])


@settings(max_examples=60, deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=4), CHOICES, GROUNDS, st.booleans())
def test_whatever_an_answer_is_about_it_can_be_sent_and_pings_nobody(
    entries: list[Entry], related: tuple[Choice, ...], grounds: Grounds, known: bool
) -> None:
    ids = tuple(dict.fromkeys(entry.id for entry in entries))
    knowledge = Knowledge("v", tuple(entries), locations={ids[0]: Location("faq/a.yaml", 7)})
    best = (*((id_, 0.5) for id_ in ids), *grounds.best)[:5]
    status = Status.ANSWER if known else Status.GAP
    what = Told(status, "x", entries=ids, related=related, grounds=replace(grounds, best=best), overdue="2026-01-01")
    message = shown(what, knowledge, ALL)
    for version in versions(message):
        assert_sendable(version)
        assert_pings_nobody(version.text, *version.blocks)
    why = read(menu_values(message)[WHY], knowledge)
    explained = why_message(why, knowledge)
    for sendable in (explained, hidden(entries[:3], knowledge), restored(entries[0].question)):
        assert_sendable(sendable)
        assert_pings_nobody(sendable.text, *sendable.blocks)
    assert_fits(why_modal(why, knowledge))
    assert_fits(reason_modal(Vote("T1", "C1", "1.1", "U1", Value.UNHELPFUL, ids), 90))


def test_every_answer_of_what_we_ship_fits_with_all_that_belongs_to_it() -> None:
    answering, seen = shipped(), 0
    for entry in answering.knowledge.entries:
        for turn in (answering.choose(entry.id), answering.ask(entry.question)):
            what = told_at(turn, date(2099, 1, 1), "ref")
            message = shown(what, answering.knowledge, ALL)
            for version in versions(message):
                assert_sendable(version)
            if what.entries:
                why = read(menu_values(message)[WHY], answering.knowledge)
                assert_fits(why_modal(why, answering.knowledge))
                assert {fit.entry.id for fit in why.best if fit.told and fit.entry} <= set(what.entries)
                seen += bool(what.related)
    assert seen > len(answering.knowledge.entries)


@pytest.mark.parametrize("message", [changed(), not_for_you(), *map(thanks, Value)])
def test_what_is_said_about_votes_and_corrections_can_be_sent(message: Message) -> None:
    assert_sendable(message)


def turn(*entries: Entry, related: tuple[Entry, ...] = ()) -> Turn:
    best = tuple((entry.id, 0.5) for entry in (*entries, *related))
    ranked = tuple(Match(entry, 0.5) for entry in (*entries, *related))
    options = tuple(Option(entry, entry.question) for entry in related)
    grounds = Grounds(Reason.SURE, ("focp",), "price", best, Thresholds(0.45, 0.3, 0.2))
    return Turn(Answer("300 USD.", entries, ranked), Context(), grounds, options)


LONG_QUESTION = "What " + "shall " * 12 + "I do with the rest of a question that is longer than a line of a menu?"


@pytest.mark.parametrize(
    ("question", "first", "below"),
    [
        ("How long is the exam?", "How long is the exam?", ""),
        (
            LONG_QUESTION,
            "What " + ("shall " * 11).strip(),
            "shall I do with the rest of a question that is longer than a line of a …",
        ),
    ],
)
def test_related_questions_stand_once_in_a_menu_in_full_where_there_is_room(
    question: str, first: str, below: str
) -> None:
    message = shown(told_at(turn(PRICE, related=(replace(LENGTH, question=question),)), TODAY), KNOWLEDGE)
    [actions] = [block for block in message.blocks if block["type"] == "actions"]
    [option] = actions["elements"][0]["options"]
    assert (option["text"]["text"], option["value"]) == (first, "length")
    assert option.get("description", {}).get("text", "") == below
    assert question not in message.text
    assert CHOICE.fullmatch(actions["elements"][0]["action_id"])


@pytest.mark.parametrize("action", ["choose:1", "related", "related:3"])
def test_what_answers_is_listened_to_also_below_messages_of_earlier_versions(action: str) -> None:
    assert CHOICE.fullmatch(action)


@pytest.mark.parametrize(
    ("review_by", "said"),
    [(None, False), (TODAY, False), (date(2027, 1, 1), False), (date(2026, 11, 20), True)],
)
def test_an_answer_that_was_to_be_reviewed_by_now_says_so_everywhere(review_by: date | None, said: bool) -> None:
    entry = replace(PRICE, review_by=review_by)
    replies = (Answer("300 USD.", (LENGTH, entry)), Gap("Not given.", entry=entry))
    for message in (shown(told_at(Turn(reply, Context()), TODAY), KNOWLEDGE) for reply in replies):
        assert ("to be reviewed by 2026-11-20" in message.text) == said
        assert ("to be reviewed by 2026-11-20" in str(message.blocks)) == said


def test_the_buttons_of_a_vote_say_what_they_mean_and_about_which_entries() -> None:
    message = shown(told_at(turn(PRICE, LENGTH), TODAY), KNOWLEDGE)
    for version in tuple(versions(message))[:2]:
        block = version.blocks[-1]
        both = block["elements"][0]
        buttons = (
            [both["positive_button"], both["negative_button"]] if len(block["elements"]) == 1 else block["elements"]
        )
        assert [read_vote(button["value"]) for button in buttons] == [
            (Value.HELPFUL, ("price", "length")),
            (Value.UNHELPFUL, ("price", "length")),
        ]
        assert all(button["accessibility_label"] for button in buttons)
        assert all(VOTED.fullmatch(element["action_id"]) for element in block["elements"])


def test_the_question_why_carries_the_message_and_no_words() -> None:
    view = reason_modal(Vote("T1", "C1", "1.1", "U1", Value.UNHELPFUL, ("price",)), 30)
    assert voted_on(view["private_metadata"]) == ("C1", "1.1", ("price",))
    assert any("30 days" in text for text in texts(view["blocks"]))


def test_a_menu_marks_the_entries_as_they_were_told() -> None:
    about = menu_values(shown(told_at(turn(PRICE, LENGTH), TODAY), KNOWLEDGE, ALL))[WRONG]
    assert marked_in(about, KNOWLEDGE) == ("price", "length")
    corrected = replace(KNOWLEDGE, entries=(replace(PRICE, answer="310 USD."), LENGTH))
    assert marked_in(about, corrected) == ("length",)
    assert short(fingerprint(PRICE)) in about


def test_without_admins_nobody_is_offered_to_hide_an_answer_and_without_anything_there_is_no_menu() -> None:
    what = told_at(turn(PRICE), TODAY)
    assert menu_values(shown(what, KNOWLEDGE)).keys() == {WHY}
    bare = shown(replace(what, grounds=None), KNOWLEDGE)
    assert_sendable(bare)
    assert [block["type"] for block in bare.blocks] == ["markdown", "context", "context_actions"]


def test_an_undo_is_listened_to() -> None:
    [block] = [block for block in hidden((PRICE, LENGTH), KNOWLEDGE).blocks if block["type"] == "actions"]
    assert all(RESTORED.fullmatch(element["action_id"]) for element in block["elements"])
    assert [element["value"] for element in block["elements"]] == ["price", "length"]


@pytest.mark.parametrize("value", ["", "x", "SURE|1.2.3|a|b", "MOON|1.2.3|||", "SURE|a.b.c|||", "SURE|1.2.3|||abcde"])
def test_a_value_that_is_not_ours_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read(value, KNOWLEDGE)


def test_why_says_in_plain_words_what_explain_knows() -> None:
    grounds = turn(PRICE, related=(LENGTH,)).grounds
    assert grounds
    knowledge = replace(KNOWLEDGE, locations={"price": Location("faq/focp.yaml", 12)})
    said = why_message(read(written(grounds, ("price",)), knowledge), knowledge).text
    assert said == (
        "*What I understood*\nNo name in the question that I know.\nNo particular side of it.\n\n"
        "*How sure I am*\n50%. The confidence is high enough to answer. I answer from 45%, tell two answers that are close"
        " together from 30% if they have enough of your words, and suggest from 20% on.\n\n"
        "*What fits best*\n1. What does the exam cost?, 50%, told here (entry price, in faq/focp.yaml, line 12)\n"
        "2. How long is the exam?, 50% (entry length)\n\n"
        "*Sources of what is told*\nFinOps Foundation: Exam guide (undated), Question 1"
    )


def test_why_names_an_entry_that_is_gone_as_gone() -> None:
    grounds = Grounds(Reason.SURE, best=(("gone", 0.9),), thresholds=Thresholds(0.45, 0.3, 0.2))
    assert "changed or taken away" in why_message(read(written(grounds, ()), KNOWLEDGE), KNOWLEDGE).text


def test_nothing_internal_is_related_or_explained_where_others_read_along() -> None:
    here = turn_for_shared_channel(turn(PRICE, related=(LENGTH, SECRET)))
    assert [option.entry.id for option in here.related] == ["length"]
    assert here.grounds
    assert [id_ for id_, _ in here.grounds.best] == ["price", "length"]
    assert SECRET.visibility is Visibility.INTERNAL
