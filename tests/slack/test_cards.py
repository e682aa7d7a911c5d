"""Cards, the list and what is shared: within Slack's limits over the whole shipped knowledge, and safe for any text."""

from dataclasses import replace
from pathlib import Path

import pytest
from bot.content import load
from bot.domain.card import Card, Kind, Link, Nowhere, Part, Several
from bot.domain.catalog import Certification, Role
from bot.domain.knowledge import Knowledge
from bot.service.browsing import Browsing
from bot.service.cards import links_of
from bot.slack.cards import MOST_LINKS, card_message, found_message
from bot.slack.catalog import catalog_message
from bot.slack.message import Message
from bot.slack.outgoing import MORE
from bot.slack.sharing import Shareable, What, posted, read, share_of_card, with_share, written
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.slack.test_rendering import LONG, NAMES, assert_sendable, texts
from tests.slack.test_text import BROADCAST, CONTROL, HOSTILE, unescaped

SHIPPED = load(Path(__file__).parents[2] / "knowledge").knowledge or Knowledge("none")
BROWSING = Browsing(lambda: SHIPPED)
LINKS = st.lists(st.builds(Link, st.sampled_from(Kind), NAMES, HOSTILE), max_size=8).map(tuple)
PARTS = st.lists(st.builds(Part, HOSTILE, LONG, st.lists(NAMES, max_size=5).map(tuple), NAMES), max_size=3).map(tuple)
CARDS = st.builds(Card, st.builds(Link, st.sampled_from(Kind), NAMES, LONG), HOSTILE, PARTS, LINKS, LINKS)


def assert_safe(message: Message) -> None:
    assert_sendable(message)
    for text in [message.text, *texts(message.blocks)]:
        assert not CONTROL.search(unescaped(text))
        assert not BROADCAST.search(unescaped(text))


def test_every_card_that_we_ship_can_be_sent_whole_and_shared() -> None:
    ids = [*links_of(SHIPPED)] + [entry.id for entry in SHIPPED.entries]
    for id_ in ids:
        card = BROWSING.card(id_)
        assert isinstance(card, Card)
        shown = with_share(card_message(card, SHIPPED), share_of_card(card))
        assert_sendable(shown)
        assert not shown.blocks[0]["text"].endswith(MORE)
        assert_sendable(posted(shown, "Ana", card.about.name))


def test_the_list_of_what_we_ship_can_be_sent_whole() -> None:
    message = catalog_message(SHIPPED)
    assert_sendable(message)
    assert MORE not in message.text


@settings(max_examples=40, deadline=None)
@given(CARDS, HOSTILE, HOSTILE)
def test_any_card_can_be_sent_and_shared_and_pings_nobody(card: Card, who: str, matter: str) -> None:
    shown = with_share(card_message(card, SHIPPED), share_of_card(card))
    assert_safe(shown)
    assert_safe(posted(shown, who, matter))


@settings(max_examples=40, deadline=None)
@given(HOSTILE | LONG, LINKS, HOSTILE)
def test_any_name_gets_a_reply_that_can_be_sent(typed: str, links: tuple[Link, ...], elsewhere: str) -> None:
    assert_safe(found_message(typed, Several(links)))
    assert_safe(found_message(typed, Nowhere(links, elsewhere)))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.builds(Certification, NAMES, HOSTILE, HOSTILE), max_size=45), st.lists(HOSTILE, max_size=45))
def test_any_catalog_can_be_sent(certifications: list[Certification], roles: list[str]) -> None:
    named = tuple(Role(f"r{number}", name) for number, name in enumerate(roles))
    assert_safe(catalog_message(replace(SHIPPED, certifications=tuple(certifications), roles=named)))


def test_more_links_than_a_menu_takes_leave_room_for_questions() -> None:
    links = tuple(Link(Kind.ROLE, f"r{number}", f"Role {number}") for number in range(120))
    questions = tuple(Link(Kind.ENTRY, f"q{number}", f"Question {number}") for number in range(120))
    card = Card(Link(Kind.PATH, "p", "Path"), "A learning path.", links=links, questions=questions)
    menu, _ = card_message(card, SHIPPED).blocks[-1]["elements"]
    assert [len(group["options"]) for group in menu["option_groups"]] == [MOST_LINKS, 100 - MOST_LINKS]


@given(st.sampled_from(What), st.lists(HOSTILE).map(tuple), HOSTILE)
def test_what_is_shared_is_read_as_it_was_written(what: What, ids: tuple[str, ...], thread: str) -> None:
    assert read(written(Shareable(what, ids, thread))) == Shareable(what, ids, thread)


@pytest.mark.parametrize("value", ["", "[]", "{}", '["other", [], ""]', "x"])
def test_a_value_that_is_not_ours_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(value)
