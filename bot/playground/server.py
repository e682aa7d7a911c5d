"""Start the stand-in on a free loopback port."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from bot.playground.deliveries import OverHttp
from bot.playground.door import Door
from bot.playground.installation import Installation
from bot.playground.offer import Offer
from bot.playground.page.acts import Acts
from bot.playground.page.serving import Page
from bot.playground.posting import post_waiting
from bot.playground.response_api import ResponseApi
from bot.playground.slack import Slack
from bot.playground.standin import StandIn, new_stand_in
from bot.playground.web_api import WebApi

POST_SECONDS = 1.0
"""Between two looks at what was scheduled."""
LARGEST_BODY = 1024 * 1024
"""Bytes of a call."""


@asynccontextmanager
async def running(
    installation: Installation | None = None,
    clock: Callable[[], float] = time.time,
    port: int = 0,
    offer: Offer | None = None,
) -> AsyncIterator[Slack]:
    """Serve a stand-in within the block, with a page when there is something to `offer` on it.

    `clock` gives seconds since the epoch; port 0 takes a free one. Raises OSError when the port is taken.
    """
    site = new_stand_in(clock, installation or Installation())
    served = application(site)
    door = Door(served, port)
    slack = Slack(site, door)
    if offer is not None:
        Page(Acts(slack, offer)).add_to(served)
    posting = asyncio.create_task(_posting(site))
    try:
        await door.open()
        site.response_urls.base = f"http://{door.address}/response/"
        site.sockets.base = f"ws://{door.address}/link"
        yield slack
    finally:
        posting.cancel()
        await site.sockets.close()
        await door.remove()


@asynccontextmanager
async def over_http(slack: Slack, url: str, secret: str | None = None) -> AsyncIterator[OverHttp]:
    """Deliver to the app's request URL within the block, signed with the app's secret unless another is given."""
    before = slack.exchanges.transport
    async with aiohttp.ClientSession() as session:
        way = OverHttp(session, url, secret or slack.site.installation.signing_secret, slack.site.clock)
        slack.exchanges.transport = way
        try:
            yield way
        finally:
            slack.exchanges.transport = before


def application(site: StandIn) -> web.Application:
    """Return the endpoints: the Web API, response URLs and Socket Mode."""
    served = web.Application(client_max_size=LARGEST_BODY)
    served.router.add_route("*", "/api/{method}", WebApi(site).serve)
    served.router.add_post("/response/{id}", ResponseApi(site).serve)
    served.router.add_get("/link", site.sockets.accept)
    return served


async def _posting(site: StandIn) -> None:
    """Post what was scheduled when its time has come."""
    while True:
        await asyncio.sleep(POST_SECONDS)
        post_waiting(site, site.clock())
