"""Limits of modals and of the Home tab."""

from collections.abc import Iterator, Mapping

from bot.playground.limits.blocks import IN_HOME, IN_MODAL, blocks_faults
from bot.playground.limits.elements import plain
from bot.playground.limits.rules import Rule, anything, fault, flag, kinds, shape, string
from bot.playground.wire import Json

MOST_BLOCKS = 100
ANY: dict[str, Rule] = {"blocks": anything}
COMMON: dict[str, Rule] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
VIEW = kinds(
    {
        "home": shape(ANY, COMMON),
        "modal": shape(
            {**ANY, "title": plain(24)},
            {**COMMON, "submit": plain(24), "close": plain(24), "clear_on_close": flag, "notify_on_close": flag},
        ),
    }
)
KNOWN = {"home": IN_HOME, "modal": IN_MODAL}


def view_faults(view: Json) -> Iterator[str]:
    """Yield what Slack would refuse in a view."""
    yield from VIEW(view, "/view")
    kind, blocks = str(view.get("type")), view.get("blocks", [])
    if kind not in KNOWN:
        return
    yield from blocks_faults(blocks, KNOWN[kind], MOST_BLOCKS, "/view/blocks")
    if kind == "modal" and "submit" not in view and any(_is_input(block) for block in blocks):
        yield fault("`submit` is required when an input block is within blocks", "/view")


def _is_input(block: object) -> bool:
    return isinstance(block, Mapping) and block.get("type") == "input"
