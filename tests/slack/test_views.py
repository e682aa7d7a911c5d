"""Home, modals, menus and prompts: within Slack's limits over the whole shipped knowledge, and safe for any text."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bot.content import load
from bot.domain.card import Card, Kind, Link
from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.domain.reply import Answer, Context, Gap, Option, Reply, Suggestions
from bot.domain.told import Choice, told
from bot.playground.limits.elements import offered_faults
from bot.playground.limits.views import view_faults
from bot.service.browsing import Browsing
from bot.service.cards import links_of
from bot.slack.asking import about_in, answer_modal, ask_modal, card_blocks, card_modal, field_in
from bot.slack.home import ForAdmins, home_view
from bot.slack.prompts import LONGEST, prompts
from bot.slack.rendering import Staff
from bot.slack.rich import rich_block
from bot.slack.typeahead import kinds_of, names_menu, option_groups
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.slack.test_cards import CARDS, LINKS
from tests.slack.test_rendering import LONG, NAMES, REPLIES, texts
from tests.slack.test_text import BROADCAST, CONTROL, HOSTILE, unescaped

SHIPPED = load(Path(__file__).parents[2] / "knowledge").knowledge or Knowledge("none")
BROWSING = Browsing(lambda: SHIPPED)


def assert_shown(view: dict[str, Any]) -> None:
    """Hold a view against Slack's limits, as the SDK and the stand-in for Slack know them."""
    assert list(view_faults(view)) == []
    View(**view).to_dict()
    for block in Block.parse_all(view["blocks"]):
        block.to_dict()
    assert json.loads(json.dumps(view)) == view
    for text in mrkdwn_in(view["blocks"]):
        assert not CONTROL.search(unescaped(text))
        assert not BROADCAST.search(unescaped(text))
    assert not rich_pings(view["blocks"])


def mrkdwn_in(part: Any) -> list[str]:
    """Return every text that Slack reads as markup."""
    if isinstance(part, dict):
        own = [part["text"]] if part.get("type") == "mrkdwn" else []
        return own + [text for value in part.values() for text in mrkdwn_in(value)]
    return [text for item in part for text in mrkdwn_in(item)] if isinstance(part, list) else []


def rich_pings(part: Any) -> bool:
    """Say whether a rich text calls somebody."""
    if isinstance(part, dict):
        return part.get("type") in {"user", "usergroup", "broadcast", "channel", "link"} or rich_pings([*part.values()])
    return any(map(rich_pings, part)) if isinstance(part, list) else False


def reply_with(entry: Entry) -> Reply:
    return Answer(entry.answer, (entry,)) if entry.known else Gap(entry.answer, entry=entry)


def test_every_card_and_answer_that_we_ship_fits_into_a_modal() -> None:
    for id_ in links_of(SHIPPED):
        card = BROWSING.card(id_)
        assert isinstance(card, Card)
        assert_shown(card_modal(*card_blocks(card, SHIPPED), asking=True))
    related = tuple(Choice(entry.id, entry.question) for entry in SHIPPED.entries[:3])
    for entry in SHIPPED.entries:
        what = replace(told(reply_with(entry), "r" * 32), related=related, overdue="2026-01-01")
        about = Context(entry.about, entry.facet, entry.id)
        assert_shown(answer_modal(entry.question, what, SHIPPED, about, Staff(experts=True, admins=True)))


@pytest.mark.parametrize("entries", [SHIPPED.entries[:0], SHIPPED.entries[:40], SHIPPED.entries[-40:]])
def test_home_fits_with_anything_that_answered_lately(entries: tuple[Entry, ...]) -> None:
    links = tuple(Link(Kind.ENTRY, entry.id, entry.question) for entry in entries)
    assert_shown(home_view(SHIPPED, links))
    assert_shown(
        home_view(SHIPPED, links, ForAdmins(12, 90, tuple((entry.question, 2) for entry in entries), links, links))
    )
    assert_shown(home_view(Knowledge("empty"), links))


def test_home_is_known_by_what_it_shows() -> None:
    links = (Link(Kind.ENTRY, "e", "What is it?"),)
    assert home_view(SHIPPED, links)["private_metadata"] == home_view(SHIPPED, links)["private_metadata"]
    assert home_view(SHIPPED, links)["private_metadata"] != home_view(SHIPPED, ())["private_metadata"]


@settings(max_examples=30, deadline=None)
@given(REPLIES, HOSTILE | LONG, st.lists(HOSTILE, max_size=3).map(tuple))
def test_any_reply_fits_into_a_modal_and_pings_nobody(reply: Reply, question: str, about: tuple[str, ...]) -> None:
    context = Context(about, None, question[:80])
    view = answer_modal(question, told(reply, "r" * 32), Knowledge("v"), context, Staff(experts=True, admins=True))
    assert_shown(view)
    assert about_in(view) == context


@settings(max_examples=30, deadline=None)
@given(CARDS, LINKS, st.lists(st.tuples(HOSTILE | LONG, st.integers(1, 10**9)), max_size=9).map(tuple))
def test_any_card_fits_into_a_modal_and_any_names_on_home(
    card: Card, links: tuple[Link, ...], asked: tuple[tuple[str, int], ...]
) -> None:
    assert_shown(card_modal(*card_blocks(card, SHIPPED), asking=False))
    assert_shown(home_view(SHIPPED, links, ForAdmins(0, 90, asked, links, links)))


@settings(max_examples=50, deadline=None)
@given(HOSTILE | LONG)
def test_any_markdown_is_read_as_words(text: str) -> None:
    block = rich_block(text)
    assert_shown({"type": "home", "blocks": [block]})
    assert all(texts(block))


def test_rich_text_keeps_paragraphs_lists_and_emphasis() -> None:
    block = rich_block("A **bold** word.\n\n- one\n- two\n  1. deep\n\n`code` and [here](https://x.org)")
    paragraph, bullets, deep, last = block["elements"]
    assert paragraph["elements"][1] == {"type": "text", "text": "bold", "style": {"bold": True}}
    assert (bullets["style"], len(bullets["elements"])) == ("bullet", 2)
    assert (deep["style"], deep["indent"]) == ("ordered", 1)
    assert last["elements"][0]["style"] == {"code": True}
    assert last["elements"][1]["text"] == " and here (https://x.org)"


def test_the_modal_keeps_what_was_typed_and_begins_anew_after_an_answer() -> None:
    again = ask_modal("how mcuh?", "Something went wrong.")
    assert again["blocks"][-1]["element"]["initial_value"] == "how mcuh?"
    answers = [
        answer_modal(text, told(Suggestions("Which?", (Option(SHIPPED.entries[0], "This"),))), SHIPPED, Context())
        for text in ("one", "two")
    ]
    assert len({field_in(view) for view in (again, *answers)}) == 3
    assert "initial_value" not in answers[0]["blocks"][-1]["element"]


@pytest.mark.parametrize("typed", ["", "a", "fin", "foundtion", "архитектор", "x" * 3_000])
def test_what_is_offered_while_typing_fits_into_a_menu(typed: str) -> None:
    for kinds in ((), (Kind.ROLE,), (Kind.CERTIFICATION, Kind.LEVEL)):
        wanted = kinds_of(names_menu(*kinds)["action_id"])
        groups = option_groups(BROWSING.begun(typed, wanted, 100))
        assert list(offered_faults({"option_groups": groups} if groups else {"options": []})) == []
        assert kinds in ((), wanted)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.builds(Link, st.sampled_from(Kind), NAMES, HOSTILE), max_size=6), st.integers(0, 130))
def test_any_names_fit_into_a_menu(links: list[Link], more: int) -> None:
    plain = [Link(Kind.ROLE, f"r{number}", f"Role {number}") for number in range(more)]
    groups = option_groups([*links, *plain])
    assert list(offered_faults({"option_groups": groups} if groups else {"options": []})) == []
    assert sum(len(group["options"]) for group in groups) <= 100


def test_prompts_are_four_short_questions_of_varied_facets_and_always_the_same() -> None:
    found = prompts(SHIPPED)
    by_question = {entry.question: entry for entry in SHIPPED.entries}
    assert len(found) == 4
    assert len({by_question[prompt["message"]].facet for prompt in found}) == 4
    assert all(prompt["title"] == prompt["message"] and len(prompt["title"]) <= LONGEST for prompt in found)
    assert prompts(SHIPPED) == found


def test_what_is_internal_or_not_known_is_never_a_prompt() -> None:
    entries = (
        Entry("a", "What is secret?", "It.", visibility=Visibility.INTERNAL),
        Entry("b", "What is missing?", "It.", known=False),
        Entry("c", "What is " + "long " * 20 + "?", "It."),
    )
    assert prompts(Knowledge("v", entries)) == ()
