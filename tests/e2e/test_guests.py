"""What people of another organisation get to see in a channel that is shared with them: nothing internal, by no press."""

import pytest
from bot.playground.controls import controls
from bot.playground.slack import Slack
from bot.playground.workspace import PARTNERS, Channel, Message, Person
from bot.service.live import LiveAnswering
from bot.slack.sharing import IN_CHANNEL
from bot.slack.visibility import NOT_HERE

from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import FILES, write_knowledge
from tests.e2e.reading import modal_that_says, read

PAY = "Which pay grade does a Harbour Pilot get with us?"
NEXT = "I hold this: what next?"
INTERNAL = {
    "faq/internal.yaml": """\
entries:
  - id: harbour-next
    question: What can I take after the Harbour Pilot Certificate?
    asks: [what comes after harbour pilot]
    answer: We send harbour pilots to the ice course.
    about: [harbour-pilot]
    facet: next
    sources: [handbook#rules]
    visibility: internal
"""
}

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(scope="module")
def answering(tmp_path_factory: pytest.TempPathFactory) -> LiveAnswering:
    return answering_from(write_knowledge(tmp_path_factory.mktemp("knowledge"), {**FILES, **INTERNAL}))


@pytest.fixture
def eve(slack: Slack) -> Person:
    return slack.person("Eve", team=PARTNERS)


@pytest.fixture
def shared(slack: Slack, ana: Person, eve: Person) -> Channel:
    return slack.channel("with-partners", ana, eve, external=True)


@pytest.fixture
async def card(slack: Slack, ana: Person, shared: Channel) -> Message:
    """Return the card of a certification that Ana has shared."""
    seen = await slack.answer(await slack.command(ana, "/cert", "show harbour pilot certificate", shared))
    assert PAY in offered(seen)
    return await slack.answer(await slack.press(ana, seen, IN_CHANNEL))


def offered(message: Message) -> list[str]:
    return [control.label for control in controls(message.blocks)]


async def shown(slack: Slack, person: Person, card: Message, entry: str) -> str:
    """Return what a person reads who picks an entry in the menu of a card, as cards of an earlier version had it."""
    picked = {"text": {"type": "plain_text", "text": "x"}, "value": entry}
    pressed = await slack.act(person, card, {"type": "static_select", "action_id": "show", "selected_option": picked})
    return read(await slack.answer(pressed))


async def test_a_card_that_is_shared_offers_nothing_internal(card: Message) -> None:
    assert PAY not in offered(card)
    assert "How do I prepare for the Harbour Pilot exam?" in offered(card)


async def test_a_guest_is_shown_nothing_internal_by_what_was_posted_before(
    slack: Slack, ana: Person, eve: Person, card: Message
) -> None:
    assert await shown(slack, eve, card, "harbour-pay") == NOT_HERE
    assert "pay grade seven" in await shown(slack, ana, card, "harbour-pay")
    assert "480 euros" in await shown(slack, eve, card, "harbour-price")


async def test_what_is_recommended_to_a_guest_quotes_nothing_internal(
    slack: Slack, ana: Person, eve: Person, card: Message
) -> None:
    said = [read(await slack.answer(await slack.press(person, card, NEXT))) for person in (ana, eve)]
    assert ["ice course" in text for text in said] == [True, False]


async def test_what_a_guest_says_in_the_window_is_answered_with_nothing_internal(
    slack: Slack, ana: Person, eve: Person, card: Message
) -> None:
    found = []
    for person in (eve, ana):
        told = await slack.answer(await slack.press(person, card, NEXT))
        await slack.press(person, told, "Refine")
        await modal_that_says(slack, person, "What you hold")
        await slack.modals.submit(person, {})
        await modal_that_says(slack, person, "stands where you asked")
        found.append(
            ["ice course" in read(one) for one in slack.seen(person, slack.site.workspace.channels[told.channel])]
        )
    assert [any(told) for told in found] == [False, True]
