"""Somebody starts a plan: `/cert onboard`, the modal, and the proposals that lead to it."""

import asyncio
import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain import planned as wording
from bot.domain.newcomers import Greeting
from bot.domain.people import Asker
from bot.domain.plan import LEAST_HOURS, MOST_HOURS, Aim, Experience, Refused
from bot.domain.proposal import Proposal
from bot.domain.reminders import Rhythm
from bot.domain.wish import Wish
from bot.service.planning.clock import is_zone
from bot.service.planning.plans import Start
from bot.service.planning.proposing import proposals
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.failures import Failures
from bot.slack.listeners.home import Opened
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.payloads import Payload, asker_of
from bot.slack.listeners.planning.joining import greet, greeting_due
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message, message
from bot.slack.modal import told_modal
from bot.slack.planning.inviting import ASKED_NOT_TO, INVITED, NOT_A_LEAD, NOT_INVITED
from bot.slack.planning.start_modal import (
    NEEDS_ROLE,
    NEEDS_TARGET,
    NO_HOURS,
    NO_ZONE,
    TITLE,
    Filled,
    choose_modal,
    filled_in,
    picked_in,
    start_modal,
)

BEGUN = "Your plan for {title} is made. {standing}. {pace}\n\nMy Home tab shows it step by step."


async def onboard(desk: Desk, typed: Typed) -> Message | None:
    """Open the modal to start a plan in, or invite the person who is named."""
    if not typed.mentioned:
        await desk.sender.client.views_open(trigger_id=typed.trigger, view=start_modal(desk.plans.zone))
        return None
    if typed.person not in desk.admins and typed.person not in await desk.store.leads.all(typed.team):
        return message(NOT_A_LEAD)
    invited = Asker(typed.team, typed.mentioned[0])
    if not await greeting_due(desk, invited, (Greeting.NONE, Greeting.GREETED)):
        return message(ASKED_NOT_TO)
    return message(INVITED if await greet(desk, invited) else NOT_INVITED)


@dataclass(frozen=True, slots=True)
class Starting:
    """Listens to the modals that start a plan."""

    desk: Desk
    opened: Opened
    failures: Failures

    async def propose(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Propose where to begin, for what was filled in."""
        filled = filled_in(body["view"]["state"]["values"])
        if fault := _fault(filled):
            await refuse(ack, *fault)
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, TITLE)
        try:
            await self.desk.withheld.look()
            found = await asyncio.to_thread(self._proposals, filled)
            shown = choose_modal(found, _travelling(filled))
        except Exception as error:  # noqa: BLE001  the error boundary
            shown = start_modal(filled.zone, self.failures.noted(error))
        await modals.show(body, shown)

    async def begin(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Make the plan for what was picked."""
        view, asker = body["view"], asker_of(context, body)
        values = view["state"]["values"]
        target = picked_in(values, "other") or picked_in(values, "target")
        if not target:
            await refuse(ack, "other", NEEDS_TARGET)
            return
        start = _started(json.loads(view["private_metadata"]), target)
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, TITLE)
        try:
            shown = told_modal(TITLE, await self._begun(asker, start))
        except Exception as error:  # noqa: BLE001  the error boundary
            shown = told_modal(TITLE, self.failures.noted(error))
        await modals.show(body, shown)

    async def _begun(self, asker: Asker, start: Start) -> str:
        outcome = await self.desk.plans.begin(asker, start)
        if isinstance(outcome, Refused):
            return outcome.why
        await self.opened.renew(asker)
        plan = outcome.plan
        if plan is None:
            return ""
        return BEGUN.format(title=plan.title, standing=wording.standing(plan), pace=wording.pace(plan.pace))

    def _proposals(self, filled: Filled) -> tuple[Proposal, ...]:
        """Return where to begin: for the role that was picked, or for what was said."""
        consulting = self.desk.answering.consulting
        wish = Wish(roles=(filled.role,) if filled.role else (), held=filled.held)
        if filled.said:
            read = consulting.adviser.understood(filled.said)
            wish = replace(read, roles=wish.roles or read.roles, held=(*wish.held, *read.held))
        return proposals(consulting.advise(wish, self.desk.without(), filled.said), consulting.knowledge)


def _fault(filled: Filled) -> tuple[str, str] | None:
    """Return the block with something wrong in it, and what; None when all is well."""
    if not filled.role and not filled.said:
        return "role", NEEDS_ROLE
    if filled.hours is None or not LEAST_HOURS <= filled.hours <= MOST_HOURS:
        return "hours", NO_HOURS
    return None if is_zone(filled.zone) else ("zone", NO_ZONE)


def _travelling(filled: Filled) -> dict[str, Any]:
    """Return what the next modal carries; nobody's words are among it."""
    kept = asdict(filled)
    kept.pop("said")
    days = {name: kept[name].isoformat() if kept[name] else "" for name in ("since", "exam")}
    return {**kept, **days}


def _started(kept: dict[str, Any], target: str) -> Start:
    exam, since = (date.fromisoformat(kept[name]) if kept[name] else None for name in ("exam", "since"))
    path = tuple(kept["paths"].get(target, ()))
    experience = Experience(kept["experience"])
    aim = Aim(target, kept["role"], path, tuple(kept["held"]), experience, kept["hours"], exam, kept["zone"])
    rhythm = kept["rhythm"]
    return Start(aim, Rhythm(rhythm["on"], tuple(rhythm["weekdays"]), rhythm["hour"]), kept["shares"], since)
