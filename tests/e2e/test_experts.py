"""What is not known goes to the experts when the asker says so, and their answer comes back once, with a name."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.playground.controls import controls, words
from bot.playground.faults import Closed, Fault, Refused, ServerError
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person
from bot.service.live import LiveAnswering
from bot.slack.modal import MOMENT
from bot.store.address import database_url
from bot.store.opening import SqlStore, open_store

from tests.e2e.reading import called, modal_that_says, read
from tests.e2e.running_app import HTTP, MODES, running_app

UNKNOWN = "who won the cup in 1998 for ann@example.org ?"
KEPT = "who won the cup in 1998 for [e-mail] ?"
ASK, ANSWER = "Ask an expert", "Answer"
YOUR_QUESTION, YOUR_ANSWER = "Your question", "Your answer"
EDITED = "Who won the *cup* in 1998, says <!here> bo@example.org ?"
FRANCE = "France did. See [the report](https://example.org/cup)."


@pytest.fixture
def experts(slack: Slack, bo: Person) -> Channel:
    return slack.channel("cert-experts", bo, slack.person("Cy"))


@pytest.fixture(params=MODES)
async def store(
    slack: Slack, answering: LiveAnswering, experts: Channel, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[SqlStore]:
    """Return the store of an app that runs, with a channel of experts."""
    mode, database = request.param, database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    running = running_app(slack, answering, mode, database, experts_channel=experts.id)
    async with running, open_store(database) as store:
        yield store


async def ask(slack: Slack, person: Person, gap: Message, text: str = EDITED) -> str:
    """Press the button under a gap, submit the question, and return what the modal says then."""
    slack.site.surfaces.close(person.id, everything=True)
    await slack.press(person, gap, ASK)
    await slack.modals.shown(person)
    await slack.modals.submit(person, {YOUR_QUESTION: text})
    return await outcome(slack, person)


async def answer(slack: Slack, person: Person, text: str = FRANCE) -> str:
    """Submit an answer in the modal that is open, and return what the modal says then."""
    await slack.modals.submit(person, {YOUR_ANSWER: text})
    return await outcome(slack, person)


async def outcome(slack: Slack, person: Person) -> str:
    """Wait until a modal says what came of something that was submitted."""

    def said() -> str:
        view = slack.site.surfaces.top(person.id)
        text = "" if view is None or "submit" in view.body else words(view.body["blocks"])
        return "" if text == MOMENT else text

    return await slack.site.changes.until(said, "what came of it")


async def test_a_question_in_a_channel_goes_to_the_experts_and_their_answer_comes_into_its_thread(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    asked = await slack.mention(ana, general, UNKNOWN)
    gap = await slack.answer(asked)
    await slack.press(ana, gap, ASK)
    modal = await slack.modals.shown(ana)
    field = modal.body["blocks"][1]["element"]
    assert "with your name in a channel of experts, with a link" in modal.body["blocks"][0]["text"]["text"]
    assert field["initial_value"] == KEPT
    assert slack.seen(bo, experts) == ()

    assert "with the experts" in await ask(slack, ana, gap)
    [question] = slack.seen(bo, experts)
    assert "Ana asks an expert" in read(question)
    assert "Who won the *cup*" in read(question)
    assert f"/archives/{general.id}/p{gap.ts.replace('.', '')}" in read(question)

    pressed = await slack.press(bo, question, ANSWER)
    assert pressed.status == 200
    await slack.modals.shown(bo)
    assert "Thank you" in await answer(slack, bo)
    told = await slack.answer(asked, 2)
    assert told.thread_ts == asked.root
    assert "Bo answers as an expert" in told.text
    assert "France did. See the report (https://example.org/cup)." in read(told)
    [marked] = slack.seen(bo, experts)
    assert "Answered by Bo" in read(marked)
    assert list(controls(marked.blocks)) == []
    [draft] = await store.experts.drafts()
    assert (draft.question, draft.answer) == ("Who won the *cup* in 1998, says [mention] [e-mail] ?", FRANCE)
    assert called(slack) == ()
    assert slack.site.calls.remarks() == ()


async def test_of_two_experts_the_second_is_told_and_keeps_what_they_wrote(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    asked = await slack.mention(ana, general, UNKNOWN)
    await ask(slack, ana, await slack.answer(asked))
    [question] = slack.seen(bo, experts)
    cy = next(person for person in slack.site.workspace.people.values() if person.name == "Cy")
    for expert in (bo, cy):
        await slack.press(expert, question, ANSWER)
        await slack.modals.shown(expert)
    assert "Thank you" in await answer(slack, bo)
    second = await answer(slack, cy, "Brazil did.")
    assert "answered this question already" in second
    assert "Brazil did." in second
    assert "already" in read(await slack.answer(await slack.press(cy, question, ANSWER)))
    await slack.answer(asked, 2)
    assert len(slack.answers(asked)) == 2
    assert len(await store.experts.drafts()) == 1


async def test_what_was_asked_alone_is_answered_by_direct_message(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    gap = await slack.answer(await slack.command(ana, "/cert", f"ask {UNKNOWN}", general))
    assert "direct message" in await ask(slack, ana, gap)
    [question] = slack.seen(bo, experts)
    assert "slack.com/archives" not in read(question)
    await slack.press(bo, question, ANSWER)
    await slack.modals.shown(bo)
    await answer(slack, bo)
    direct = slack.direct_channel(ana)
    await slack.site.changes.until(lambda: slack.seen(ana, direct), "the answer")
    [told] = slack.seen(ana, direct)
    assert "France did." in read(told)
    assert "Who won the" in read(told)
    assert slack.seen(bo, general) == ()
    assert len(await store.experts.drafts()) == 1


async def test_a_question_from_a_window_goes_to_the_experts_in_one_on_top_of_it(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, experts: Channel
) -> None:
    await slack.shortcut(ana, "ask_anywhere")
    await slack.modals.shown(ana)
    await slack.modals.submit(ana, {YOUR_QUESTION: UNKNOWN})
    gap = await modal_that_says(slack, ana, "don't know")
    await slack.press(ana, gap, ASK)
    asking = await modal_that_says(slack, ana, "with your name in a channel of experts")
    assert asking.body["previous_view_id"] == gap.id
    await slack.modals.submit(ana, {YOUR_QUESTION: EDITED})
    assert "direct message" in await outcome(slack, ana)
    assert len(slack.seen(bo, experts)) == 1
    await slack.modals.close(ana)
    await slack.press(ana, gap, ASK)
    await modal_that_says(slack, ana, "already")
    assert await store.experts.refusals(0) == ()


async def test_a_question_goes_to_the_experts_once(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    gap = await slack.answer(await slack.mention(ana, general, UNKNOWN))
    await slack.press(bo, gap, ASK)
    await slack.modals.shown(bo)
    await ask(slack, ana, gap)
    await slack.modals.submit(bo, {YOUR_QUESTION: "me too"})
    assert "already" in await outcome(slack, bo)
    again = await slack.answer(await slack.press(bo, gap, ASK))
    assert "already" in read(again)
    assert again.visible_to == bo.id
    assert len(slack.seen(bo, experts)) == 1
    assert await store.experts.refusals(0) == ()


async def test_none_of_the_options_leads_to_the_experts_too(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, experts: Channel
) -> None:
    choices = await slack.answer(await slack.direct_message(ana, "how much is the pilot certificate"))
    gap = await slack.answer(await slack.press(ana, choices, "None of these"))
    assert "to you here" in await ask(slack, ana, gap)
    [question] = slack.seen(bo, experts)
    assert "slack.com/archives" not in read(question)
    assert "where nobody else can read it" in read(question)
    assert await store.experts.drafts() == ()


@pytest.mark.parametrize("typed", ["", "   "])
async def test_nothing_is_sent_when_nothing_was_typed(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel, typed: str
) -> None:
    gap = await slack.answer(await slack.mention(ana, general, UNKNOWN))
    await slack.press(ana, gap, ASK)
    await slack.modals.shown(ana)
    done = await slack.modals.submit(ana, {YOUR_QUESTION: typed})
    assert done.receipt is not None
    assert done.receipt.body["errors"] == {"text": "Please write something."}
    assert slack.seen(bo, experts) == ()
    assert await store.experts.drafts() == ()


async def test_when_the_experts_cannot_be_reached_the_asker_is_told_and_may_ask_again(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    gap = await slack.answer(await slack.mention(ana, general, UNKNOWN))
    slack.site.faults.add("chat.postMessage", Refused("not_in_channel"))
    assert "could not reach the experts" in await ask(slack, ana, gap)
    assert slack.seen(bo, experts) == ()
    assert await store.experts.refusals(0) == ("not_in_channel",)
    assert "with the experts" in await ask(slack, ana, gap)
    assert len(slack.seen(bo, experts)) == 1


async def test_a_question_that_was_withdrawn_is_told_to_be_so(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    await ask(slack, ana, await slack.answer(await slack.mention(ana, general, UNKNOWN)))
    [question] = slack.seen(bo, experts)
    async with store.engine.begin() as connection:
        await connection.exec_driver_sql("DELETE FROM expert_questions")
    assert "no longer open" in read(await slack.answer(await slack.press(bo, question, ANSWER)))


async def test_what_is_written_for_the_experts_is_quoted_where_nobody_else_reads_it_and_nowhere_else(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    public, private = await slack.mention(ana, general, UNKNOWN), await slack.direct_message(ana, UNKNOWN)
    for asked in (public, private):
        await slack.press(ana, await slack.answer(asked), ASK)
        told = words((await slack.modals.shown(ana)).body["blocks"])
        assert ("not shown there" in told) == (asked is public)
        await slack.modals.submit(ana, {YOUR_QUESTION: "Who won it? I bet my savings on it."})
        await outcome(slack, ana)
        slack.site.surfaces.close(ana.id, everything=True)
    for question in slack.seen(bo, experts):
        assert "savings" in read(question)
        await slack.press(bo, question, ANSWER)
        await slack.modals.shown(bo)
        await answer(slack, bo)
        slack.site.surfaces.close(bo.id, everything=True)
    in_channel, alone = [read(await slack.answer(asked, 2)) for asked in (public, private)]
    assert "France did" in in_channel
    assert "France did" in alone
    assert ("savings" in in_channel, KEPT in in_channel) == (False, True)
    assert "savings" in alone
    assert len(await store.experts.drafts()) == 2


async def test_an_answer_is_not_taken_for_that_to_a_question_that_got_the_number_of_a_forgotten_one(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    cy = next(person for person in slack.site.workspace.people.values() if person.name == "Cy")
    first = await slack.mention(cy, general, UNKNOWN)
    await ask(slack, cy, await slack.answer(first))
    [before] = slack.seen(bo, experts)
    await slack.press(bo, before, ANSWER)
    await slack.modals.shown(bo)
    assert "Thank you" in await answer(slack, bo)
    await slack.answer(first, 2)
    async with store.engine.begin() as connection:
        await connection.exec_driver_sql("DELETE FROM expert_questions")
    second = await slack.mention(ana, general, "who will win the cup in 2030?")
    await ask(slack, ana, await slack.answer(second))
    slack.site.surfaces.close(bo.id, everything=True)
    now = slack.seen(bo, experts)[-1]
    slack.site.workspace.edit(before, before.text, before.blocks)
    assert "no longer open" in read(await slack.answer(await slack.press(bo, before, ANSWER)))
    await slack.press(bo, now, ANSWER)
    await slack.modals.shown(bo)
    assert "Thank you" in await answer(slack, bo, "Nobody knows.")
    assert "Nobody knows." in read(await slack.answer(second, 2))


async def test_without_a_channel_of_experts_nobody_is_offered_one(
    slack: Slack, answering: LiveAnswering, ana: Person, general: Channel
) -> None:
    async with running_app(slack, answering, HTTP):
        gap = await slack.answer(await slack.mention(ana, general, UNKNOWN))
    assert [control.label for control in controls(gap.blocks) if control.label == ASK] == []


@pytest.mark.parametrize("fault", [Refused("internal_error"), Closed(), ServerError(500)])
async def test_without_a_link_the_question_goes_all_the_same(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel, fault: Fault
) -> None:
    slack.site.faults.add("chat.getPermalink", fault, times=10)
    assert "with the experts" in await ask(slack, ana, await slack.answer(await slack.mention(ana, general, UNKNOWN)))
    [question] = slack.seen(bo, experts)
    assert "/archives/" not in read(question)
    assert await store.experts.refusals(0) == ()


@pytest.mark.usefixtures("store")
async def test_guests_are_told_nothing_internal_on_the_way(slack: Slack, ana: Person, experts: Channel) -> None:
    shared = slack.channel("with-partners", ana, external=True)
    internal = await slack.answer(await slack.mention(ana, shared, "Which pay grade does a Harbour Pilot get with us?"))
    assert ASK not in [control.label for control in controls(internal.blocks)]
    gap = await slack.answer(await slack.mention(ana, shared, UNKNOWN))
    await slack.press(ana, gap, ASK)
    shown = words((await slack.modals.shown(ana)).body["blocks"])
    for name in (experts.name, experts.id, "pay grade", "Harbour"):
        assert name not in shown
