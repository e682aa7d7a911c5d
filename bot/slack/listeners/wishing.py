"""Somebody says in a modal what they do, want, hold and can spend."""

import asyncio
from dataclasses import dataclass, replace

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.wish import Wish
from bot.service.cards import links_of
from bot.service.wishing import budget_in
from bot.slack.guidance import TOO_MANY
from bot.slack.incoming import question_in
from bot.slack.listeners.consult_messages import advice_modal, advised
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.payloads import Payload, asker_of, is_outsider, picked_in, thread_of_press
from bot.slack.modal import View, told_modal
from bot.slack.throttling import Admission
from bot.slack.wish_modal import BUDGET, GOAL, ROLES, TITLE, answer_to, entered, typed, wish_modal, wrong_in
from bot.slack.wishes import read

AT_MOST = "at most {amount}"
"""How an amount without a currency is said, so that it is read as a limit."""
ANSWERED = "What I recommend stands where you asked, and only you see it."
MODAL = "modal"


@dataclass(frozen=True, slots=True)
class Wishing:
    """Listens to what opens the modal, and to its submission."""

    desk: Desk

    async def open(self, ack: AsyncAck, _context: AsyncBoltContext, body: Payload) -> None:
        """Open the modal, filled in with what a button says; in a modal, in its place."""
        await ack()
        value, client, within = picked_in(body), self.desk.sender.client, body.get("view") or {}
        view = filled(
            self.desk,
            read(value) if value else Wish(),
            str(body.get("response_url") or ""),
            thread_of_press(body) or "",
        )
        if within.get("type") == MODAL:
            await client.views_update(view_id=within["id"], hash=within["hash"], view=view)
        else:
            await client.views_open(trigger_id=str(body["trigger_id"]), view=view)

    async def submit(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Recommend where the modal was opened from, else in the modal."""
        view, asker = body["view"], asker_of(context, body)
        budget = budget_in(AT_MOST.format(amount=typed(view, BUDGET)))
        if wrong := wrong_in(view, budget):
            await refuse(ack, *wrong)
            return
        if self.desk.throttle.admit(asker.team, asker.user) is not Admission.ADMITTED:
            await refuse(ack, ROLES, TOO_MANY)
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, TITLE)
        wish, goal = replace(entered(view), budget=budget), question_in(typed(view, GOAL))
        meant = await asyncio.to_thread(self.desk.answering.consulting.goal, wish, goal)
        public, (url, thread) = is_outsider(context, body), answer_to(view)
        await modals.show(body, await self._answered(meant, goal, url, thread, public=public))

    async def _answered(self, wish: Wish, goal: str, url: str, thread: str, *, public: bool) -> View:
        """Answer by a `response_url` when there is one; return what the modal shows then."""
        if url:
            told = await advised(self.desk, wish, goal, public=public)
            await self.desk.sender.respond(url, told, thread=thread or None)
            return told_modal(TITLE, ANSWERED)
        return await advice_modal(self.desk, wish, goal, public=public)


def filled(desk: Desk, wish: Wish, url: str, thread: str = "") -> View:
    """Return the modal with what is known of a wish."""
    return wish_modal(wish, links_of(desk.answering.knowledge), url, thread)
