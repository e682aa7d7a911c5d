"""What can be pressed in a plan: the verbs, and the values of buttons and menus that carry them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.slack.message import Block, label
from bot.slack.surface import PLAN


class Verb(StrEnum):
    """What is done to a plan or a step by a press."""

    START = "start"
    LATER = "later"
    NEVER = "never"
    DONE = "done"
    SNOOZE = "snooze"
    SKIP = "skip"
    REOPEN = "reopen"
    MOVE = "move"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    PASSED = "passed"
    AGAIN = "again"
    REMIND = "remind"
    QUIET = "quiet"
    SHARE = "share"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A verb, and the key of the step that it is for; empty for the plan as a whole."""

    verb: Verb
    key: str = ""


def button(verb: Verb, words: str, key: str = "", *, style: str = "") -> Block:
    """Return a button for a verb."""
    value = {"type": "button", "action_id": f"{PLAN}:{verb}:{key}", "value": f"{verb} {key}", "text": label(words)}
    return {**value, "style": style} if style else value


def menu(key: str, verbs: dict[Verb, str]) -> Block:
    """Return the menu of a step, five verbs at the most."""
    options = [{"text": label(words), "value": f"{verb} {key}"} for verb, words in verbs.items()]
    return {"type": "overflow", "action_id": f"{PLAN}:step:{key}", "options": options}


def sure(pressed: Block, title: str, text: str, yes: str) -> Block:
    """Return a button that asks before it does something that cannot be undone."""
    asked = {"title": label(title), "text": label(text), "confirm": label(yes), "deny": label("Cancel")}
    return {**pressed, "style": "danger", "confirm": {**asked, "style": "danger"}}


def read(value: str) -> Pressed | None:
    """Return what a value says, None when it is not one of ours."""
    verb, _, key = value.partition(" ")
    return Pressed(Verb(verb), key) if verb in list(Verb) else None
