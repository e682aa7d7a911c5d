"""The modal in which somebody says what they do, want, hold and can spend; filled in with what was understood."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.domain.card import Kind, Link
from bot.domain.wish import Budget, Stage, Way, Wish
from bot.slack.cards import options_of
from bot.slack.limits import METADATA, OPTION_TEXT
from bot.slack.message import Block, label
from bot.slack.modal import View, modal, text_block
from bot.slack.outgoing import plain, shortened
from bot.slack.surface import WISH
from bot.slack.typeahead import names_menu
from bot.slack.wishes import read, written

TITLE, SUBMIT = "What to take next", "Recommend"
ROLES, GOAL, STAGE, HELD, BUDGET, WEEKS, WAY = "roles", "goal", "stage", "held", "budget", "weeks", "way"
"""The fields, by their `block_id`."""
ENTERED = "entered"
"""The `action_id` of every field but those with names to type ahead."""
LABELS = {
    ROLES: "Your role",
    GOAL: "What you do or want, in your words",
    STAGE: "Experience",
    HELD: "What you hold",
    BUDGET: "The most you can pay, such as 500 USD",
    WEEKS: "Weeks you have for preparing",
    WAY: "How you want to take it",
}
STAGES = {Stage.ENTRY: "New to it: first levels", Stage.MIDDLE: "Some: levels between", Stage.TOP: "Much: top levels"}
WAYS = {Way.EXAM: "The exam alone", Way.TAUGHT: "With teaching"}
UNDERSTOOD = "Also understood: {names}. What you write above takes their place."
NOBODY = "Please give a role, what you do or want, or something that you hold."
NO_AMOUNT = "I can't read that as an amount. Write it like 500 or 500 USD."
NO_WEEKS = "Please write a number of weeks from 1 to 520."
MOST_NAMES = 20
MOST_WEEKS = 520
DAYS = 7
LONGEST_GOAL, LONGEST_BUDGET = 300, 40


def wish_modal(wish: Wish, links: Mapping[str, Link], url: str = "", thread: str = "") -> View:
    """Return the modal with what was understood; `links` name things by id, `url` and `thread` are where to answer to."""
    others = [links[id_] for id_ in (*wish.lines, *(leaning.id for leaning in wish.leaning)) if id_ in links]
    said = [link.name for link in others] + [*wish.publishers]
    carried = written(replace(wish, roles=(), held=(), stage=None, way=None, budget=None, days=None))
    metadata = json.dumps([url, thread, carried])
    note = (text_block(UNDERSTOOD.format(names=", ".join(said))),) if said else ()
    fields = tuple(_fields(wish, links))
    return modal(
        TITLE, *fields, *note, callback=WISH, submit=SUBMIT, metadata=metadata if len(metadata) <= METADATA else ""
    )


def answer_to(view: Mapping[str, Any]) -> tuple[str, str]:
    """Return the `response_url` and the thread to answer to; both are empty when the answer belongs in the modal."""
    return _carried(view)[:2]


def entered(view: Mapping[str, Any]) -> Wish:
    """Return what was picked in a modal that was submitted; its words are for whoever can read them (`typed`)."""
    values = view["state"]["values"]
    weeks = typed(view, WEEKS)
    stage, way = _picked(values, STAGE), _picked(values, WAY)
    carried = _carried(view)[2]
    return replace(
        read(carried) if carried else Wish(),
        roles=_several(values, ROLES),
        inferred=False,
        held=_several(values, HELD),
        stage=Stage(stage) if stage else None,
        way=Way(way) if way else None,
        days=int(weeks) * DAYS if weeks.isdecimal() else None,
    )


def wrong_in(view: Mapping[str, Any], budget: Budget | None) -> tuple[str, str] | None:
    """Return the field in which something is wrong, and what; `budget` is how what was typed there was read."""
    weeks = typed(view, WEEKS)
    if typed(view, BUDGET) and budget is None:
        return BUDGET, NO_AMOUNT
    if weeks and not (weeks.isdecimal() and len(weeks) <= len(str(MOST_WEEKS)) and 0 < int(weeks) <= MOST_WEEKS):
        return WEEKS, NO_WEEKS
    if entered(view).open and not typed(view, GOAL):
        return ROLES, NOBODY
    return None


def typed(view: Mapping[str, Any], block: str) -> str:
    """Return what was typed into a field, without space around it."""
    return str(_value(view["state"]["values"], block).get("value") or "").strip()


def _fields(wish: Wish, links: Mapping[str, Link]) -> Iterator[Block]:
    yield _field(ROLES, _names((Kind.ROLE,), wish.roles, links))
    yield _field(GOAL, {"type": "plain_text_input", "action_id": ENTERED, "max_length": LONGEST_GOAL})
    yield _field(STAGE, _menu(STAGES, wish.stage))
    yield _field(HELD, _names((Kind.CERTIFICATION, Kind.LEVEL), wish.held, links))
    budget = f"{wish.budget.amount} {wish.budget.currency or ''}".strip() if wish.budget else ""
    text: Block = {"type": "plain_text_input", "action_id": ENTERED, "max_length": LONGEST_BUDGET}
    yield _field(BUDGET, text | ({"initial_value": budget} if budget else {}))
    number: Block = {"type": "number_input", "action_id": ENTERED, "is_decimal_allowed": False}
    number |= {"min_value": "1", "max_value": str(MOST_WEEKS)}
    weeks = min(max(wish.days // DAYS, 1), MOST_WEEKS) if wish.days else 0
    yield _field(WEEKS, number | ({"initial_value": str(weeks)} if weeks else {}))
    yield _field(WAY, _menu(WAYS, wish.way))


def _field(block: str, element: Block) -> Block:
    return {"type": "input", "block_id": block, "label": label(LABELS[block]), "element": element, "optional": True}


def _names(kinds: Sequence[Kind], ids: Sequence[str], links: Mapping[str, Link]) -> Block:
    """Return a menu of names to type ahead, several of which can be picked."""
    picked = options_of(links[id_] for id_ in ids[:MOST_NAMES] if id_ in links)
    menu = {**names_menu(*kinds), "type": "multi_external_select", "max_selected_items": MOST_NAMES}
    return menu | ({"initial_options": picked} if picked else {})


def _menu(names: Mapping[Any, str], picked: str | None) -> Block:
    options = {str(value): _option(value, name) for value, name in names.items()}
    menu: Block = {"type": "static_select", "action_id": ENTERED, "options": [*options.values()]}
    return menu | ({"initial_option": options[picked]} if picked in options else {})


def _option(value: str, name: str) -> Block:
    return {"text": label(shortened(plain(name), OPTION_TEXT)), "value": str(value)}


def _carried(view: Mapping[str, Any]) -> tuple[str, str, str]:
    url, thread, wish = json.loads(view.get("private_metadata") or '["", "", ""]')
    return url, thread, wish


def _value(values: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    return next(iter(values.get(block, {}).values()), {})


def _picked(values: Mapping[str, Any], block: str) -> str:
    return str((_value(values, block).get("selected_option") or {}).get("value") or "")


def _several(values: Mapping[str, Any], block: str) -> tuple[str, ...]:
    return tuple(str(option["value"]) for option in _value(values, block).get("selected_options") or ())
