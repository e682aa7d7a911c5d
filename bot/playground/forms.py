"""What a person enters in a modal: from labels and texts to the `state.values` that Slack submits."""

from collections.abc import Mapping, Sequence

from bot.playground.wire import Json

INITIAL = {"plain_text_input": "initial_value", "static_select": "initial_option", "external_select": "initial_option"}


def entered(blocks: Sequence[Json], fill: Mapping[str, str]) -> Json:
    """Return the values of all inputs by block_id and action_id.

    `fill` maps the label of an input to the text that is typed, or to the label of the option that is chosen. Raise
    LookupError for a label that is not there.
    """
    inputs = {block["label"]["text"]: block for block in blocks if block["type"] == "input"}
    if missing := fill.keys() - inputs.keys():
        raise LookupError(f"no input is called {sorted(missing)}; there are {sorted(inputs)}")
    return {
        block["block_id"]: {block["element"]["action_id"]: _value(block["element"], fill.get(label))}
        for label, block in inputs.items()
    }


def _value(element: Json, given: str | None) -> Json:
    kind = element["type"]
    initial = element.get(INITIAL.get(kind, ""))
    if kind.endswith("_input"):
        return {"type": kind, "value": initial if given is None else given}
    return {"type": kind, "selected_option": initial if given is None else _option(element, given)}


def _option(element: Json, label: str) -> Json:
    groups = (group["options"] for group in element.get("option_groups", ()))
    for options in (element.get("options", ()), *groups):
        for option in options:
            if option["text"]["text"] == label:
                return dict(option)
    raise LookupError(f"no option is called {label!r}")
