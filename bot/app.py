"""The composition root: settings and the answering service become a Slack app, the same in production and in tests."""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.listener.async_listener_start_handler import AsyncCustomListenerStartHandler

from bot.config import Config
from bot.domain.plan_files import PlanFile
from bot.domain.store import Store, StoreAwayError
from bot.metrics import Metrics
from bot.service.answering import Answering
from bot.service.browsing import Browsing
from bot.service.planning.linking import Links
from bot.service.planning.plans import Plans
from bot.service.withholding import Withholding, withheld_ids
from bot.slack.beginning import watching_connections
from bot.slack.delivering import Delivering
from bot.slack.identity import identity
from bot.slack.lately import Lately
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.leaving import Leaving
from bot.slack.listeners.planning.reminding import Reminding
from bot.slack.listeners.registering import register
from bot.slack.observing import Observing
from bot.slack.posting import new_poster
from bot.slack.rendering import Staff
from bot.slack.running import Running
from bot.slack.sending import Sender, new_sender, new_session
from bot.slack.socket_mode import connected, take_no_more
from bot.slack.surface import NAME
from bot.slack.throttling import Throttle
from bot.slack.withheld import withheld_list
from bot.store.migrating import ready
from bot.store.opening import open_store
from bot.terminal.exported import exported
from bot.web.application import application
from bot.web.desk import Mount, no_desk
from bot.web.door import slack_route
from bot.web.health import health_routes
from bot.web.listening import bound, listen, serving_metrics
from bot.web.plans import PLANS_PATH, Make, plan_route

DRAIN_SECONDS = 20.0
"""How long a stop waits for replies; Heroku and others kill after 30 seconds."""

log = structlog.get_logger(__name__)
slack_log = logging.getLogger("certguide.slack")


@dataclass(frozen=True, slots=True)
class SlackApp:
    """A Slack app that is known to Slack and can take requests."""

    bolt: AsyncApp
    sender: Sender
    running: Running
    metrics: Metrics
    observing: Observing
    delivering: Delivering
    reminding: Reminding
    plans: Plans


@asynccontextmanager
async def opened(
    config: Config, answering: Answering, store: Store, clock: Callable[[], float] = time.time
) -> AsyncIterator[SlackApp]:
    """Open the app and its session; `clock` gives seconds since the epoch. Raises SlackUnusableError and StoreAwayError."""
    # Bolt and the SDK copy this level; below it they log payloads.
    slack_log.setLevel(logging.WARNING)
    metrics = Metrics()
    metrics.tell_knowledge(lambda: answering.knowledge)
    withheld = await withheld_list(store.feedback, clock)
    observing = Observing(metrics)
    async with new_session(observing.tracing(), watching_connections()) as session:
        reached = (session, config.bot_token, config.api_url, slack_log)
        staff = Staff(bool(config.experts_channel), bool(config.admins))
        poster = new_poster(*reached, lambda: answering.knowledge, metrics, staff)
        sender = new_sender(*reached)
        delivering = Delivering(store, poster.post, clock, metrics.uncertain.inc)
        browsing = Browsing(lambda: answering.knowledge, lambda: withheld_ids(answering.knowledge, withheld.marked()))
        plans = Plans(store.newcomers, lambda: answering.knowledge, clock, config.timezone)
        reminding = Reminding(store, plans, sender.client, clock)
        plans.ring = reminding.ring
        desk = Desk(
            Withholding(answering, withheld.marked),
            browsing,
            sender,
            store,
            delivering.ring,
            Throttle(clock),
            clock,
            metrics,
            Lately(clock),
            withheld,
            config.admins,
            config.retention_days,
            plans,
            reminding,
            config.experts_channel,
            links_of(config),
        )
        installed = await identity(sender.client)
        bolt = new_bolt(config, installed)
        app = SlackApp(bolt, sender, Running(), metrics, observing, delivering, reminding, plans)
        register(bolt, desk, Leaving(observing.note_gone, installed.bot_user_id))
        bolt.listener_runner.listener_start_handler = AsyncCustomListenerStartHandler(slack_log, app.running.track)
        yield app


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


def links_of(config: Config) -> Links | None:
    """Return what makes links to plans, None without an address that they could have."""
    secret = config.signing_secret or config.app_token
    return Links(config.public_url + PLANS_PATH, secret) if config.public_url and secret else None


def _files(plans: Plans) -> Make:
    """Return what makes a plan as a file, as `certguide me export` does."""

    async def make(linked: PlanFile) -> str:
        newcomer = await plans.look(linked.asker)
        return await asyncio.to_thread(exported, newcomer, linked.form, plans.knowledge(), plans.clock())

    return make


def new_bolt(config: Config, installed: AuthorizeResult) -> AsyncApp:
    """Return a Bolt app that knows who it is.

    With an authorize function of ours Bolt neither calls `auth.test` for events nor turns to OAuth and its file stores
    when the environment has SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.
    """

    async def authorize() -> AuthorizeResult:
        return installed

    return AsyncApp(
        name=NAME,
        logger=slack_log,
        signing_secret=config.signing_secret or "",
        authorize=authorize,
        attaching_conversation_kwargs_enabled=False,
    )
