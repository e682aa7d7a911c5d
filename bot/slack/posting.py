"""Post what comes out of the outbox, once: nothing here tries again but for blocks that Slack does not take."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.knowledge import Knowledge
from bot.domain.posting import Gone, Outcome, Posted, Refused
from bot.domain.store import Claimed
from bot.domain.told import Status, Told
from bot.metrics import Metrics
from bot.slack.beginning import Begin, beginning
from bot.slack.hint import with_hint
from bot.slack.message import Message, versions
from bot.slack.outcomes import outcome_of
from bot.slack.rendering import NOBODY, Staff, shown
from bot.slack.sending import BLOCKS_REFUSED, change_arguments, new_client, post_arguments

NOT_THERE = "message_not_found"


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts with a client that makes each call once; `knowledge` gives the one in use."""

    client: AsyncWebClient
    knowledge: Callable[[], Knowledge]
    metrics: Metrics
    staff: Staff = NOBODY

    async def post(self, claimed: Claimed, begin: Begin) -> Outcome | Gone:
        """Post something in its thread, or change or take away what stands there; see `Claimed`.

        Plainer when Slack does not take its blocks. `begin` is called when there is a connection. Raises
        NotOursError, and what `begin` raises.
        """
        with beginning(begin):
            if claimed.told is None:
                return await self._taken_away(claimed)
            return await self._told(claimed, claimed.told)

    async def _told(self, claimed: Claimed, told: Told) -> Outcome | Gone:
        message = shown(told, self.knowledge(), self.staff)
        outcome = await self._put_plainer(claimed, with_hint(message) if claimed.opens else message)
        if isinstance(outcome, Posted) and not claimed.posted and told.status is not Status.NOTICE:
            self.metrics.replies.labels(told.status.value).inc()
        return Gone() if claimed.posted and _is_gone(outcome) else outcome

    async def _put_plainer(self, claimed: Claimed, message: Message) -> Outcome:
        """Post a message, or put it where one stands, plainer each time that Slack does not take its blocks."""
        *richer, plainest = versions(message)
        for version in richer:
            outcome = await self._put(claimed, version)
            if not isinstance(outcome, Refused) or outcome.code not in BLOCKS_REFUSED:
                return outcome
        return await self._put(claimed, plainest)

    async def _put(self, claimed: Claimed, message: Message) -> Outcome:
        if claimed.posted:
            return await outcome_of(
                self.client.chat_update(**change_arguments(claimed.place.channel, claimed.posted, message))
            )
        return await outcome_of(self.client.chat_postMessage(**post_arguments(claimed.place, message)))

    async def _taken_away(self, claimed: Claimed) -> Outcome | Gone:
        outcome = await outcome_of(self.client.chat_delete(channel=claimed.place.channel, ts=claimed.posted))
        return Gone() if isinstance(outcome, Posted) or _is_gone(outcome) else outcome


def new_poster(
    session: aiohttp.ClientSession,
    token: str,
    api_url: str,
    logger: logging.Logger,
    knowledge: Callable[[], Knowledge],
    metrics: Metrics,
    staff: Staff = NOBODY,
) -> Poster:
    """Return a poster for a workspace."""
    return Poster(new_client(session, token, api_url, logger, []), knowledge, metrics, staff)


def _is_gone(outcome: Outcome) -> bool:
    return isinstance(outcome, Refused) and outcome.code == NOT_THERE
