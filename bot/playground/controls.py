"""What a person reads and can press in a message or view: words, buttons and menus, and whom a message calls."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.playground.wire import Json
from bot.playground.workspace import Message

CALLS = re.compile(r"<(?:@[UW]\w+|![^>]+)>")
"""Markup that notifies people or groups; dates (`<!date^…>`) are taken out."""
DATE = "<!date^"
BROADCASTS = {"user": "user_id", "usergroup": "usergroup_id", "broadcast": "range"}


@dataclass(frozen=True, slots=True)
class Control:
    """Something to press: what it says, and the action that Slack reports when it is pressed."""

    label: str
    action: Json


def words(blocks: Sequence[Json], text: str = "") -> str:
    """Return what a person reads, one line for each text; without blocks, the text."""
    return "\n".join(_texts(blocks)) if blocks else text


def pings(message: Message) -> tuple[str, ...]:
    """Return the markup in a message that would notify somebody."""
    everything = "\n".join((message.text, *_texts(message.blocks, plain=False)))
    found = (markup for markup in CALLS.findall(everything) if not markup.startswith(DATE))
    return (*found, *_rich_pings(message.blocks))


def controls(blocks: Sequence[Json]) -> Iterator[Control]:
    """Yield every button, feedback button and option of the blocks, in order."""
    for block in blocks:
        for element in (*_of_list(block.get("elements")), *_of_list([block.get("accessory"), block.get("element")])):
            for label, reported in _presses(element):
                fixed = {"action_id": element.get("action_id", ""), "block_id": block["block_id"]}
                yield Control(label, {"type": element["type"], **fixed, **reported})


def control(blocks: Sequence[Json], label: str) -> Control:
    """Return the control that says `label`, else the only one that says it among other words; else raise LookupError."""
    there = list(controls(blocks))
    exact = [found for found in there if found.label == label]
    found = exact[:1] or [found for found in there if label in found.label]
    if len(found) != 1:
        raise LookupError(f"{len(found)} controls say {label!r}; there are {[control.label for control in there]}")
    return found[0]


def _presses(element: Json) -> Iterator[tuple[str, Json]]:
    """Yield the labels of an element with what an action on it reports."""
    if element.get("type") in ("button", "icon_button"):
        yield element["text"]["text"], {name: element[name] for name in ("text", "value", "style") if name in element}
    for side in ("positive_button", "negative_button"):
        if side in element:
            button = element[side]
            yield button["text"]["text"], {"text": button["text"], "value": button["value"]}
    for option in _options(element):
        yield option["text"]["text"], {"selected_option": option}


def _options(element: Json) -> Iterator[Json]:
    yield from element.get("options", ())
    for group in element.get("option_groups", ()):
        yield from group["options"]


def _texts(part: Any, *, plain: bool = True) -> Iterator[str]:
    if isinstance(part, Mapping):
        own = part.get("text")
        if isinstance(own, str) and (plain or part.get("type") != "plain_text"):
            yield own
        for value in part.values():
            yield from _texts(value, plain=plain)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from _texts(item, plain=plain)


def _rich_pings(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        if (field := BROADCASTS.get(str(part.get("type")))) and field in part:
            yield str(part[field])
        for value in part.values():
            yield from _rich_pings(value)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from _rich_pings(item)


def _of_list(parts: object) -> list[Json]:
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
