"""Limits of Block Kit's blocks, and which block may stand where.

From the block-kit reference of docs.slack.dev; the lower limit where sources differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.playground.limits.elements import (
    ID,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    NOTHING,
    URL,
    plain,
    text,
)
from bot.playground.limits.rules import Rule, anything, fault, flag, integer, kinds, listed, one_of, shape, string

RICH_TEXT_PARTS = ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
RICH_TEXT = shape({"elements": listed(kinds(dict.fromkeys(RICH_TEXT_PARTS, anything)), 1000, 0)}, {"block_id": ID})
RAW_CELLS: dict[str, Rule] = {
    "raw_text": shape({"text": string(10_000)}),
    "raw_number": shape({"value": anything}, {"text": string(10_000)}),
}
CELL = kinds({**RAW_CELLS, "rich_text": RICH_TEXT})
CHARTS = ("line", "bar", "area", "pie")


def _even_rows(most: int, least: int, header: Rule) -> Rule:
    """Accept rows of equally many cells, at most 20; the first is the header."""
    rows = listed(listed(CELL, 20), most, least)

    def check(value: Any, pointer: str) -> Iterator[str]:
        yield from rows(value, pointer)
        if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
            return
        if len({len(row) for row in value}) > 1:
            yield fault("all rows must have the same number of cells", pointer)
        for position, cell in enumerate(value[0] if value else ()):
            yield from header(cell, f"{pointer}/0/{position}")

    return check


def _block(required: Mapping[str, Rule], optional: Mapping[str, Rule] = NOTHING, either: tuple[str, ...] = ()) -> Rule:
    return shape(required, {**optional, "block_id": ID}, either)


EVERYWHERE: dict[str, Rule] = {
    "section": _block(
        NOTHING,
        {"text": text(3000), "fields": listed(text(2000), 10), "accessory": kinds(IN_SECTION), "expand": flag},
        either=("text", "fields"),
    ),
    "header": _block({"text": plain(150)}),
    "divider": _block(NOTHING),
    "context": _block({"elements": listed(kinds(IN_CONTEXT), 10)}),
    "actions": _block({"elements": listed(kinds(IN_ACTIONS), 25)}),
    "image": _block(
        {"alt_text": string(2000)},
        {"image_url": URL, "slack_file": anything, "title": plain(2000)},
        either=("image_url", "slack_file"),
    ),
    "input": _block(
        {"label": plain(2000), "element": kinds(IN_INPUT)},
        {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": RICH_TEXT,
    "video": anything,
}
IN_MESSAGE: dict[str, Rule] = {
    **EVERYWHERE,
    "markdown": _block({"text": string(12_000)}),
    "context_actions": _block({"elements": listed(kinds(IN_CONTEXT_ACTIONS), 5)}),
    "table": _block({"rows": _even_rows(100, 1, anything)}, {"column_settings": listed(anything, 20)}),
    "data_table": _block(
        {"caption": string(2000), "rows": _even_rows(101, 2, kinds(RAW_CELLS))},
        {"page_size": integer(100, 1), "row_header_column_index": integer(19)},
    ),
    "data_visualization": _block({"title": string(50), "chart": kinds(dict.fromkeys(CHARTS, anything))}),
    # Known to Slack, not modelled here:
    **dict.fromkeys(("card", "carousel", "container", "file", "plan", "task_card"), anything),
}
IN_MODAL: dict[str, Rule] = {
    **EVERYWHERE,
    "alert": _block({"text": text(3000)}, {"level": one_of("default", "info", "warning", "error", "success")}),
}
IN_HOME: dict[str, Rule] = EVERYWHERE


def blocks_faults(blocks: object, known: Mapping[str, Rule], most: int, pointer: str = "/blocks") -> Iterator[str]:
    """Yield what is wrong with a list of blocks, at most `most` of the known kinds."""
    yield from listed(kinds(known), most, 0)(blocks, pointer)
    if isinstance(blocks, Sequence):
        yield from _repeated(blocks, "block_id", pointer)
        for position, block in enumerate(blocks):
            yield from _repeated(_interactive(block), "action_id", f"{pointer}/{position}")


def _repeated(parts: Sequence[object], name: str, pointer: str) -> Iterator[str]:
    ids = [part[name] for part in parts if isinstance(part, Mapping) and name in part]
    for value in sorted({str(value) for value in ids if ids.count(value) > 1}):
        yield fault(f"`{name}` already exists: {value}", pointer)


def _interactive(block: object) -> Sequence[object]:
    elements = block.get("elements") if isinstance(block, Mapping) else None
    return elements if isinstance(elements, list) else ()
