"""The editor's desk answers the page beside which it stands, and is there only where it was mounted."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from bot.cli.editors_desk import Watched
from bot.cli.playing import Playground, playing
from bot.playground.deliveries import OverHttp
from bot.service.live import LiveAnswering
from bot.service.withholding import MARKED
from bot.slack.menu import WRONG_LABEL
from bot.slack.surface import EVENTS_PATH

from tests.e2e.conftest import answering_from
from tests.e2e.knowledge import write_knowledge

QUESTION = {
    "text": "<@U0CERTGUIDE> and the harbour pilot?",
    "thread": ["<@U0CERTGUIDE> How much is the River Pilot exam?"],
}
PARTS = ("problems", "coverage", "calibration", "gaps", "page/desk.js")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_knowledge(tmp_path_factory.mktemp("knowledge"))


@pytest.fixture(scope="module")
def answering(folder: Path) -> LiveAnswering:
    return answering_from(folder)


@pytest.fixture
async def playground(folder: Path, answering: LiveAnswering) -> AsyncIterator[Playground]:
    async with playing({}, answering, asyncio.Event(), watched=Watched(folder)) as playground:
        yield playground


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_a_question_is_explained_in_its_thread(
    playground: Playground, browser: aiohttp.ClientSession, folder: Path
) -> None:
    async with browser.post(f"{playground.offer.desk}why", json=QUESTION) as answer:
        told = await answer.json()
    assert (told["question"], told["status"], told["folder"]) == ("and the harbour pilot?", "answer", str(folder))
    best = told["best"][0]
    assert (best["id"], best["told"], best["place"]) == ("harbour-price", True, "faq/pilots.yaml:11")
    assert best["sources"] == ["Source: Pilots' handbook (undated): Prices"]
    counts = [part["counts"] for part in (*best["channels"], *best["fits"])]
    assert sum(counts) == pytest.approx(best["score"], abs=1e-5)


async def test_what_was_marked_as_wrong_is_shown_as_such(
    playground: Playground, browser: aiohttp.ClientSession
) -> None:
    slack, mira, (general, *_) = playground.slack, playground.town.editor, playground.town.channels
    answer = await slack.answer(await slack.mention(mira, general, "How much is the River Pilot exam?"))
    await slack.answer(await slack.press(mira, answer, WRONG_LABEL))
    async with browser.post(f"{playground.offer.desk}why", json={"text": QUESTION["thread"][0], "thread": []}) as why:
        told = await why.json()
    best = told["best"][0]
    assert (told["status"], best["id"], best["told"], best["hidden"]) == ("gap", "river-price", False, True)
    assert MARKED in told["text"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 200), ({"Origin": "https://evil.example"}, 403), ({"Host": "evil.example"}, 403)],
)
async def test_other_sites_get_nothing(
    playground: Playground, browser: aiohttp.ClientSession, part: str, headers: dict[str, str], status: int
) -> None:
    async with browser.get(playground.offer.desk + part, headers=headers) as answer:
        assert answer.status == status


async def test_a_folder_that_is_gone_is_a_problem_among_others(
    answering: LiveAnswering, browser: aiohttp.ClientSession, tmp_path: Path
) -> None:
    async with (
        playing({}, answering, asyncio.Event(), watched=Watched(tmp_path / "gone")) as playground,
        browser.get(f"{playground.offer.desk}problems") as answer,
    ):
        (problem,) = await answer.json()
    assert (problem["code"], problem["severity"]) == ("unreadable", "error")


async def test_news_tell_that_the_folder_was_read_again(
    folder: Path, answering: LiveAnswering, browser: aiohttp.ClientSession
) -> None:
    watched = Watched(folder)
    async with (
        playing({}, answering, asyncio.Event(), watched=watched) as playground,
        browser.get(f"{playground.offer.desk}news") as stream,
    ):
        first = await next_news(stream)
        watched.look()
        assert await next_news(stream) == {**first, "looks": first["looks"] + 1}


async def next_news(stream: aiohttp.ClientResponse) -> dict[str, int]:
    while True:
        line = await stream.content.readline()
        if line.startswith(b"data: "):
            news: dict[str, int] = json.loads(line[6:])
            return news


async def test_without_a_folder_there_is_no_desk(answering: LiveAnswering, browser: aiohttp.ClientSession) -> None:
    async with playing({}, answering, asyncio.Event()) as playground:
        way = playground.slack.exchanges.transport
        assert isinstance(way, OverHttp)
        for address in (way.url.removesuffix(EVENTS_PATH), f"http://{playground.slack.door.address}"):
            async with browser.get(f"{address}/desk/coverage") as answer:
                assert answer.status == 404
