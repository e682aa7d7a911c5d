"""`/cert team` and the team on Home: leads see the plans that people share; admins name the leads."""

import asyncio
from dataclasses import dataclass, field, replace

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.newcomers import Newcomer
from bot.domain.people import Asker
from bot.domain.teamwork import Team
from bot.service.planning.overseeing import team_of
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.payloads import Payload, asker_of
from bot.slack.listeners.typed import Typed
from bot.slack.message import Block, Message, message
from bot.slack.modal import told_modal
from bot.slack.planning.team import (
    ADDED,
    MOST_ON_HOME,
    NOT_ADMIN,
    NOT_LEAD,
    REMOVED,
    TITLE,
    WHOM,
    team_blocks,
    team_message,
    team_modal,
)

ADD, REMOVE = "add", "remove"
FRESH_SECONDS = 60.0
"""How old the figures on Home may be: to read a thousand plans takes a third of a second."""


async def team(desk: Desk, typed: Typed) -> Message:
    """Show the team, or name a lead."""
    word = typed.text.partition(" ")[0].lower()
    if word in (ADD, REMOVE):
        return await _named(desk, typed, word)
    if not await _sees_team(desk, typed.asker):
        return message(NOT_LEAD)
    return team_message(await _team(desk, typed.team), desk.answering.knowledge)


async def _sees_team(desk: Desk, asker: Asker) -> bool:
    """Say whether somebody may see the plans that people share: a lead, or an admin. Raises StoreAwayError."""
    return asker.user in desk.admins or asker.user in await desk.store.leads.all(asker.team)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The team as it was seen at a time, by how many people shared then."""

    team: Team
    sharing: int
    at: float


@dataclass(frozen=True, slots=True)
class TeamOnHome:
    """Shows leads on Home how the people who share get on, and all of them when they press for it."""

    desk: Desk
    _seen: dict[str, _Seen] = field(default_factory=dict)

    async def blocks(self, asker: Asker) -> tuple[Block, ...]:
        """Return the section about the team as it was seen last: nothing before that, or for who may not see it.

        Who is named shares at this moment, however old the figures are. Raises StoreAwayError.
        """
        seen = self._seen.get(asker.team)
        if seen is None or not await _sees_team(self.desk, asker):
            return ()
        named = [one for one in seen.team.members if one.stuck][:MOST_ON_HOME]
        newcomers = self.desk.store.newcomers
        share = {one.who for one in named if (await newcomers.get(one.who)).newcomer.shares}
        members = tuple(one for one in seen.team.members if one not in named or one.who in share)
        # To an admin who leads nobody it is worth a place only once somebody shares.
        return team_blocks(replace(seen.team, members=members)) if members or asker.user not in self.desk.admins else ()

    async def look(self, asker: Asker) -> bool:
        """Look at the team of somebody who may see it, unless that was done lately; return whether it is another now.

        It takes longer than anybody should wait for their Home tab. Raises StoreAwayError.
        """
        if not await _sees_team(self.desk, asker):
            return False
        now, sharing = self.desk.clock(), await self.desk.store.newcomers.count_sharing(asker.team)
        before = self._seen.get(asker.team)
        if before and now - before.at < FRESH_SECONDS and before.sharing == sharing:
            return False
        team = await _team(self.desk, asker.team)
        self._seen[asker.team] = _Seen(team, sharing, now)
        return before is None or before.team != team

    async def open(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Show the whole team as it is now; who is no lead any more is told so."""
        await ack()
        asker, knowledge = asker_of(context, body), self.desk.answering.knowledge
        if await _sees_team(self.desk, asker):
            view = team_modal(await _team(self.desk, asker.team), knowledge)
        else:
            view = told_modal(TITLE, NOT_LEAD)
        await self.desk.sender.open_modal(str(body["trigger_id"]), view)


async def _team(desk: Desk, team: str) -> Team:
    people = await desk.store.newcomers.sharing(team)
    return await asyncio.to_thread(_seen, desk, people)


async def _named(desk: Desk, typed: Typed, word: str) -> Message:
    if typed.person not in desk.admins:
        return message(NOT_ADMIN)
    if not typed.mentioned:
        return message(WHOM)
    lead = Asker(typed.team, typed.mentioned[0])
    await (desk.store.leads.name(lead) if word == ADD else desk.store.leads.dismiss(lead))
    return message(ADDED if word == ADD else REMOVED)


def _seen(desk: Desk, people: tuple[tuple[Asker, Newcomer], ...]) -> Team:
    # Steps are told as they were planned: to hold a thousand plans against the knowledge takes longer than a lead waits.
    return team_of(people, desk.answering.knowledge, desk.clock())
