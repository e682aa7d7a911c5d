"""Post what comes out of the outbox, once: nothing here tries again but for blocks that Slack does not take."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.knowledge import Knowledge
from bot.domain.posting import Outcome, Posted, Refused
from bot.domain.store import Claimed
from bot.domain.told import Status
from bot.metrics import Metrics
from bot.slack.beginning import Begin, beginning
from bot.slack.message import Message, versions
from bot.slack.outcomes import outcome_of
from bot.slack.rendering import shown
from bot.slack.sending import BLOCKS_REFUSED, new_client, post_arguments


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts with a client that makes each call once; `knowledge` gives the one in use.

    With `experts` there is a channel of theirs.
    """

    client: AsyncWebClient
    knowledge: Callable[[], Knowledge]
    metrics: Metrics
    experts: bool = False

    async def post(self, claimed: Claimed, begin: Begin) -> Outcome:
        """Post something in its thread; plainer when Slack does not take its blocks.

        `begin` is called when there is a connection. Raises NotOursError, and what `begin` raises.
        """
        message = shown(claimed.told, self.knowledge(), self.experts)
        with beginning(begin):
            outcome = await self._post_plainer(claimed, message)
        if isinstance(outcome, Posted) and claimed.told.status is not Status.NOTICE:
            self.metrics.replies.labels(claimed.told.status.value).inc()
        return outcome

    async def _post_plainer(self, claimed: Claimed, message: Message) -> Outcome:
        """Post a message, plainer each time that Slack does not take its blocks."""
        *richer, plainest = versions(message)
        for version in richer:
            outcome = await self._post(claimed, version)
            if not isinstance(outcome, Refused) or outcome.code not in BLOCKS_REFUSED:
                return outcome
        return await self._post(claimed, plainest)

    async def _post(self, claimed: Claimed, message: Message) -> Outcome:
        return await outcome_of(self.client.chat_postMessage(**post_arguments(claimed.place, message)))


def new_poster(
    session: aiohttp.ClientSession,
    token: str,
    api_url: str,
    logger: logging.Logger,
    knowledge: Callable[[], Knowledge],
    metrics: Metrics,
    experts: bool = False,
) -> Poster:
    """Return a poster for a workspace; with `experts` it offers to ask them."""
    return Poster(new_client(session, token, api_url, logger, []), knowledge, metrics, experts)
