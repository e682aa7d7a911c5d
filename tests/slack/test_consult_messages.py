"""Recommendations, comparisons and the modal for a wish: within Slack's limits whatever they hold, and nobody is pinged."""

from datetime import date
from itertools import combinations

from bot.domain.card import Kind, Link
from bot.domain.comparison import Cell, Column, Comparison, Row
from bot.domain.knowledge import Knowledge
from bot.domain.outline import Item, Line, Outline, Part
from bot.domain.sources import Source
from bot.domain.told import Choice, Status, Told
from bot.domain.wish import Leaning, Wish
from bot.playground.limits.messages import message_faults, remarks_on, too_much_text
from bot.service.advice_in_words import SILENT, outline_of_advice
from bot.service.cards import links_of
from bot.service.choosing import Chooser
from bot.service.steps import programme_of
from bot.service.tabling import Tables
from bot.slack.advice_messages import actions, links_menu, outline_message, outline_text
from bot.slack.compared import comparison_message
from bot.slack.message import Message
from bot.slack.rendering import Staff, shown
from bot.slack.wish_modal import wish_modal
from bot.slack.wishes import advise_buttons, read, refine_button, written
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs import NIMBUS, SHIPPED, pack
from tests.service.wishes import wishes
from tests.slack.test_rendering import LONG, NAMES, SOURCES, assert_sendable, texts
from tests.slack.test_text import BROADCAST, CONTROL, HOSTILE, unescaped
from tests.slack.test_views import assert_shown

TODAY = date(2026, 11, 20)
LINES = st.lists(st.builds(Line, NAMES, LONG), max_size=5).map(tuple)
ITEMS = st.lists(st.builds(Item, HOSTILE, LINES), max_size=5).map(tuple)
PARTS = st.lists(st.builds(Part, HOSTILE, HOSTILE, ITEMS, LINES), max_size=5).map(tuple)
CITED = st.lists(st.builds("{}#{}".format, NAMES, NAMES), max_size=9).map(tuple)
OUTLINES = st.builds(Outline, st.lists(HOSTILE, max_size=3).map(tuple), PARTS, CITED)
CELLS = st.builds(Cell, st.just("") | LONG, CITED)
SIDES = 3
TABLES = st.builds(
    Comparison,
    st.tuples(*(st.builds(Column, st.just(("x",)), HOSTILE, CITED) for _ in range(SIDES))),
    st.lists(st.builds(Row, NAMES, NAMES, st.tuples(*(CELLS for _ in range(SIDES)))), min_size=1, max_size=20).map(
        tuple
    ),
    st.just("") | LONG,
)


def assert_safe(message: Message) -> None:
    for text in [message.text, *texts(message.blocks)]:
        assert not CONTROL.search(unescaped(text))
        assert not BROADCAST.search(unescaped(text))


def assert_taken(message: Message) -> None:
    """Hold a message with a table, which the SDK does not know, against the limits that the stand-in knows."""
    blocks = list(message.blocks)
    assert list(message_faults(blocks)) == []
    assert not too_much_text(blocks)
    assert list(remarks_on(message.text, blocks)) == []


@settings(max_examples=40, deadline=None)
@given(OUTLINES, SOURCES)
def test_any_outline_can_be_sent_and_pings_nobody(outline: Outline, sources: list[Source]) -> None:
    message = outline_message(outline, Knowledge("v", sources=tuple(sources)))
    assert_sendable(message)
    assert_safe(message)


@settings(max_examples=40, deadline=None)
@given(TABLES, SOURCES)
def test_any_comparison_can_be_sent_and_pings_nobody(table: Comparison, sources: list[Source]) -> None:
    message = comparison_message(table, Knowledge("v", sources=tuple(sources)))
    assert_taken(message)
    assert_safe(message)


@settings(max_examples=40, deadline=None)
@given(TABLES, st.lists(LONG, max_size=3), st.lists(NAMES, min_size=1, max_size=3, unique=True), CITED, SOURCES)
def test_any_comparison_that_answers_can_be_sent_and_pings_nobody(
    table: Comparison, related: list[str], entries: list[str], cited: list[str], sources: list[Source]
) -> None:
    choices = tuple(Choice(f"entry-{number}", text) for number, text in enumerate(related))
    told = Told(Status.ANSWER, table.text, tuple(cited), entries=tuple(entries), related=choices, table=table)
    message = shown(told, Knowledge("v", sources=tuple(sources)), Staff(experts=True, admins=True))
    assert_taken(message)
    assert_safe(message)


@settings(max_examples=60, deadline=None)
@given(wishes(pack(SHIPPED)))
def test_a_wish_survives_a_button_in_ids_and_figures_alone(wish: Wish) -> None:
    there = read(written(wish))
    assert [leaning.id for leaning in there.leaning] == [leaning.id for leaning in wish.leaning]
    assert not any(leaning.text for leaning in there.leaning)
    assert (there.roles, there.held, there.budget, there.days) == (wish.roles, wish.held, wish.budget, wish.days)
    assert (there.stage, there.way, there.lines, there.publishers) == (
        wish.stage,
        wish.way,
        wish.lines,
        wish.publishers,
    )


@settings(max_examples=40, deadline=None)
@given(wishes(pack(SHIPPED)))
def test_any_wish_can_be_refined_in_a_modal(wish: Wish) -> None:
    assert_shown(wish_modal(wish, links_of(pack(SHIPPED)), "https://hooks.slack.com/commands/T0/1/abc"))


def test_a_wish_that_is_too_long_for_a_button_gets_none() -> None:
    wish = Wish(roles=tuple(f"a-role-of-{number}" for number in range(300)))
    assert (refine_button(wish), advise_buttons(("Guard", wish))) == ((), ())


def test_what_is_offered_is_cut_to_what_fits() -> None:
    links = [Link(Kind.ROLE, f"role-{number}", "A role " * 30) for number in range(150)]
    named = [(link.name, Wish(roles=(link.id,), leaning=(Leaning("x", "y"),))) for link in links]
    assert_sendable(
        Message("x", actions(*links_menu(links), *advise_buttons(*named[:5]), *refine_button(Wish(roles=("x",)))))
    )


def test_the_advice_to_every_role_that_we_ship_is_told_in_full() -> None:
    for folder in (SHIPPED, NIMBUS):
        knowledge = pack(folder)
        for role in knowledge.roles:
            outline = outline_of_advice(Chooser(knowledge).choose(Wish(roles=(role.id,)), TODAY), knowledge)
            assert_sendable(outline_message(outline, knowledge))
            assert all(f"**{item.name}**" in outline_text(outline) for part in outline.parts for item in part.items)


def test_every_role_is_told_of_each_programme_what_a_source_names_what_we_infer_or_that_nobody_says() -> None:
    knowledge = pack(SHIPPED)
    for role in knowledge.roles:
        advice = Chooser(knowledge).choose(Wish(roles=(role.id,)), TODAY)
        told = outline_text(outline_of_advice(advice, knowledge))
        for programme in advice.programmes:
            assert f"**{programme.name}**" in told
        assert [f"**{name}**\n{SILENT}" in told for name in advice.silent] == [True] * len(advice.silent)
        assert len(advice.programmes) + len(advice.silent) == len({programme_of(c) for c in knowledge.certifications})


def test_any_two_certifications_that_we_ship_can_be_compared() -> None:
    for folder in (SHIPPED, NIMBUS):
        tables, knowledge = Tables(pack(folder)), pack(folder)
        for one, other in combinations([item.id for item in knowledge.certifications], 2):
            assert_taken(comparison_message(tables.compare(((one,), (other,))), knowledge))
