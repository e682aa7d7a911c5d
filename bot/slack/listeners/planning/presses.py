"""Somebody presses something in their plan, on Home or under a reminder, or says in a modal what a press needs."""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.newcomers import Greeting, Newcomer
from bot.domain.people import Asker
from bot.domain.plan import Act, Plan, Refused, Why
from bot.domain.reminders import Rhythm
from bot.service.planning import acting
from bot.service.planning.plans import Act as Do
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.failures import Failures
from bot.slack.listeners.home import Opened
from bot.slack.listeners.modals import Modals, refuse
from bot.slack.listeners.outdated import OUTDATED
from bot.slack.listeners.payloads import Payload, asker_of, picked_in
from bot.slack.listeners.pressing import tell
from bot.slack.message import message
from bot.slack.modal import told_modal
from bot.slack.planning.asked_modal import DAY, DAYS, WHY, asked_modal
from bot.slack.planning.pressed import Pressed, Verb, read
from bot.slack.planning.start_modal import Values, day_in_field, rhythm_in, start_modal, text_in
from bot.slack.surface import COMMAND, PLAN

PRESSED = re.compile(rf"^{PLAN}(:|$)")
ASKING = frozenset((*DAYS, Verb.SKIP, Verb.REMIND))
"""Verbs that need a modal first."""
PATIENCE_SECONDS = 2.0
"""How long a modal that was submitted may be left unanswered: Slack waits for three seconds."""
TITLE = "Your plan"
NEEDS_DAY = "Pick a day."
SAID = {
    Verb.DONE: "Done: {text}",
    Verb.SNOOZE: "Put off by a week: {text}",
    Verb.LATER: f"All right. `{COMMAND} onboard` or my Home tab starts a plan whenever you like.",
    Verb.NEVER: f"All right, I will not ask again. `{COMMAND} onboard` is there should you want it.",
    Verb.QUIET: "No more reminders. You can turn them on again on my Home tab.",
}
OTHERWISE = "Your plan is changed; my Home tab shows it."

PRESSES: Mapping[Verb, Callable[[str], Do]] = {
    Verb.DONE: lambda key: lambda plan, day: acting.tick(plan, key, day),
    Verb.SNOOZE: lambda key: lambda plan, day: acting.snooze(plan, key, day),
    Verb.REOPEN: lambda key: lambda plan, day: acting.reopen(plan, key, day),
    Verb.RESUME: lambda _: acting.resume,
    Verb.STOP: lambda _: lambda plan, _day: acting.stop(plan),
}


@dataclass(frozen=True, slots=True)
class PlanPresses:
    """Listens to buttons and menus of plans, and to the modals that they open."""

    desk: Desk
    opened: Opened
    failures: Failures

    async def answer(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Do what was pressed, or ask what it needs first."""
        await ack()
        pressed, asker = read(picked_in(body)), asker_of(context, body)
        if pressed is None:
            await tell(self.desk.sender, body, message(OUTDATED))
            return
        if pressed.verb is Verb.START:
            await self._open(body, start_modal(self.desk.plans.zone))
        elif pressed.verb in ASKING or self._is_exam(pressed):
            asking = Pressed(Verb.PASSED) if self._is_exam(pressed) else pressed
            await self._open(body, asked_modal(asking, await self.desk.plans.look(asker)))
        else:
            await self._show(body, asker, pressed, await self._done(asker, pressed))

    async def submit(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Do what was pressed before, with what was said in the modal."""
        view, asker = body["view"], asker_of(context, body)
        pressed = read(str(view.get("private_metadata") or ""))
        values = view["state"]["values"]
        if pressed is None:
            await ack()
            return
        if pressed.verb in DAYS and not DAYS[pressed.verb].optional and day_in_field(values, DAY) is None:
            await refuse(ack, DAY, NEEDS_DAY)
            return
        saying = asyncio.create_task(self._said(asker, pressed, values))
        await asyncio.wait({saying}, timeout=PATIENCE_SECONDS)
        if not saying.done():
            await self._tell_later(ack, body, asker, saying)
            return
        outcome = saying.result()
        if isinstance(outcome, Refused) and pressed.verb in DAYS:
            await refuse(ack, DAY, outcome.why)
        elif isinstance(outcome, Refused):
            await ack(response_action="update", view=told_modal(TITLE, outcome.why))
        else:
            await ack()
            await self.opened.renew(asker)

    async def _tell_later(
        self, ack: AsyncAck, body: Payload, asker: Asker, saying: asyncio.Task[Newcomer | Refused]
    ) -> None:
        """Take what was submitted, and tell what came of it when it is done: Slack waits no longer."""
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, TITLE)
        try:
            outcome = await saying
            said = outcome.why if isinstance(outcome, Refused) else OTHERWISE
        except Exception as error:  # noqa: BLE001  the error boundary
            said = self.failures.noted(error)
        await modals.show(body, told_modal(TITLE, said))
        await self.opened.renew(asker)

    async def _done(self, asker: Asker, pressed: Pressed) -> Newcomer | Refused:
        plans = self.desk.plans
        if pressed.verb in PRESSES:
            return await plans.act(asker, PRESSES[pressed.verb](pressed.key))
        if pressed.verb in (Verb.LATER, Verb.NEVER):
            never = Greeting.NEVER if pressed.verb is Verb.NEVER else Greeting.GREETED
            return await plans.change(asker, lambda newcomer, _: replace(newcomer, greeting=never))
        if pressed.verb is Verb.QUIET:
            return await plans.remind(asker, Rhythm())
        return await plans.share(asker, pressed.verb is Verb.SHARE)

    async def _said(self, asker: Asker, pressed: Pressed, values: Values) -> Newcomer | Refused:
        plans, day = self.desk.plans, day_in_field(values, DAY)
        match pressed.verb:
            case Verb.SKIP:
                reason = text_in(values, WHY)
                return await plans.act(asker, lambda plan, today: acting.skip(plan, pressed.key, reason, today))
            case Verb.REMIND:
                return await plans.remind(asker, rhythm_in(values))
            case Verb.PASSED if day:
                return await plans.passed(asker, day)
            case Verb.AGAIN:
                return await plans.act(asker, lambda plan, today: acting.not_passed(plan, today, day))
            case Verb.PAUSE:
                return await plans.act(asker, lambda plan, today: acting.pause(plan, today, day))
            case Verb.MOVE if day:
                return await plans.act(asker, lambda plan, today: acting.move_exam(plan, day, today))
        return Refused(Why.GONE)

    async def _show(self, body: Payload, asker: Asker, pressed: Pressed, outcome: Newcomer | Refused) -> None:
        """Say what came of it where it was pressed, and bring Home up to date."""
        if url := body.get("response_url"):
            said = outcome.why if isinstance(outcome, Refused) else _result(pressed, outcome.plan)
            await self.desk.sender.respond(str(url), message(said))
        elif isinstance(outcome, Refused):
            await self._open(body, told_modal(TITLE, outcome.why))
        await self.opened.renew(asker)

    async def _open(self, body: Payload, view: dict[str, object]) -> None:
        await self.desk.sender.open_modal(str(body["trigger_id"]), view)

    @staticmethod
    def _is_exam(pressed: Pressed) -> bool:
        return pressed.verb is Verb.DONE and pressed.key.startswith(f"{Act.EXAM}-")


def _result(pressed: Pressed, plan: Plan | None) -> str:
    texts = {step.key: step.text for step in plan.steps} if plan else {}
    return SAID.get(pressed.verb, OTHERWISE).format(text=texts.get(pressed.key, ""))
