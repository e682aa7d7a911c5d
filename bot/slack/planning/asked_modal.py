"""The small modals of a plan: a day, a reason, or when to be reminded."""

from dataclasses import dataclass

from bot.domain.newcomers import Newcomer
from bot.domain.plan import LONGEST_REASON
from bot.domain.reminders import Rhythm
from bot.slack.message import Block, label
from bot.slack.modal import View, modal, text_block
from bot.slack.planning.pressed import Pressed, Verb
from bot.slack.planning.start_modal import FIELD, reminder_fields
from bot.slack.surface import PLAN_ASKED

DAY, WHY = "day", "why"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a modal asks: its title, a sentence, the label of its day, and its button."""

    title: str
    says: str
    day: str
    submit: str
    optional: bool = False


DAYS = {
    Verb.MOVE: Asked("Move the exam", "The steps before it keep their proportions.", "New day of the exam", "Move it"),
    Verb.PASSED: Asked("You passed", "Well done. On which day?", "Day of the exam", "Note it"),
    Verb.AGAIN: Asked(
        "Try again",
        "That happens to many. What you have done stays done; the mistakes and the exam are planned anew. "
        "Leave the day out, and I propose one.",
        "Next exam",
        "Plan it",
        optional=True,
    ),
    Verb.PAUSE: Asked("Pause", "Everything open moves by the length of the pause.", "Until", "Pause", optional=True),
}
SKIP = Asked(
    "Skip a step", "It stays in your list, marked as skipped.", "Why (optional; kept with your plan)", "Skip it"
)
REMIND = Asked("Reminders", "In your time zone, {zone}.", "", "Keep")


def asked_modal(pressed: Pressed, newcomer: Newcomer) -> View:
    """Return the modal that a verb needs before it is done."""
    if pressed.verb is Verb.SKIP:
        reason: Block = {"type": "plain_text_input", "action_id": FIELD, "max_length": LONGEST_REASON}
        return _asking(SKIP, pressed, text_block(SKIP.says), _field(WHY, SKIP.day, reason, optional=True))
    if pressed.verb is Verb.REMIND:
        says = text_block(REMIND.says.format(zone=newcomer.zone))
        rhythm = newcomer.rhythm if newcomer.rhythm.on else Rhythm(True, newcomer.rhythm.weekdays, newcomer.rhythm.hour)
        return _asking(REMIND, pressed, says, *reminder_fields(rhythm))
    asked = DAYS[pressed.verb]
    day = _field(DAY, asked.day, {"type": "datepicker", "action_id": FIELD}, optional=asked.optional)
    return _asking(asked, pressed, text_block(asked.says), day)


def _asking(asked: Asked, pressed: Pressed, *blocks: Block) -> View:
    metadata = f"{pressed.verb} {pressed.key}"
    return modal(asked.title, *blocks, callback=PLAN_ASKED, submit=asked.submit, metadata=metadata)


def _field(block: str, words: str, element: Block, *, optional: bool) -> Block:
    return {"type": "input", "block_id": block, "label": label(words), "element": element, "optional": optional}
