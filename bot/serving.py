"""Run the app until it is told to stop: in Socket Mode or over HTTP, with checks of its health and the files of plans."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import structlog

from bot.app import links_of, opened
from bot.config import Config
from bot.domain.plan_files import PlanFile
from bot.domain.store import Store, StoreAwayError
from bot.service.answering import Answering
from bot.service.planning.plans import Plans
from bot.slack.running import Running
from bot.slack.socket_mode import connected, take_no_more
from bot.store.migrating import ready
from bot.store.opening import open_store
from bot.terminal.exported import exported
from bot.web.application import application
from bot.web.desk import Mount, no_desk
from bot.web.door import slack_route
from bot.web.health import health_routes
from bot.web.listening import bound, listen, serving_metrics
from bot.web.plans import Make, plan_route

DRAIN_SECONDS = 20.0
"""How long a stop waits for replies; Heroku and others kill after 30 seconds."""

log = structlog.get_logger(__name__)


async def serve(
    config: Config,
    answering: Answering,
    stop: asyncio.Event,
    listening: socket.socket | None = None,
    desk: Mount = no_desk,
    clock: Callable[[], float] = time.time,
) -> None:
    """Run the app until `stop` is set, in Socket Mode or over HTTP as the settings say, then finish the replies.

    Over HTTP it takes the port of the settings, unless it is given a socket that listens already. `desk` adds what only
    the playground serves; `clock` gives seconds since the epoch.
    Raises SlackUnusableError, StoreAwayError and MigrationError, or PortError before anything else is tried.
    """
    async with AsyncExitStack() as stack:
        if config.port and listening is None:
            listening = stack.enter_context(bound(config.port))
        await ready(config.database)
        store = await stack.enter_async_context(open_store(config.database, config.retention_days))
        app = await stack.enter_async_context(opened(config, answering, store, clock))
        if config.metrics_port:
            stack.enter_context(serving_metrics(config.metrics_port, app.metrics.registry))
        routes = desk(store)
        checks = {"draining": _not_set(stop), "auth": app.observing.is_authorized, "store": _reachable(store)}
        checks |= {"knowledge": _has_entries(answering), "delivery": app.delivering.is_working}
        left = _time_left()
        await stack.enter_async_context(app.delivering.running(left))
        await stack.enter_async_context(app.reminding.running())
        if config.app_token:
            connecting = connected(app.bolt, app.sender.client, config.app_token, app.running, app.metrics)
            connection = await stack.enter_async_context(connecting)
            checks["connection"] = connection.is_connected
            stack.push_async_callback(_drain, app.running, left)
            stack.callback(take_no_more, connection)
        else:
            stack.push_async_callback(_drain, app.running, left)
            routes.append(slack_route(app.bolt, config.signing_secret or "", app.metrics, app.running.count))
        log.info("started", mode="socket" if config.socket_mode else "http")
        if links := links_of(config):
            routes.append(plan_route(links, _files(app.plans), app.metrics, clock))
        if listening:
            await listen(application([*health_routes(checks), *routes]), listening, stop)
        else:
            await stop.wait()


async def _drain(running: Running, left: Callable[[], float]) -> None:
    log.info("stopping")
    log.info("stopped", replies_lost=await running.drain(left()))


def _time_left() -> Callable[[], float]:
    """Return a function that tells how many seconds are left for the replies, counted from its first call on."""
    ends: list[float] = []

    def left() -> float:
        now = time.monotonic()
        ends.append(now + DRAIN_SECONDS)
        return ends[0] - now

    return left


def _reachable(store: Store) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        try:
            await store.check()
        except StoreAwayError:
            return False
        return True

    return check


def _has_entries(answering: Answering) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        return bool(answering.knowledge.entries)

    return check


def _not_set(stop: asyncio.Event) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        return not stop.is_set()

    return check


def _files(plans: Plans) -> Make:
    """Return what makes a plan as a file, as `certguide me export` does."""

    async def make(linked: PlanFile) -> str:
        newcomer = await plans.look(linked.asker)
        return await asyncio.to_thread(exported, newcomer, linked.form, plans.knowledge(), plans.clock())

    return make
