"""People see what is kept of them, decide about it, and have it deleted; and they can write to the editors."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.domain.gaps import Remark
from bot.domain.people import Asker, Preferences
from bot.playground.controls import control, words
from bot.playground.slack import Slack
from bot.playground.workspace import TEAM_ID, Channel, Message, Person
from bot.service.live import LiveAnswering
from bot.store.address import database_url
from bot.store.opening import SqlStore, open_store

from tests.e2e.reading import modal_that_says, read
from tests.e2e.running_app import MODES, running_app

UNKNOWN = "who won the cup in 1998?"
RIVER_PRICE = "How much is the River Pilot exam?"


@pytest.fixture
def experts(slack: Slack, bo: Person) -> Channel:
    return slack.channel("cert-experts", bo)


@pytest.fixture(params=MODES)
async def store(
    slack: Slack, answering: LiveAnswering, experts: Channel, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[SqlStore]:
    """Return the store of an app that runs, with a channel of experts."""
    mode, database = request.param, database_url(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    running = running_app(slack, answering, mode, database, experts_channel=experts.id, retention_days=30)
    async with running, open_store(database) as store:
        yield store


async def typed(slack: Slack, person: Person, text: str) -> Message:
    return await slack.answer(await slack.command(person, "/cert", text))


def of(person: Person) -> Asker:
    return Asker(TEAM_ID, person.id)


async def kept(store: SqlStore) -> list[str]:
    return [gap.text for gap in await store.gaps.since(0)]


async def test_what_is_shown_in_the_modal_can_be_changed_and_deleted_there(
    slack: Slack, store: SqlStore, ana: Person, general: Channel
) -> None:
    await slack.answer(await slack.mention(ana, general, RIVER_PRICE))
    await slack.command(ana, "/cert", "me")
    await slack.press(ana, await slack.modals.shown(ana), "Do not keep mine")
    await slack.press(ana, await modal_that_says(slack, ana, "are not kept"), "Forget me")
    await modal_that_says(slack, ana, "I have deleted what I kept of you")
    assert await store.people.kept(of(ana)) == {}


@pytest.mark.usefixtures("store")
async def test_about_says_what_is_known_and_what_is_kept_for_whom_and_how_long(
    slack: Slack, answering: LiveAnswering, ana: Person
) -> None:
    said = read(await typed(slack, ana, "about"))
    for part in (answering.knowledge.version, "30 days", "editors", "/cert feedback", "/cert me forget", "experts"):
        assert part in said


async def test_who_turns_it_off_leaves_no_question_until_they_turn_it_on_again(
    slack: Slack, store: SqlStore, ana: Person, general: Channel
) -> None:
    shown = await typed(slack, ana, "settings")
    assert "kept for the editors for 30 days" in read(shown)
    off = await slack.answer(await slack.press(ana, shown, "Do not keep mine"))
    assert "are not kept" in read(off)
    assert await store.people.preferences(of(ana)) == Preferences(keeps_gaps=False)
    await slack.answer(await slack.mention(ana, general, UNKNOWN))
    assert await kept(store) == [""]
    assert "kept for the editors" in read(await typed(slack, ana, "settings keep on"))
    await slack.answer(await slack.mention(ana, general, UNKNOWN))
    assert await kept(store) == [UNKNOWN, ""]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("settings KEEP  off", "are not kept"),
        ("settings keep on", "kept for the editors"),
        ("settings what", "keep off"),
    ],
)
async def test_settings_work_without_buttons(slack: Slack, store: SqlStore, ana: Person, text: str, said: str) -> None:
    assert said in read(await typed(slack, ana, text))
    assert (await store.people.preferences(of(ana))).keeps_gaps == ("off" not in text)


async def test_who_is_forgotten_leaves_nothing_of_their_own(
    slack: Slack, store: SqlStore, ana: Person, bo: Person, general: Channel, experts: Channel
) -> None:
    for person in (ana, bo):
        await slack.answer(await slack.mention(person, general, RIVER_PRICE))
    gap = await slack.answer(await slack.mention(ana, general, UNKNOWN))
    await slack.press(ana, gap, "Ask an expert")
    await slack.modals.shown(ana)
    await slack.modals.submit(ana, {"Your question": UNKNOWN})
    await slack.site.changes.until(lambda: slack.seen(bo, experts), "the question")
    await slack.command(ana, "/cert", "me")
    shown = words((await modal_that_says(slack, ana, RIVER_PRICE)).body["blocks"])
    assert f"{UNKNOWN} (waits for an answer)" in shown
    await slack.modals.close(ana)
    await typed(slack, ana, "settings keep off")

    assert "I have deleted" in read(await typed(slack, ana, "me forget"))
    assert await store.people.recent(of(ana)) == ()
    assert len(await store.people.recent(of(bo))) == 1
    assert await store.people.preferences(of(ana)) == Preferences()
    assert await store.experts.open_posts(of(ana)) == ()
    assert slack.seen(bo, experts) == ()


async def test_the_button_that_forgets_asks_first(slack: Slack, store: SqlStore, ana: Person) -> None:
    await store.people.note_answer(of(ana), ("river-price",), 0)
    shown = await typed(slack, ana, "settings")
    [button] = [element for block in shown.blocks for element in block.get("elements", ()) if "confirm" in element]
    assert button["confirm"]["title"]["text"] == "Forget me?"
    assert control(shown.blocks, "Forget me").action["action_id"] == button["action_id"]
    assert "I have deleted" in read(await slack.answer(await slack.press(ana, shown, "Forget me")))
    assert await store.people.recent(of(ana)) == ()


async def test_what_is_typed_after_feedback_reaches_the_editors_redacted(
    slack: Slack, store: SqlStore, ana: Person
) -> None:
    assert "Thank you" in read(await typed(slack, ana, "feedback prices are old, says ann@example.org today"))
    assert [remark.text for remark in await store.gaps.remarks(0)] == ["prices are old, says [e-mail] today"]


async def test_feedback_alone_opens_a_modal(slack: Slack, store: SqlStore, ana: Person) -> None:
    await slack.command(ana, "/cert", "feedback")
    view = await slack.modals.shown(ana)
    assert "for 30 days without your name" in words(view.body["blocks"])
    done = await slack.modals.submit(ana, {"What should they know?": " "})
    assert done.receipt
    assert done.receipt.body["errors"]
    await slack.modals.submit(ana, {"What should they know?": "Call <!channel> 12345678."})

    def thanked() -> bool:
        top = slack.site.surfaces.top(ana.id)
        return top is not None and "Thank you" in words(top.body["blocks"])

    await slack.site.changes.until(thanked, "thanks")
    remarks = await store.gaps.remarks(0)
    assert remarks == (Remark("Call [mention] [number] .", remarks[0].at),)
