"""A reminder as a message: what is due, each with its buttons, and the way to hear no more of it."""

from collections.abc import Iterable, Iterator

from bot.domain import planned as wording
from bot.domain.newcomers import Newcomer
from bot.domain.plan import Held, Step
from bot.domain.reminders import Reminder
from bot.slack.message import Block, Message, section
from bot.slack.outgoing import markdown, mrkdwn, shortened
from bot.slack.planning.pressed import Verb, button

LEAD = "A reminder of your plan for {title}:"
RENEW_LEAD = "A reminder of what you hold:"
DUE = "{text} (by {day})"
RENEW = "{name}: {renewal}"
DONE, SNOOZE, STOP = "Done", "Put off a week", "Stop reminders"
MOST_STEPS = 8
AND_MORE = "and {count} more on my Home tab"
LONGEST_STEP = 500


def reminder_message(reminder: Reminder, newcomer: Newcomer) -> Message:
    """Return the message of a reminder; it is read when it is due, so it says days and nothing of today."""
    steps = [step for step in newcomer.plan.steps if step.key in reminder.steps] if newcomer.plan else []
    held = [one for one in newcomer.held if one.id in reminder.renewals]
    title = newcomer.plan.title if newcomer.plan else ""
    lead = LEAD.format(title=title) if steps else RENEW_LEAD
    lines = [*(_due(step) for step in steps), *(_renew(one) for one in held)]
    stop: Block = {"type": "actions", "elements": [button(Verb.QUIET, STOP)]}
    blocks = (section(mrkdwn(lead)), *_steps(steps), *_renewals(held), stop)
    return Message("\n".join(mrkdwn(line) for line in (lead, *lines)), blocks)


def _steps(steps: list[Step]) -> Iterator[Block]:
    for step in steps[:MOST_STEPS]:
        yield section(mrkdwn(_due(step)))
        yield {
            "type": "actions",
            "elements": [button(Verb.DONE, DONE, step.key), button(Verb.SNOOZE, SNOOZE, step.key)],
        }
    if len(steps) > MOST_STEPS:
        yield section(AND_MORE.format(count=len(steps) - MOST_STEPS))


def _renewals(held: Iterable[Held]) -> Iterator[Block]:
    yield from (section(mrkdwn(_renew(one))) for one in held)


def _due(step: Step) -> str:
    return DUE.format(text=shortened(markdown(step.text), LONGEST_STEP), day=step.due)


def _renew(one: Held) -> str:
    return RENEW.format(name=one.name, renewal=wording.renewal(one.renewal) if one.renewal else "")
