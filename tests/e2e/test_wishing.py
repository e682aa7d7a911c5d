"""The modal in which somebody says what they do, want, hold and can spend: from `/cert`, from Refine, and from Home."""

from typing import Any

import pytest
from bot.playground.controls import words
from bot.playground.forms import entered
from bot.playground.slack import Slack
from bot.playground.surfaces import View
from bot.playground.workspace import Channel, Message, Person
from bot.service.live import LiveAnswering

from tests.e2e.conftest import answering_from
from tests.e2e.reading import modal_that_says, read
from tests.packs import NIMBUS

pytestmark = pytest.mark.usefixtures("app")

GOAL, BUDGET, WEEKS = (
    "What you do or want, in your words",
    "The most you can pay, such as 500 USD",
    "Weeks you have for preparing",
)


@pytest.fixture(scope="module")
def answering() -> LiveAnswering:
    return answering_from(NIMBUS)


async def opened(slack: Slack, person: Person, channel: Channel | None = None) -> View:
    await slack.command(person, "/cert", "recommend", channel)
    return await slack.modals.shown(person)


async def submitted(slack: Slack, person: Person, view: View, fill: dict[str, str], **named: tuple[str, str]) -> Any:
    """Fill the modal in; `named` gives for fields with names to type ahead what is typed there and the name picked."""
    values = entered(view.body["blocks"], fill)
    for block, (typed, picked) in named.items():
        ((action_id, value),) = values[block].items()
        groups = await slack.modals.type_ahead(person, view, action_id, typed)
        options = [option for group in groups for option in group["options"] if option["text"]["text"] == picked]
        value["selected_options"] = options
    return await slack.modals.submit_values(person, values)


def held_in(view: View) -> dict[str, Any]:
    """Return what stands in the fields of a modal, by the name of the field."""
    elements = {block["block_id"]: block["element"] for block in view.body["blocks"] if block["type"] == "input"}
    initial = ("initial_options", "initial_option", "initial_value")
    return {name: next((element[key] for key in initial if key in element), None) for name, element in elements.items()}


async def last(slack: Slack, person: Person, channel: Channel, said: str) -> Message:
    def look() -> Message | None:
        return next((one for one in slack.seen(person, channel) if said in read(one)), None)

    return await slack.site.changes.until(look, f"a message that says {said!r}")


async def test_without_a_word_a_modal_is_filled_in_and_answered_where_it_was_asked(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    view = await opened(slack, ana, general)
    fill = {BUDGET: "500 EUR", WEEKS: "20", "Experience": "Some: levels between"}
    await submitted(slack, ana, view, fill, roles=("guard", "Guard of accounts"), held=("nop", "Nimbus Operator (NOP)"))
    await modal_that_says(slack, ana, "only you see it")
    answer = await last(slack, ana, general, "Nimbus Guard Professional")
    for part in ("you hold Nimbus Operator", "at the most 500 EUR", "140 days"):
        assert part in read(answer)
    assert answer.visible_to == ana.id
    assert slack.seen(bo, general) == ()


async def test_what_was_understood_is_refined_in_the_modal(slack: Slack, ana: Person, general: Channel) -> None:
    typed = "recommend guard of accounts, I hold NOP, 12 weeks and at most 300 EUR, exam only"
    answer = await slack.answer(await slack.command(ana, "/cert", typed, general))
    await slack.press(ana, answer, "Refine")
    view = await slack.modals.shown(ana)
    held = held_in(view)
    assert [option["value"] for option in held["roles"]] == ["guard"]
    assert [option["value"] for option in held["held"]] == ["nimbus-operator"]
    assert (held["budget"], held["weeks"], held["way"]["value"]) == ("300 EUR", "12", "exam")
    await submitted(slack, ana, view, {BUDGET: "50 EUR"})
    assert "your budget had to give" in read(await last(slack, ana, general, "at the most 50 EUR"))


@pytest.mark.parametrize(
    ("fill", "field", "why"),
    [
        ({BUDGET: "much"}, "budget", "I can't read that as an amount"),
        ({WEEKS: "0"}, "weeks", "from 1 to 520"),
        ({BUDGET: "500 EUR"}, "roles", "Please give a role"),
    ],
)
async def test_what_is_wrong_is_said_under_its_field(
    slack: Slack, ana: Person, fill: dict[str, str], field: str, why: str
) -> None:
    done = await submitted(slack, ana, await opened(slack, ana), fill)
    assert why in done.receipt.body["errors"][field]


async def test_from_home_the_answer_stands_in_the_modal_and_can_be_refined_there(slack: Slack, ana: Person) -> None:
    await slack.open_app(ana)
    await slack.press(ana, await slack.modals.home(ana), "What should I take next?")
    await submitted(slack, ana, await slack.modals.shown(ana), {GOAL: "uptime path"})
    answer = await modal_that_says(slack, ana, "Nimbus Reliability Professional")
    await slack.press(ana, answer, "Refine")
    view = await modal_that_says(slack, ana, "Also understood: Uptime path")
    await submitted(slack, ana, view, {WEEKS: "4"})
    assert "What I kept to: 28 days" in words((await modal_that_says(slack, ana, "28 days")).body["blocks"])


async def test_who_is_not_known_chooses_a_role_in_the_modal(slack: Slack, ana: Person) -> None:
    await slack.open_app(ana)
    await slack.press(ana, await slack.modals.home(ana), "What should I take next?")
    await submitted(slack, ana, await slack.modals.shown(ana), {GOAL: "beekeeping"})
    asked = await modal_that_says(slack, ana, "nearest to your work")
    await slack.press(ana, asked, "Data worker")
    await modal_that_says(slack, ana, "For: Data worker")


async def test_what_is_recommended_in_a_thread_is_refined_for_the_one_who_presses(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    asked = await slack.mention(ana, general, "which certification for a data worker?")
    answer = await slack.answer(asked)
    await slack.press(bo, answer, "Refine")
    view = await slack.modals.shown(bo)
    assert [option["value"] for option in held_in(view)["roles"]] == ["data-worker"]
    await submitted(slack, bo, view, {WEEKS: "4"})
    told = await last(slack, bo, general, "What I kept to: 28 days")
    assert (told.visible_to, told.thread_ts) == (bo.id, answer.thread_ts)


async def test_a_card_leads_to_what_to_take(slack: Slack, ana: Person) -> None:
    role = await slack.answer(await slack.command(ana, "/cert", "show guard of accounts"))
    path = await slack.answer(await slack.press(ana, role, "What to take"))
    assert "Nimbus Guard Professional" in read(path)
    step = await slack.answer(await slack.press(ana, path, "Nimbus Operator, Associate"))
    after = await slack.answer(await slack.press(ana, step, "I hold this: what next?"))
    assert "Nimbus Reliability Professional" in read(after)
