"""`/cert team`: leads see the plans that people share; admins name the leads."""

import asyncio

from bot.domain.newcomers import Newcomer
from bot.domain.people import Asker
from bot.service.planning.overseeing import team_of
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.typed import Typed
from bot.slack.message import Message, message
from bot.slack.planning.team import ADDED, NOT_ADMIN, NOT_LEAD, REMOVED, WHOM, team_message

ADD, REMOVE = "add", "remove"


async def team(desk: Desk, typed: Typed) -> Message:
    """Show the team, or name a lead."""
    word = typed.text.partition(" ")[0].lower()
    if word in (ADD, REMOVE):
        return await _named(desk, typed, word)
    leads = await desk.store.leads.all(typed.team)
    if typed.person not in leads and typed.person not in desk.admins:
        return message(NOT_LEAD)
    people = await desk.store.newcomers.sharing(typed.team)
    return await asyncio.to_thread(_shown, desk, people)


async def _named(desk: Desk, typed: Typed, word: str) -> Message:
    if typed.person not in desk.admins:
        return message(NOT_ADMIN)
    if not typed.mentioned:
        return message(WHOM)
    lead = Asker(typed.team, typed.mentioned[0])
    await (desk.store.leads.name(lead) if word == ADD else desk.store.leads.dismiss(lead))
    return message(ADDED if word == ADD else REMOVED)


def _shown(desk: Desk, people: tuple[tuple[Asker, Newcomer], ...]) -> Message:
    # Steps are told as they were planned: to hold a thousand plans against the knowledge takes longer than a lead waits.
    knowledge = desk.answering.knowledge
    return team_message(team_of(people, knowledge, desk.clock()), knowledge)
