"""What a person enters in a modal: from labels and texts to the `state.values` that Slack submits."""

import re
from collections.abc import Mapping, Sequence

from bot.playground.wire import Json

REQUIRED = "Please complete this required field."
TOO_SHORT = "Enter at least {least} characters."
TOO_LONG = "Enter at most {most} characters."
NOT_A_NUMBER = "Enter a number."
HOLDS = (
    (r".*_input", "value", "initial_value"),
    (r"multi_(static|external)_select|checkboxes", "selected_options", "initial_options"),
    (r"(static|external)_select|radio_buttons", "selected_option", "initial_option"),
    (r"datepicker", "selected_date", "initial_date"),
    (r"timepicker", "selected_time", "initial_time"),
)
"""Kinds of inputs, the field that tells what one holds, and the field that says what it holds at first."""


def entered(blocks: Sequence[Json], fill: Mapping[str, str | Sequence[str]]) -> Json:
    """Return the values of all inputs by block_id and action_id.

    `fill` maps the label of an input to the text or date that is typed, or to the label of the option that is chosen, or
    to several. Raise LookupError for a label that is not there.
    """
    inputs = {block["label"]["text"]: block for block in blocks if block["type"] == "input"}
    if missing := fill.keys() - inputs.keys():
        raise LookupError(f"no input is called {sorted(missing)}; there are {sorted(inputs)}")
    return {
        block["block_id"]: {block["element"]["action_id"]: _value(block["element"], fill.get(label))}
        for label, block in inputs.items()
    }


def unfilled(blocks: Sequence[Json], values: Json) -> dict[str, str]:
    """Return by block_id what Slack says of inputs that it does not submit."""
    found = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            entered_ = values.get(block["block_id"], {}).get(element["action_id"], {})
            if fault := _fault(element, _content(entered_), optional=block.get("optional", False)):
                found[block["block_id"]] = fault
    return found


def _value(element: Json, given: str | Sequence[str] | None) -> Json:
    kind = element["type"]
    for kinds, field, initial in HOLDS:
        if re.fullmatch(kinds, kind):
            return {"type": kind, field: element.get(initial) if given is None else _chosen(element, field, given)}
    raise LookupError(f"inputs of the kind {kind} cannot be filled in here")


def _chosen(element: Json, field: str, given: str | Sequence[str]) -> object:
    if field == "selected_options":
        return [_option(element, label) for label in ([given] if isinstance(given, str) else given)]
    return _option(element, str(given)) if field == "selected_option" else given


def _option(element: Json, label: str) -> Json:
    groups = (group["options"] for group in element.get("option_groups", ()))
    for options in (element.get("options", ()), *groups):
        for option in options:
            if option["text"]["text"] == label:
                return dict(option)
    raise LookupError(f"no option is called {label!r}")


def _content(given: Json) -> object:
    """Return what an input holds: the one field beside its type."""
    return next((value for name, value in given.items() if name != "type" and value not in (None, "", [])), None)


def _fault(element: Json, content: object, *, optional: bool) -> str | None:
    if content is None:
        return None if optional else REQUIRED
    if not isinstance(content, str):
        return None
    if len(content) < element.get("min_length", 0):
        return TOO_SHORT.format(least=element["min_length"])
    if len(content) > element.get("max_length", 3000):
        return TOO_LONG.format(most=element.get("max_length", 3000))
    if element["type"] == "number_input" and not re.fullmatch(r"-?\d+(\.\d+)?", content):
        return NOT_A_NUMBER
    return None
