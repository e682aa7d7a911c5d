"""`/cert list` and `/cert show`: what there is, the card of a thing by any of its names, and what leads on."""

import pytest
from bot.playground.controls import controls
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person

from tests.e2e.reading import called, read

pytestmark = pytest.mark.usefixtures("app")


async def shown(slack: Slack, person: Person, typed: str, channel: Channel | None = None) -> Message:
    return await slack.answer(await slack.command(person, "/cert", typed, channel))


async def test_the_list_names_certifications_with_their_levels_roles_and_paths(slack: Slack, ana: Person) -> None:
    told = read(await shown(slack, ana, "list"))
    assert "Lighthouse Keeper Certificate, Guild of Keepers: Lamp, Tower" in told
    assert "Ferry hand" in told
    assert "Coast path" in told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("show lighthouse keeper", "A certification of Guild of Keepers."),
        ("show Lighthouse Keeper Certificate, Lamp", "Level 1 of Lighthouse Keeper Certificate."),
        ("show keeper-lamp", "People who have never lit a lamp."),
        ("show lighthose keeper", "A certification of Guild of Keepers."),
        ("show DECKHAND", "Begin with the lamp."),
        ("show coast path", "Light first and steering later."),
        ("show river-price", "120 euros"),
        ("show balloon captain", "by name only"),
        ("show", "Please type a name"),
        ("show :wave:", "Please type a name"),
        ("show почему", "почему"),
        ("show " + "x" * 3990, "I know nothing by the name"),
        ("shwo lighthouse", "Did you mean /cert show [name]"),
    ],
)
async def test_a_thing_is_shown_by_any_of_its_names(slack: Slack, ana: Person, typed: str, said: str) -> None:
    card = await shown(slack, ana, typed)
    assert said in (read(card) if "`" not in read(card) else card.text)
    assert card.visible_to == ana.id
    assert slack.site.calls.remarks() == ()


async def test_a_name_that_several_things_have_is_asked_back_with_buttons(slack: Slack, ana: Person) -> None:
    choices = await shown(slack, ana, "show pilot certificate")
    assert "Which one do you mean" in read(choices)
    card = await slack.answer(await slack.press(ana, choices, "River Pilot Certificate"))
    assert "steer a boat on a river" in read(card)
    assert slack.seen(ana, slack.direct_channel(ana)) == (card,)


async def test_a_name_that_nothing_has_gets_the_nearest(slack: Slack, ana: Person) -> None:
    near = await shown(slack, ana, "show river")
    assert "River Pilot Certificate" in read(near)
    card = await slack.answer(await slack.press(ana, near, "River Pilot Certificate"))
    assert "steer a boat on a river" in read(card)


async def test_a_card_leads_on_to_what_belongs_to_it_and_to_its_questions(slack: Slack, ana: Person) -> None:
    card = await shown(slack, ana, "show harbour pilot")
    labels = [control.label for control in controls(card.blocks)]
    assert "Coast path" in labels
    assert "How much is the Harbour Pilot exam?" in labels
    path = await slack.answer(await slack.press(ana, card, "Coast path"))
    lamp = await slack.answer(await slack.press(ana, path, "Lighthouse Keeper Certificate, Lamp"))
    assert "Trim a wick" in read(lamp)
    role = await slack.answer(await slack.press(ana, lamp, "Ferry hand"))
    assert "Begin with the lamp" in read(role)
    assert slack.seen(ana, slack.direct_channel(ana)) == (role,)


async def test_a_card_is_shared_once_under_the_name_of_who_shared_it(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    card = await shown(slack, ana, "show lighthouse keeper", general)
    await slack.answer(await slack.press(ana, card, "Share in channel"), 2)
    again = await slack.answer(await slack.press(ana, card, "Share in channel"))
    assert "already posted" in read(again)
    [seen] = slack.seen(bo, general)
    assert "Shared by Ana" in read(seen)
    assert "Guild of Keepers" in read(seen)
    assert "Share in channel" not in read(seen)
    assert called(slack) == ()


async def test_a_press_in_a_shared_card_is_answered_to_the_one_who_pressed(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    card = await shown(slack, ana, "show coast path", general)
    shared = await slack.answer(await slack.press(ana, card, "Share in channel"))
    lamp = await slack.answer(await slack.press(bo, shared, "Lighthouse Keeper Certificate, Lamp"))
    assert lamp.visible_to == bo.id
    assert slack.seen(ana, general)[1] == shared


async def test_an_answer_is_shared_with_its_question(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    answer = await shown(slack, ana, "ask How much is the River Pilot exam?", general)
    await slack.answer(await slack.press(ana, answer, "Share in channel"))
    [seen] = slack.seen(bo, general)
    assert "Shared by Ana: How much is the River Pilot exam?" in read(seen)
    assert "120 euros" in read(seen)
    assert seen.text.startswith("Shared by Ana")


@pytest.mark.parametrize(
    "typed",
    ["ask Which pay grade does a Harbour Pilot get with us?", "show harbour-pay", "ask who won the cup in 1998?"],
)
async def test_what_is_internal_or_unknown_is_not_offered_for_sharing(
    slack: Slack, ana: Person, general: Channel, typed: str
) -> None:
    answer = await shown(slack, ana, typed, general)
    assert "Share in channel" not in [control.label for control in controls(answer.blocks)]
