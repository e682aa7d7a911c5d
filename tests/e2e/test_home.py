"""Opening the app: the Home tab, where everything can be found, and questions to begin with in the Messages tab."""

import pytest
from bot.playground.controls import words
from bot.playground.faults import Held, Refused
from bot.playground.slack import Slack
from bot.playground.surfaces import View
from bot.playground.workspace import Person

from tests.e2e.reading import modal_that_says

pytestmark = pytest.mark.usefixtures("app")

CERTIFICATIONS, ROLES, PATHS = "names:certification:level:offer", "names:role", "names:path:track"
PROMPTS = "assistant.threads.setSuggestedPrompts"


def seen(view: View) -> str:
    return words(view.body["blocks"])


async def home_of(slack: Slack, person: Person) -> View:
    await slack.open_app(person)
    return await slack.modals.home(person)


async def test_the_home_tab_says_what_it_does_and_what_it_keeps(slack: Slack, ana: Person) -> None:
    home = await home_of(slack, ana)
    for part in (
        "Ask a question",
        "Browse",
        "Mention me in a channel",
        "Nothing that you write is kept but",
        "entries",
        "Nothing yet",
    ):
        assert part in seen(home)


async def test_a_question_is_asked_from_the_home_tab_and_asked_on(slack: Slack, ana: Person) -> None:
    await slack.press(ana, await home_of(slack, ana), "Ask a question")
    await slack.modals.shown(ana)
    await slack.modals.submit(ana, {"Your question": "How much is the River Pilot exam?"})
    answer = seen(await modal_that_says(slack, ana, "120 euros"))
    assert "handbook" in answer
    assert "You asked: How much is the River Pilot exam?" in answer
    await slack.modals.submit(ana, {"Your next question": "and how do I prepare?"})
    await modal_that_says(slack, ana, "Row for thirty days")


async def test_what_answered_a_person_lately_can_be_read_again(slack: Slack, ana: Person, bo: Person) -> None:
    await slack.answer(await slack.command(ana, "/cert", "ask How much is the River Pilot exam?"))
    await slack.press(ana, await home_of(slack, ana), "Read again")
    await modal_that_says(slack, ana, "120 euros")
    assert "River Pilot exam" not in seen(await home_of(slack, bo))


@pytest.mark.parametrize(
    ("menu", "typed", "picked", "said"),
    [
        (CERTIFICATIONS, "", "River Pilot Certificate", "steer a boat on a river"),
        (CERTIFICATIONS, "lam", "Lighthouse Keeper Certificate, Lamp", "Trim a wick"),
        (CERTIFICATIONS, "harbor pil", "Harbour Pilot Certificate", "bring a ship into a harbour"),
        (ROLES, "deckh", "Ferry hand", "Begin with the lamp"),
        (PATHS, "coast", "Coast path", "Light first"),
    ],
)
async def test_a_card_is_found_by_the_begin_of_a_name_or_alias(
    slack: Slack, ana: Person, menu: str, typed: str, picked: str, said: str
) -> None:
    await slack.pick(ana, await home_of(slack, ana), menu, typed, picked)
    await modal_that_says(slack, ana, said)


async def test_a_card_in_a_modal_leads_on_to_others(slack: Slack, ana: Person) -> None:
    await slack.pick(ana, await home_of(slack, ana), ROLES, "", "Ferry hand")
    role = await modal_that_says(slack, ana, "Begin with the lamp")
    await slack.press(ana, role, "Lighthouse Keeper Certificate, Lamp")
    await modal_that_says(slack, ana, "Trim a wick")


@pytest.mark.parametrize("typed", ["zzzz", "☕", "лоцман", "x" * 4_000])
async def test_anything_may_be_typed_in_a_menu(slack: Slack, ana: Person, typed: str) -> None:
    home = await home_of(slack, ana)
    offered = await slack.modals.suggestions(ana, home, "menu", CERTIFICATIONS, typed)
    assert all("options" in group for group in offered)


async def test_a_home_tab_that_is_there_already_is_not_published_again(slack: Slack, ana: Person) -> None:
    first = await home_of(slack, ana)
    await slack.open_app(ana)
    await slack.answer(await slack.command(ana, "/cert", "ask How much is the River Pilot exam?"))
    await slack.open_app(ana)
    await slack.site.changes.until(lambda: slack.site.surfaces.homes[ana.id] != first, "the Home tab anew")
    published = slack.site.calls.of("views.publish")
    assert [call.arguments.get("hash") for call in published] == [None, first.body["hash"]]


async def test_a_home_tab_that_changed_meanwhile_is_left_alone(slack: Slack, ana: Person) -> None:
    slack.site.faults.add("views.publish", Refused("hash_conflict"))
    opened = await slack.open_app(ana)
    await slack.site.changes.until(lambda: slack.site.calls.of("views.publish"), "the Home tab")
    assert opened.status == 200
    assert (await home_of(slack, ana)).is_home


async def test_the_home_tab_is_published_once_at_a_time(slack: Slack, ana: Person) -> None:
    held = Held()
    slack.site.faults.add("views.publish", held)
    await slack.open_app(ana)
    await held.reached.wait()
    await slack.open_app(ana)
    held.released.set()
    await slack.modals.home(ana)
    assert len(slack.site.calls.of("views.publish")) == 1


async def test_the_messages_tab_begins_with_questions_that_are_answered(slack: Slack, ana: Person) -> None:
    await slack.open_app(ana, "messages")
    channel = slack.direct_channel(ana)
    prompts = await slack.site.changes.until(lambda: slack.site.workspace.prompts.get(channel.id), "prompts")
    assert 1 < len(prompts) <= 4
    assert "thread_ts" not in slack.site.calls.of(PROMPTS)[0].arguments
    assert slack.site.calls.remarks() == ()
    for prompt in prompts:
        answer = await slack.answer(await slack.direct_message(ana, prompt["message"]))
        assert "don't know" not in answer.text


async def test_a_workspace_without_agents_misses_only_the_prompts(slack: Slack, ana: Person) -> None:
    slack.site.faults.add(PROMPTS, Refused("not_allowed_token_type"))
    opened = await slack.open_app(ana, "messages")
    answer = await slack.answer(await slack.direct_message(ana, "How much is the River Pilot exam?"))
    assert opened.status == 200
    assert "120 euros" in answer.text
    assert len(slack.seen(ana, slack.direct_channel(ana))) == 2
