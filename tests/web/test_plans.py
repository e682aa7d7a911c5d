"""The address of plans as files: what is given, to whom, and what everybody else reads."""

import asyncio
import logging

import pytest
from bot.domain.people import Asker
from bot.domain.plan_files import Form, PlanFile
from bot.domain.store import StoreAwayError
from bot.metrics import Metrics
from bot.service.planning.linking import Links
from bot.web import plans
from bot.web.application import application
from bot.web.plans import BUSY, EXPIRED, GONE, UNKNOWN, plan_route
from starlette.types import ASGIApp

from tests.slack.deliveries import request

ANA = Asker("T1", "U1")
LINKS = Links("/plans/", "secret")
METRICS = Metrics()
TEXTS = {Form.CALENDAR: "BEGIN:VCALENDAR\r\n", Form.MARKDOWN: "# Plan ä\n"}


async def make(linked: PlanFile) -> str:
    return TEXTS[linked.form] if linked.asker == ANA else ""


async def away(_: PlanFile) -> str:
    raise StoreAwayError("no store")


async def never(_: PlanFile) -> str:
    await asyncio.Event().wait()
    return ""


def app(made: plans.Make = make, now: float = 0.0) -> ASGIApp:
    return application([plan_route(LINKS, made, METRICS, lambda: now)])


def link(form: Form = Form.CALENDAR, asker: Asker = ANA) -> str:
    return LINKS.files(asker, 0)[form]


@pytest.mark.parametrize(
    ("form", "kind"), [(Form.CALENDAR, "text/calendar; charset=utf-8"), (Form.MARKDOWN, "text/markdown; charset=utf-8")]
)
async def test_a_link_gives_the_plan_as_a_file_that_nothing_keeps(form: Form, kind: str) -> None:
    got = await request(app(), "GET", link(form))
    assert (got.status, got.body.decode()) == (200, TEXTS[form])
    assert got.headers["content-type"] == kind
    assert got.headers["content-disposition"] == f'attachment; filename="plan.{form}"'
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("made", "path", "now", "status", "said"),
    [
        (make, "/plans/T1.U1.90000.forged.ics", 0, 404, UNKNOWN),
        (make, link().replace("U1", "U2"), 0, 404, UNKNOWN),
        (make, link(), 2 * 86_400, 410, EXPIRED),
        (make, link(asker=Asker("T1", "U2")), 0, 404, GONE),
        (away, link(), 0, 503, BUSY),
        (never, link(), 0, 503, BUSY),
    ],
)
async def test_whoever_gets_no_file_reads_why_in_a_sentence(
    made: plans.Make, path: str, now: float, status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plans, "FILE_SECONDS", 0.01)
    got = await request(app(made, now), "GET", path)
    assert (got.status, got.body.decode()) == (status, said)
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_a_file_can_only_be_read(method: str) -> None:
    assert (await request(app(), method, link())).status == 404
    assert (await request(app(), "HEAD", link())).status == 200


async def test_more_at_once_than_people_ask_for_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "MOST_AT_ONCE", 1)
    begun, held = asyncio.Event(), asyncio.Event()

    async def wait(_: PlanFile) -> str:
        begun.set()
        await held.wait()
        return "made"

    busy = app(wait)
    first = asyncio.create_task(request(busy, "GET", link()))
    await begun.wait()
    assert (await request(busy, "GET", link())).status == 503
    held.set()
    assert (await first).status == 200


async def test_nothing_of_a_link_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for made in (make, away):
            await request(app(made), "GET", link())
    assert link().rpartition("/")[2] not in caplog.text
