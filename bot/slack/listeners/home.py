"""Somebody opens the app: show the Home tab, or questions to begin with in the Messages tab."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import aiohttp
import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.card import Kind, Link
from bot.domain.gaps import KeptGap
from bot.domain.knowledge import Knowledge
from bot.domain.people import Asker
from bot.domain.store import StoreAwayError
from bot.service.grouping import gap_groups
from bot.service.planning.overseeing import stuck
from bot.service.withholding import withheld_ids
from bot.slack.home import ForAdmins, home_view
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, team_of
from bot.slack.listeners.planning.team import TeamOnHome
from bot.slack.message import Block
from bot.slack.modal import View
from bot.slack.planning.section import plan_blocks
from bot.slack.prompts import prompts
from bot.slack.sending import CALL_FAILED, error_code

MESSAGES, HOME = "messages", "home"
TITLE = "You could ask"
CONFLICT = "hash_conflict"
DAY = 86_400.0
MOST_GAPS = 200
"""The newest gaps, of which those that are alike are counted together."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """Listens to `app_home_opened`."""

    desk: Desk
    team: TeamOnHome
    _publishing: set[Asker] = field(default_factory=set)

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Show what belongs to the tab that was opened."""
        await ack()
        event = body["event"]
        if event.get("tab") == MESSAGES:
            await self._prompt(str(event["channel"]))
        elif event.get("tab") == HOME:
            await self._show_home(Asker(team_of(context), str(event["user"])), event.get("view") or {})

    async def renew(self, asker: Asker) -> None:
        """Publish the Home tab of a person anew, because they changed something; that stays so when Slack does not take it."""
        try:
            await self._publish(asker, await self._view(asker), None)
            await self._show_team(asker)
        except CALL_FAILED as error:
            log.warning("home_not_renewed", error=error_code(error))

    async def _prompt(self, channel: str) -> None:
        """Suggest questions; a workspace without agents refuses that, and everything else works there too.

        With a `thread_ts` Slack would say yes and show nothing.
        """
        await self.desk.withheld.look()
        found = prompts(self.desk.browsing.shown)
        try:
            if found:
                call = self.desk.sender.client.assistant_threads_setSuggestedPrompts
                await call(channel_id=channel, title=TITLE, prompts=list(found))
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            log.info("prompts_not_set", error=error_code(error))

    async def _show_home(self, asker: Asker, shown: Payload) -> None:
        """Publish the Home tab unless the person has it before them as it is, or it is being published right now."""
        if asker in self._publishing:
            return
        self._publishing.add(asker)
        try:
            view = await self._view(asker)
            if view["private_metadata"] != shown.get("private_metadata"):
                await self._publish(asker, view, shown.get("hash"))
        finally:
            self._publishing.discard(asker)
        await self._show_team(asker)

    async def _show_team(self, asker: Asker) -> None:
        """Publish the Home tab of a lead once more when their team is another by now."""
        with suppress(StoreAwayError):
            if await self.team.look(asker):
                await self._publish(asker, await self._view(asker), None)

    async def _view(self, asker: Asker) -> View:
        await self.desk.withheld.look()
        admins = await self._for_admins() if asker.user in self.desk.admins else None
        plan = await self._plan(asker)
        return home_view(
            self.desk.answering.knowledge, await self._recent(asker), admins, (*plan, *await self._team(asker))
        )

    async def _plan(self, asker: Asker) -> tuple[Block, ...]:
        """Return the section of a person's plan; nothing while the store is away."""
        plans = self.desk.plans
        try:
            newcomer = await plans.look(asker)
            await plans.sign(asker)
        except StoreAwayError:
            return ()
        today = plans.today(newcomer)
        why, files = stuck(newcomer, today), self.desk.plan_files(asker)
        return plan_blocks(newcomer, today, self.desk.answering.knowledge, why, files)

    async def _team(self, asker: Asker) -> tuple[Block, ...]:
        """Return the section of a lead's team; nothing while the store is away."""
        try:
            return await self.team.blocks(asker)
        except StoreAwayError:
            return ()

    async def _publish(self, asker: Asker, view: View, replaces: str | None) -> None:
        """Publish a view in place of the one with the hash that it `replaces`; one that came in between is newer."""
        try:
            await self.desk.sender.client.views_publish(user_id=asker.user, view=view, hash=replaces)
        except SlackApiError as error:
            if error_code(error) != CONFLICT:
                raise
            log.info("home_was_newer")

    async def _recent(self, asker: Asker) -> tuple[Link, ...]:
        """Return the entries that answered a person lately and are still there, each once."""
        recent: tuple[str, ...] = ()
        with suppress(StoreAwayError):
            told = await self.desk.store.people.recent(asker)
            recent = tuple(dict.fromkeys(id_ for answer in told for id_ in answer.entries))
        return _named(recent, self.desk.browsing.shown)

    async def _for_admins(self) -> ForAdmins | None:
        """Return what admins look after; None while the store is away."""
        days, store = self.desk.retention_days, self.desk.store
        try:
            gaps = await store.gaps.since(self.desk.clock() - days * DAY)
            disliked = [tally.entry for tally in await store.feedback.tallies() if tally.unhelpful]
            marked = {item.entry: item.fingerprint for item in await store.feedback.withheld()}
        except StoreAwayError:
            return None
        knowledge = self.desk.answering.knowledge
        withheld = withheld_ids(knowledge, marked)
        asked = await asyncio.to_thread(_asked, gaps[:MOST_GAPS])
        return ForAdmins(len(gaps), days, asked, _named(disliked, knowledge), _named(sorted(withheld), knowledge))


def _named(ids: Iterable[str], knowledge: Knowledge) -> tuple[Link, ...]:
    names = {entry.id: entry.question for entry in knowledge.entries}
    return tuple(Link(Kind.ENTRY, id_, names[id_]) for id_ in ids if id_ in names)


def _asked(gaps: Sequence[KeptGap]) -> tuple[tuple[str, int], ...]:
    """Return what was asked in vain, what is alike once with how often, the most frequent first."""
    groups = gap_groups(gaps, lambda text: " ".join(text.casefold().split()), None)
    told = ((group.texts[0], group.count) for group in groups if group.texts)
    return tuple(sorted(told, key=lambda asked: -asked[1]))
