"""Conversations about an answer: what to ask next, whether it helped, why it was given, and that it is wrong."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bot.domain.feedback import Value, Withheld, fingerprint
from bot.playground.controls import controls, words
from bot.playground.faults import Refused
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person
from bot.service.live import LiveAnswering
from bot.service.withholding import MARKED
from bot.slack import withheld
from bot.slack.correcting import CHANGED, HIDDEN, NOT_FOR_YOU, UNDO
from bot.slack.listeners.choices import CHOICE
from bot.slack.menu import WHY_LABEL, WRONG_LABEL
from bot.slack.sharing import IN_CHANNEL as SHARE
from bot.slack.voting import DONE, LABELS, NOTED, REASON_LABEL, THANKS, TITLE
from bot.store.address import database_url
from bot.store.opening import open_store
from sqlalchemy.engine import URL

from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import write_knowledge
from tests.e2e.reading import called, read, said_by_the_app
from tests.e2e.running_app import MODES, RunningApp, running_app

RIVER_PRICE = "How much is the River Pilot exam?"
RIVER_RENEWAL = "Does the River Pilot Certificate expire?"
HELPFUL, UNHELPFUL = LABELS[Value.HELPFUL], LABELS[Value.UNHELPFUL]


@pytest.fixture
def live(tmp_path: Path) -> LiveAnswering:
    """Return a service of this test's own, whose knowledge it may change."""
    return answering_from(write_knowledge(tmp_path / "knowledge"))


@pytest.fixture
def database(tmp_path: Path) -> URL:
    return database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")


@pytest.fixture(params=MODES)
async def app(
    slack: Slack, live: LiveAnswering, database: URL, request: pytest.FixtureRequest, ana: Person
) -> AsyncIterator[RunningApp]:
    """Run the app with Ana as its admin."""
    async with running_app(slack, live, request.param, database, admins=frozenset({ana.id}), retention_days=30) as app:
        yield app


pytestmark = pytest.mark.usefixtures("app")


async def asked(slack: Slack, person: Person, channel: Channel, question: str = RIVER_PRICE) -> Message:
    return await slack.answer(await slack.mention(person, channel, question))


async def votes(database: URL) -> list[tuple[str, int, int, tuple[str, ...]]]:
    async with open_store(database) as store:
        return [
            (tally.entry, tally.helpful, tally.unhelpful, tally.reasons) for tally in await store.feedback.tallies()
        ]


async def test_an_answer_offers_what_to_ask_next_and_a_press_answers_it_in_the_thread(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    answer = await asked(slack, ana, general)
    assert any("How do I prepare for the River Pilot exam?" in control.label for control in controls(answer.blocks))
    pressed = await slack.press(bo, answer, "How do I prepare")
    told = await slack.answer(pressed)
    assert "Row for thirty days" in read(told)
    assert (told.thread_ts, told.visible_to) == (answer.thread_ts, None)
    follow_up = await slack.answer(await slack.mention(bo, general, "how much is it?", thread=told))
    assert "120 euros" in read(follow_up)


async def test_an_answer_names_publisher_and_date_of_its_source_and_says_when_it_may_be_out_of_date(
    slack: Slack, live: LiveAnswering, ana: Person, bo: Person, general: Channel
) -> None:
    assert "Pilots' handbook (undated), Prices" in read(await asked(slack, bo, general))
    [handbook] = live.knowledge.sources
    sources = (replace(handbook, publisher="River Press", published=date(2024, 5, 1)),)
    entries = tuple(replace(entry, review_by=date(2025, 1, 1)) for entry in live.knowledge.entries)
    live.renew(replace(live.knowledge, version="2", sources=sources, entries=entries))
    await slack.press(ana, await slack.answer(await slack.command(ana, "/cert", f"ask {RIVER_PRICE}", general)), SHARE)
    await slack.site.changes.until(lambda: slack.seen(bo, general)[2:], "what was shared")
    for told in (slack.seen(bo, general)[-1], await asked(slack, bo, general)):
        for words_ in (told.text, words(told.blocks)):
            assert "River Press: Pilots' handbook (2024-05-01), Prices" in words_
            assert "to be reviewed by 2025-01-01" in words_


async def test_what_is_asked_next_after_a_private_answer_stands_below_it(slack: Slack, ana: Person) -> None:
    answer = await slack.answer(await slack.command(ana, "/cert", f"ask {RIVER_PRICE}"))
    told = await slack.answer(await slack.press(ana, answer, "How do I prepare"))
    assert "Row for thirty days" in read(told)
    assert told.visible_to == ana.id
    assert "120 euros" in read(slack.seen(ana, slack.direct_channel(ana))[0])


async def test_nothing_internal_is_offered_where_others_read_along(slack: Slack, ana: Person, general: Channel) -> None:
    question = "How do I prepare for the Harbour Pilot exam?"
    abroad = await asked(slack, ana, slack.channel("with-partners", ana, external=True), question)
    at_home = await asked(slack, ana, general, question)
    assert ("pay grade" in read(at_home), "pay grade" in read(abroad)) == (True, False)
    for before, at_ours in ((at_home, True), (abroad, False)):
        next_one = await slack.answer(await slack.press(ana, before, "How much is the Harbour Pilot exam?"))
        assert ("pay grade" in read(next_one)) == at_ours


async def test_a_vote_is_thanked_for_in_private_and_counts_once_the_last_one(
    slack: Slack, ana: Person, bo: Person, general: Channel, database: URL
) -> None:
    answer = await asked(slack, ana, general)
    thanks = await slack.answer(await slack.press(bo, answer, HELPFUL))
    assert (read(thanks), thanks.visible_to) == (THANKS[Value.HELPFUL], bo.id)
    await slack.answer(await slack.press(ana, answer, HELPFUL))
    assert await votes(database) == [("river-price", 2, 0, ())]
    await slack.press(bo, answer, UNHELPFUL)
    await slack.modals.shown(bo)
    await slack.answer(await slack.press(bo, answer, HELPFUL))
    await slack.press(bo, answer, UNHELPFUL)
    await slack.site.changes.until(lambda: len(slack.site.calls.of("views.open")) == 2, "the second question")
    await slack.answer(await slack.press(ana, answer, HELPFUL))
    assert await votes(database) == [("river-price", 1, 1, ())]


async def test_who_was_not_helped_may_say_why_and_is_told_who_reads_it(
    slack: Slack, ana: Person, bo: Person, general: Channel, database: URL
) -> None:
    answer = await asked(slack, ana, general)
    await slack.press(bo, answer, UNHELPFUL)
    view = await slack.modals.shown(bo)
    shown = words(view.body["blocks"])
    assert NOTED in shown
    assert "30 days" in shown
    assert "without your name" in shown
    await slack.modals.submit(bo, {REASON_LABEL: "It is 130 since May, ask bo@example.org or call +49 170 1234567"})
    await slack.site.changes.until(lambda: DONE in shown_to(slack, bo), "thanks")
    assert await votes(database) == [
        ("river-price", 0, 1, ("It is 130 since May, ask [e-mail] or call [number]",)),
    ]


def shown_to(slack: Slack, person: Person) -> str:
    view = slack.site.surfaces.top(person.id)
    return words(view.body["blocks"]) if view else ""


async def test_a_reason_may_be_left_out(slack: Slack, bo: Person, general: Channel, database: URL) -> None:
    answer = await asked(slack, bo, general)
    await slack.press(bo, answer, UNHELPFUL)
    view = await slack.modals.shown(bo)
    assert view.body["title"]["text"] == TITLE
    assert (await slack.modals.submit(bo, {})).status == 200
    assert slack.site.surfaces.top(bo.id) is None
    assert await votes(database) == [("river-price", 0, 1, ())]


async def test_a_vote_counts_in_direct_messages_and_on_private_answers_too(
    slack: Slack, ana: Person, bo: Person, database: URL
) -> None:
    direct = await slack.answer(await slack.direct_message(bo, RIVER_PRICE))
    private = await slack.answer(await slack.command(ana, "/cert", f"ask {RIVER_PRICE}"))
    for person, message in ((bo, direct), (ana, private)):
        thanks = await slack.answer(await slack.press(person, message, HELPFUL))
        assert thanks.visible_to == person.id
    assert await votes(database) == [("river-price", 2, 0, ())]


async def test_a_vote_is_kept_when_no_question_can_be_shown(
    slack: Slack, bo: Person, general: Channel, database: URL
) -> None:
    answer = await asked(slack, bo, general)
    slack.site.faults.add("views.open", Refused("expired_trigger_id"))
    thanks = await slack.answer(await slack.press(bo, answer, UNHELPFUL))
    assert read(thanks) == THANKS[Value.UNHELPFUL]
    assert await votes(database) == [("river-price", 0, 1, ())]


async def test_why_an_answer_was_given_is_told_to_the_one_who_asks(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    answer = await asked(slack, ana, general)
    pressed = await slack.press(bo, answer, WHY_LABEL)
    await slack.modals.shown(bo)
    why = shown_to(slack, bo)
    for part in (
        "About: River Pilot Certificate",
        "Asked for: price",
        "I answer from ",
        "1. How much is the River Pilot exam?",
        "told here (entry river-price, in faq/pilots.yaml, line 2)",
        "Pilots' handbook (undated), Prices",
    ):
        assert part in why
    assert (slack.answers(pressed), shown_to(slack, ana)) == ((), "")


async def test_why_is_told_in_a_message_where_no_modal_opens_and_without_a_word_of_the_question(
    slack: Slack, ana: Person
) -> None:
    private = await slack.answer(await slack.command(ana, "/cert", f"ask please: {RIVER_PRICE}"))
    slack.site.faults.add("views.open", Refused("expired_trigger_id"))
    why = await slack.answer(await slack.press(ana, private, WHY_LABEL))
    assert why.visible_to == ana.id
    assert "river-price" in why.text
    assert "please" not in why.text + str(private.blocks)


async def test_why_a_choice_is_told_says_that_it_was_picked(slack: Slack, ana: Person, general: Channel) -> None:
    choices = await asked(slack, ana, general, "how much is the pilot certificate")
    chosen = await slack.answer(await slack.press(ana, choices, "River Pilot"))
    await slack.press(ana, chosen, WHY_LABEL)
    await slack.modals.shown(ana)
    assert "It was picked" in shown_to(slack, ana)


async def test_an_admin_hides_a_wrong_answer_until_it_is_corrected(
    slack: Slack, live: LiveAnswering, ana: Person, bo: Person, general: Channel
) -> None:
    answer = await asked(slack, bo, general)
    done = await slack.answer(await slack.press(ana, answer, WRONG_LABEL))
    assert done.visible_to == ana.id
    assert HIDDEN in read(done)
    assert "entry river-price, faq/pilots.yaml, line 2" in read(done)
    for told in (
        await asked(slack, bo, general),
        await slack.answer(await slack.command(bo, "/cert", f"ask {RIVER_PRICE}")),
    ):
        assert MARKED in read(told)
        assert "euros" not in read(told)
    training = await asked(slack, bo, general, "How do I prepare for the River Pilot exam?")
    assert [found.label for found in controls(training.blocks) if "How much" in found.label] == []
    correct(live, "The River Pilot exam is 130 euros.")
    assert "130 euros" in read(await asked(slack, bo, general))
    assert read(await slack.answer(await slack.press(ana, answer, WRONG_LABEL))) == CHANGED


def correct(live: LiveAnswering, answer: str) -> None:
    """Edit the entry as an editor does."""
    entries = tuple(
        replace(entry, answer=answer) if entry.id == "river-price" else entry for entry in live.knowledge.entries
    )
    live.renew(replace(live.knowledge, version="2", entries=entries))


async def test_an_admin_can_take_that_back(slack: Slack, ana: Person, bo: Person, general: Channel) -> None:
    done = await slack.answer(await slack.press(ana, await asked(slack, bo, general), WRONG_LABEL))
    assert "again" in read(await slack.answer(await slack.press(ana, done, UNDO)))
    assert "120 euros" in read(await asked(slack, bo, general))


async def test_only_an_admin_is_offered_to_hide_what_they_alone_see(slack: Slack, ana: Person, bo: Person) -> None:
    for person, offered in ((ana, True), (bo, False)):
        alone = await slack.answer(await slack.command(person, "/cert", f"ask {RIVER_PRICE}"))
        assert (WRONG_LABEL in [found.label for found in controls(alone.blocks)]) == offered


async def test_what_another_process_hides_is_shared_no_more(
    slack: Slack, live: LiveAnswering, bo: Person, general: Channel, database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(withheld, "FRESH_SECONDS", 0.0)
    typed = ("compare river pilot, harbour pilot", "show river pilot", f"ask {RIVER_PRICE}")
    seen = [await slack.answer(await slack.command(bo, "/cert", text, general)) for text in typed]
    [price] = (entry for entry in live.knowledge.entries if entry.id == "river-price")
    async with open_store(database) as store:
        await store.feedback.withhold(Withheld(price.id, fingerprint(price), 0.0))
    for message in seen:
        shared = await slack.answer(await slack.press(bo, message, SHARE))
        assert "120 euros" not in str(shared.blocks) + shared.text
        assert RIVER_PRICE not in str(shared.blocks)
    assert "120 euros" in str(seen[0].blocks)


async def test_others_are_told_kindly_that_they_cannot_hide_an_answer(
    slack: Slack, bo: Person, general: Channel
) -> None:
    said = await slack.answer(await slack.press(bo, await asked(slack, bo, general), WRONG_LABEL))
    assert (read(said), said.visible_to) == (NOT_FOR_YOU, bo.id)
    assert "120 euros" in read(await asked(slack, bo, general))


async def test_what_is_hidden_is_neither_suggested_to_ask_nor_listed_to_read_again(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    channel = slack.direct_channel(bo).id
    await slack.open_app(bo, "messages")
    prompts = await slack.site.changes.until(lambda: slack.site.workspace.prompts.get(channel), "prompts")
    suggested = prompts[0]["message"]
    answer = await asked(slack, bo, general, suggested)
    await slack.open_app(bo)
    assert suggested in words((await slack.modals.home(bo)).body["blocks"])
    await slack.answer(await slack.press(ana, answer, WRONG_LABEL))
    for tab in ("messages", "home"):
        await slack.open_app(bo, tab)
    await slack.site.changes.until(lambda: slack.site.workspace.prompts[channel] != prompts, "other prompts")
    assert suggested not in str(slack.site.workspace.prompts[channel])
    await slack.site.changes.until(
        lambda: suggested not in words(slack.site.surfaces.homes[bo.id].body["blocks"]), "Home"
    )


async def test_the_home_tab_of_admins_tells_what_to_look_after(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    for question in ("Who won the cup in 1998?", "who won the cup in 1998", "May I bring a parrot aboard?"):
        await asked(slack, bo, general, question)
    answer = await asked(slack, bo, general)
    await slack.press(bo, answer, UNHELPFUL)
    await slack.modals.shown(bo)
    await slack.answer(await slack.press(ana, answer, WRONG_LABEL))
    await slack.open_app(ana)
    home = words((await slack.modals.home(ana)).body["blocks"])
    for part in ("last 30 days: *3*", "1998? (2 times)", "• May I bring a parrot aboard?", "Marked as wrong"):
        assert part in home
    assert home.count(f"• {RIVER_PRICE}") == 2
    await slack.open_app(bo)
    assert "parrot" not in words((await slack.modals.home(bo)).body["blocks"])


async def test_a_hidden_option_is_not_offered_and_a_press_on_an_old_one_says_so(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    vague = "how much is the pilot certificate"
    before = await asked(slack, bo, general, vague)
    await slack.answer(await slack.press(ana, await asked(slack, bo, general), WRONG_LABEL))
    pressed = await slack.answer(await slack.press(bo, before, "River Pilot"))
    assert MARKED in read(pressed)
    after = await asked(slack, bo, general, vague)
    offered = [found.label for found in controls(after.blocks) if CHOICE.fullmatch(found.action["action_id"])]
    assert len(offered) == 1
    assert "Harbour" in offered[0]


async def test_what_the_sources_do_not_give_can_be_voted_on_and_hidden_too(
    slack: Slack, ana: Person, bo: Person, general: Channel, database: URL
) -> None:
    answer = await asked(slack, bo, general, RIVER_RENEWAL)
    await slack.answer(await slack.press(bo, answer, HELPFUL))
    await slack.answer(await slack.press(ana, answer, WRONG_LABEL))
    assert MARKED in read(await asked(slack, bo, general, RIVER_RENEWAL))
    assert await votes(database) == [("river-renewal", 1, 0, ())]


async def test_without_the_newer_blocks_everything_can_still_be_pressed(
    slack: Slack, app: RunningApp, bo: Person, general: Channel, database: URL
) -> None:
    slack.site.faults.add("chat.postMessage", Refused("invalid_blocks"))
    answer = await asked(slack, bo, general)
    assert {block["type"] for block in answer.blocks} == {"section", "actions"}
    assert [found.label for found in controls(answer.blocks)][-4:] == [WHY_LABEL, WRONG_LABEL, HELPFUL, UNHELPFUL]
    await slack.answer(await slack.press(bo, answer, HELPFUL))
    assert await votes(database) == [("river-price", 1, 0, ())]
    slack.site.faults.add("chat.postMessage", Refused("invalid_blocks"), times=2)
    bare = await asked(slack, bo, general, RIVER_RENEWAL)
    assert bare.blocks == ()
    assert "does not say" in bare.text
    await app.stop()
    assert called(slack) == ()
    assert slack.site.calls.remarks() == ()
    assert len(said_by_the_app(slack)) == 3
