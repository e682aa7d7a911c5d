"""The composition root: settings and the answering service become a Slack app, the same in production and in tests."""

import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.listener.async_listener_start_handler import AsyncCustomListenerStartHandler

from bot.config import Config
from bot.domain.store import Store
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
from bot.slack.surface import NAME
from bot.slack.throttling import Throttle
from bot.slack.withheld import withheld_list
from bot.web.plans import PLANS_PATH

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


def links_of(config: Config) -> Links | None:
    """Return what makes links to plans, None without an address that they could have."""
    secret = config.signing_secret or config.app_token
    return Links(config.public_url + PLANS_PATH, secret) if config.public_url and secret else None


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
