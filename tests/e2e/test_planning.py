"""A plan from the first question to the certificate: started, followed on Home, shared with a lead, and stopped."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from bot.playground.controls import words
from bot.playground.slack import Slack
from bot.playground.surfaces import View
from bot.playground.wire import Markup
from bot.playground.workspace import Channel, Person
from bot.service.live import LiveAnswering
from bot.slack.listeners.planning import presses

from tests.e2e.reading import modal_that_says, read
from tests.e2e.running_app import MODES, RunningApp, running_app

START = "Start a plan"
LAMP = "Lighthouse Keeper Certificate, Lamp"
TODAY = datetime.now(UTC).date()


@pytest.fixture(params=MODES)
async def app(
    slack: Slack, answering: LiveAnswering, ana: Person, request: pytest.FixtureRequest
) -> AsyncIterator[RunningApp]:
    """Return an app in which Ana is an admin."""
    async with running_app(slack, answering, request.param, admins=frozenset({ana.id})) as app:
        yield app


pytestmark = pytest.mark.usefixtures("app")


async def home_that_says(slack: Slack, person: Person, said: str) -> View:
    """Wait until a person's Home tab says this."""

    def look() -> View | None:
        home = slack.site.surfaces.homes.get(person.id)
        return home if home and said in words(home.body["blocks"]) else None

    return await slack.site.changes.until(look, f"a Home tab that says {said!r}")


async def begun(slack: Slack, person: Person, **fill: str) -> View:
    """Start a plan from Home, and return the Home tab with it."""
    await slack.open_app(person)
    await slack.press(person, await home_that_says(slack, person, START), START)
    await slack.modals.shown(person)
    await slack.modals.submit(person, {"Or in your own words": "I am a deckhand on a ferry", **fill})
    await modal_that_says(slack, person, "Begin with the lamp")
    await slack.modals.submit(person, {})
    await modal_that_says(slack, person, "is made")
    await slack.modals.close(person)
    return await home_that_says(slack, person, "Exam planned for")


async def test_a_plan_is_started_in_own_words_and_followed_step_by_step(slack: Slack, bo: Person) -> None:
    home = await begun(slack, bo, **{"Hours a week": "14"})
    assert LAMP in words(home.body["blocks"])
    assert "No source states how long to prepare" in words(home.body["blocks"])
    await slack.press(bo, home, "Move the exam")
    await slack.modals.shown(bo)
    exam = TODAY + timedelta(days=90)
    await slack.modals.submit(bo, {"New day of the exam": exam.isoformat()})
    home = await home_that_says(slack, bo, f"Exam planned for {exam}")
    await slack.press(bo, home, "Pause")
    await slack.modals.shown(bo)
    await slack.modals.submit(bo, {})
    await slack.press(bo, await home_that_says(slack, bo, "Paused since"), "Go on")
    home = await home_that_says(slack, bo, f"Exam planned for {exam}")
    await slack.press(bo, home, "I passed")
    await slack.modals.shown(bo)
    await slack.modals.submit(bo, {"Day of the exam": TODAY.isoformat()})
    home = await home_that_says(slack, bo, f"Passed on {TODAY}")
    assert "What you hold" in words(home.body["blocks"])


async def test_a_day_that_cannot_be_is_told_under_its_field(slack: Slack, bo: Person) -> None:
    await slack.press(bo, await begun(slack, bo), "I passed")
    await slack.modals.shown(bo)
    later = (TODAY + timedelta(days=9)).isoformat()
    refused = await slack.modals.submit(bo, {"Day of the exam": later})
    assert refused.receipt
    assert refused.receipt.body["errors"] == {"day": "This day is still to come."}


@pytest.mark.parametrize(
    ("day", "said"),
    [(TODAY, "Your plan is changed"), (TODAY + timedelta(days=9), "This day is still to come.")],
)
async def test_what_takes_too_long_is_taken_and_told_when_it_is_done(
    slack: Slack, bo: Person, monkeypatch: pytest.MonkeyPatch, day: date, said: str
) -> None:
    home = await begun(slack, bo)
    monkeypatch.setattr(presses, "PATIENCE_SECONDS", 0.0)
    await slack.press(bo, home, "I passed")
    await slack.modals.shown(bo)
    submitted = await slack.modals.submit(bo, {"Day of the exam": day.isoformat()})
    assert submitted.receipt
    assert submitted.receipt.body["response_action"] == "update"
    await modal_that_says(slack, bo, said)


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [("Hours a week", "many", "number from 1 to 40"), ("Time zone", "Nowhere", "such as Europe/Berlin")],
)
async def test_what_cannot_be_read_is_told_under_its_field(
    slack: Slack, bo: Person, label: str, typed: str, said: str
) -> None:
    await slack.command(bo, "/cert", "onboard")
    await slack.modals.shown(bo)
    refused = await slack.modals.submit(bo, {"Or in your own words": "deckhand", label: typed})
    assert refused.receipt
    assert said in str(refused.receipt.body["errors"])


async def test_a_press_on_a_home_tab_of_yesterday_is_told_what_is_so_today(slack: Slack, bo: Person) -> None:
    old = await begun(slack, bo)
    for said in ({}, {"day": "This plan has ended."}):
        await slack.press(bo, old, "I passed")
        await slack.modals.shown(bo)
        submitted = await slack.modals.submit(bo, {"Day of the exam": TODAY.isoformat()})
        assert submitted.receipt
        assert (submitted.receipt.body or {}).get("errors", {}) == said
    await slack.modals.close(bo)
    await slack.press(bo, old, "Stop")
    await modal_that_says(slack, bo, "This plan has ended.")


async def test_a_lead_sees_who_shares_and_nobody_else(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    assert "for leads" in read(await slack.answer(await slack.command(bo, "/cert", "team", general)))
    named = await slack.command(ana, "/cert", Markup(f"team add {bo.mention}"), general)
    assert "They are a lead now" in read(await slack.answer(named))
    assert "Nobody shares" in read(await slack.answer(await slack.command(bo, "/cert", "team", general)))
    home = await begun(slack, ana)
    await slack.press(ana, home, "Share with my lead")
    await home_that_says(slack, ana, "Your lead sees this plan.")
    told = read(await slack.answer(await slack.command(bo, "/cert", "team", general)))
    assert "1 share: 1 with a running plan, 0 stuck" in told
    assert LAMP in told
    await slack.press(ana, await home_that_says(slack, ana, "Your lead sees this plan."), "Stop sharing")
    await home_that_says(slack, ana, "does not see this plan")
    assert "Nobody shares" in read(await slack.answer(await slack.command(bo, "/cert", "team", general)))
    removed = await slack.command(ana, "/cert", Markup(f"team remove {bo.mention}"), general)
    assert "no lead any more" in read(await slack.answer(removed))
    assert "for leads" in read(await slack.answer(await slack.command(bo, "/cert", "team", general)))


async def test_a_lead_finds_the_team_on_home_until_they_are_none_any_more(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    await slack.answer(await slack.command(ana, "/cert", Markup(f"team add {bo.mention}"), general))
    home = await begun(slack, ana)
    assert "Your team" not in words(home.body["blocks"])
    await slack.press(ana, home, "Share with my lead")
    await home_that_says(slack, ana, "1 share: 1 with a running plan")
    await slack.open_app(bo)
    home = await home_that_says(slack, bo, "1 share: 1 with a running plan")
    assert "Nobody who shares a plan is stuck." in words(home.body["blocks"])
    await slack.press(bo, home, "See the whole team")
    await modal_that_says(slack, bo, f"{ana.mention}: {LAMP}")
    await slack.modals.close(bo)
    await slack.answer(await slack.command(ana, "/cert", Markup(f"team remove {bo.mention}"), general))
    await slack.press(bo, home, "See the whole team")
    await modal_that_says(slack, bo, "This is for leads")
    await slack.modals.close(bo)
    await slack.open_app(bo)
    await slack.site.changes.until(
        lambda: "Your team" not in words(slack.site.surfaces.homes[bo.id].body["blocks"]), "a Home tab without the team"
    )


async def test_a_lead_invites_somebody_once(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    refused = await slack.command(bo, "/cert", Markup(f"onboard {ana.mention}"), general)
    assert "Only leads can invite" in read(await slack.answer(refused))
    invited = await slack.command(ana, "/cert", Markup(f"onboard {bo.mention}"), general)
    assert "I have sent them an invitation" in read(await slack.answer(invited))
    greeting = slack.seen(bo, slack.direct_channel(bo))[-1]
    assert "step by step" in read(greeting)
    await slack.press(bo, greeting, "Start")
    await modal_that_says(slack, bo, "Or in your own words")


async def test_to_forget_somebody_deletes_their_plan(slack: Slack, bo: Person) -> None:
    await begun(slack, bo)
    assert "deleted" in read(await slack.answer(await slack.command(bo, "/cert", "me forget")))
    await slack.open_app(bo)
    await home_that_says(slack, bo, START)


async def test_reminders_are_held_by_slack_until_somebody_stops_them(slack: Slack, bo: Person) -> None:
    await begun(slack, bo, Reminders="Remind me of what is due, at most once a day")
    held = slack.site.schedule.waiting
    await slack.site.changes.until(lambda: held, "a reminder")
    latest = max(one.post_at for one in held.values())
    (reminder,) = slack.post_scheduled(latest)
    assert "Take the exam" in read(reminder)
    home = await home_that_says(slack, bo, "Reminders are on.")
    pressed = await slack.press(bo, reminder, "Stop reminders")
    assert "No more reminders" in read(await slack.answer(pressed))
    assert await home_that_says(slack, bo, "Reminders are off.") != home


async def test_a_reminder_of_somebody_who_is_forgotten_is_taken_back(slack: Slack, bo: Person) -> None:
    await begun(slack, bo, Reminders="Remind me of what is due, at most once a day")
    await slack.site.changes.until(lambda: slack.site.schedule.waiting, "a reminder")
    assert "deleted" in read(await slack.answer(await slack.command(bo, "/cert", "me forget")))
    assert not slack.site.schedule.waiting
