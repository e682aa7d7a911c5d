"""The modal to start a plan with: one page, everything optional but the role, and the proposals that follow it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.card import Kind
from bot.domain.plan import EVERYDAY, LEAST_HOURS, MOST_HOURS, Experience
from bot.domain.planned import WEEKDAYS
from bot.domain.proposal import Proposal
from bot.domain.reminders import FIRST_HOUR, LAST_HOUR, Rhythm
from bot.slack.limits import METADATA, OPTION_TEXT
from bot.slack.message import Block, label
from bot.slack.modal import View, modal, text_block
from bot.slack.outgoing import markdown, mrkdwn, shortened
from bot.slack.surface import PLAN_CHOSEN, PLAN_START
from bot.slack.typeahead import names_menu

TITLE = "Start a plan"
ROLE, SAID = "Your role", "Or in your own words"
SAID_HINT = "What you do, hold and aim for. It is read once and not kept."
EXPERIENCE, HOLDS, SINCE = "How much you know of the matter", "What you hold already", "Held since"
HOURS, EXAM, ZONE = "Hours a week", "Exam or goal, if the day is fixed", "Time zone"
REMIND, DAY, HOUR, SHARE = "Reminders", "Day of reminders", "Hour of reminders", "Sharing"
REMIND_ME = "Remind me of what is due, at most once a day"
SHARE_IT = "Let my lead see my plan, and where I am stuck"
EXPERIENCES = {
    Experience.NEW: "It is new to me",
    Experience.SOME: "I know some of it",
    Experience.MUCH: "I know it well",
}
ZONE_HINT = "Named after a city, such as Europe/Berlin. The days of your plan and the hour of reminders follow it."
NEXT, BEGIN = "Next", "Begin"
INTRO = "Your role, or what you do in your own words, is all I need. Leave out what you like of the rest."
WHICH = "Where to begin"
PROPOSED = "This is what can come first, each with who says so and why. You can change it later."
NONE = "Nothing in the knowledge base fits. Pick a certification or level yourself."
ANOTHER = "Or another certification or level"
REASON = "{number}. *{name}* ({by}): {why}"
NEEDS_ROLE = "Pick a role, or say in your own words what you do."
NEEDS_TARGET = "Pick one of the proposals, or another certification or level."
NO_ZONE = "Write a time zone such as Europe/Berlin."
NO_HOURS = f"Write a number from {LEAST_HOURS} to {MOST_HOURS}."
LONGEST_SAID, LONGEST_ZONE, LONGEST_WHY = 500, 60, 400
FIELD = "field"
"""The `action_id` of the fields that ask us for no options; the `block_id` tells them apart."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; ids of the catalog, and `said` in the person's own words."""

    role: str
    said: str
    experience: Experience
    held: tuple[str, ...]
    since: date | None
    hours: int | None
    exam: date | None
    zone: str
    rhythm: Rhythm
    shares: bool


def start_modal(zone: str, error: str = "") -> View:
    """Return the modal, with the time zone that people have who did not tell theirs."""
    said = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST_SAID}
    hours = {"type": "plain_text_input", "initial_value": str(EVERYDAY), "max_length": 2}
    place = {"type": "plain_text_input", "initial_value": zone, "max_length": LONGEST_ZONE}
    return modal(
        TITLE,
        text_block(error or INTRO),
        _input("role", ROLE, names_menu(Kind.ROLE)),
        _input("said", SAID, {**said, "action_id": FIELD}, hint=SAID_HINT),
        _input("experience", EXPERIENCE, _select({one.value: words for one, words in EXPERIENCES.items()}, 0)),
        _input("held", HOLDS, {**names_menu(Kind.CERTIFICATION, Kind.LEVEL), "type": "multi_external_select"}),
        _input("since", SINCE, {"type": "datepicker", "action_id": FIELD}),
        _input("hours", HOURS, {**hours, "action_id": FIELD}),
        _input("exam", EXAM, {"type": "datepicker", "action_id": FIELD}),
        _input("zone", ZONE, {**place, "action_id": FIELD}, hint=ZONE_HINT),
        *reminder_fields(Rhythm()),
        _input("share", SHARE, _check(SHARE_IT)),
        callback=PLAN_START,
        submit=NEXT,
    )


def reminder_fields(rhythm: Rhythm) -> tuple[Block, ...]:
    """Return the fields that say whether and when to be reminded."""
    hours = {str(hour): f"{hour}:00" for hour in range(FIRST_HOUR, LAST_HOUR + 1)}
    day = rhythm.weekdays[0] if rhythm.weekdays else 0
    return (
        _input("remind", REMIND, _check(REMIND_ME, checked=rhythm.on)),
        _input("day", DAY, _select({str(number): name for number, name in enumerate(WEEKDAYS)}, day)),
        _input("hour", HOUR, _select(hours, max(0, min(rhythm.hour, LAST_HOUR) - FIRST_HOUR))),
    )


def choose_modal(proposals: Sequence[Proposal], start: Mapping[str, Any], error: str = "") -> View:
    """Return the modal to pick where to begin; `start` travels with it and holds nobody's words."""
    told = [
        REASON.format(number=n, name=mrkdwn(p.name), by=mrkdwn(p.by), why=_why(p)) for n, p in enumerate(proposals, 1)
    ]
    options = [_option(proposal.target, proposal.name) for proposal in proposals]
    paths = {proposal.target: proposal.path for proposal in proposals}
    metadata = json.dumps({**start, "paths": paths})
    kept = metadata if len(metadata) <= METADATA else json.dumps({**start, "paths": {}})
    radio = {"type": "radio_buttons", "action_id": FIELD, "options": options}
    picked = (_input("target", WHICH, {**radio, "initial_option": options[0]}),) if options else ()
    return modal(
        TITLE,
        *((text_block(error),) if error else ()),
        text_block(PROPOSED if options else NONE),
        *(_mrkdwn(line) for line in told),
        *picked,
        _input("other", ANOTHER, names_menu(Kind.CERTIFICATION, Kind.LEVEL)),
        callback=PLAN_CHOSEN,
        submit=BEGIN,
        metadata=kept,
    )


def filled_in(values: Values) -> Filled:
    """Return what was filled in; `hours` is None when it is no number."""
    hours = text_in(values, "hours")
    return Filled(
        role=picked_in(values, "role"),
        said=text_in(values, "said"),
        experience=Experience(picked_in(values, "experience") or Experience.NEW),
        held=tuple(option["value"] for option in _one(values, "held").get("selected_options") or ()),
        since=day_in_field(values, "since"),
        hours=int(hours) if hours.isdecimal() else None if hours else EVERYDAY,
        exam=day_in_field(values, "exam"),
        zone=text_in(values, "zone"),
        rhythm=rhythm_in(values),
        shares=bool(_one(values, "share").get("selected_options")),
    )


def rhythm_in(values: Values) -> Rhythm:
    """Return whether and when somebody wants to be reminded."""
    on = bool(_one(values, "remind").get("selected_options"))
    return Rhythm(on, (int(picked_in(values, "day") or 0),), int(picked_in(values, "hour") or FIRST_HOUR))


def picked_in(values: Values, block: str) -> str:
    """Return the value of the option that was picked, empty for none."""
    return str((_one(values, block).get("selected_option") or {}).get("value") or "")


def text_in(values: Values, block: str) -> str:
    """Return what was typed, without space around it."""
    return str(_one(values, block).get("value") or "").strip()


def day_in_field(values: Values, block: str) -> date | None:
    """Return the day that was picked."""
    day = _one(values, block).get("selected_date")
    return date.fromisoformat(str(day)) if day else None


def _one(values: Values, block: str) -> Mapping[str, Any]:
    held: Mapping[str, Any] = next(iter((values.get(block) or {}).values()), {})
    return held


def _why(proposal: Proposal) -> str:
    return mrkdwn(shortened(markdown(proposal.why), LONGEST_WHY))


def _input(block: str, asked: str, element: Block, *, hint: str = "") -> Block:
    given = {"type": "input", "block_id": block, "label": label(asked), "element": element, "optional": True}
    return {**given, "hint": label(hint)} if hint else given


def _select(options: Mapping[str, str], first: int) -> Block:
    made = [_option(value, words) for value, words in options.items()]
    return {"type": "static_select", "action_id": FIELD, "options": made, "initial_option": made[first]}


def _check(words: str, *, checked: bool = False) -> Block:
    option = _option("yes", words)
    box: Block = {"type": "checkboxes", "action_id": FIELD, "options": [option]}
    return {**box, "initial_options": [option]} if checked else box


def _option(value: str, words: str) -> Block:
    return {"text": label(shortened(words, OPTION_TEXT)), "value": value}


def _mrkdwn(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
