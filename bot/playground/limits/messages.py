"""Limits of a whole message: how many blocks, how much text, and what notifications need."""

from collections.abc import Iterator, Mapping, Sequence

from bot.playground.limits.blocks import IN_MESSAGE, blocks_faults
from bot.playground.limits.rules import fault
from bot.playground.wire import Json

MOST_BLOCKS = 50
MOST_TEXT = 40_000
READABLE_TEXT = 4_000
MOST_MARKDOWN = 12_000
"""Over all `markdown` blocks of a message together."""
MOST_OTHER_TEXT = 11_000
"""Over all other blocks together; undocumented. Seen refused at 11,341 and accepted at 9,597 (bolt-js#2867)."""
MOST_BLOCK_TEXT = 13_200
"""Over all blocks together; undocumented (bolt-js#2509)."""
MOST_OF_A_KIND = {"table": 1, "data_visualization": 2}
TEXT_FIELDS = ("text", "alt_text", "caption")

NO_FALLBACK = "blocks without `text`: notifications and screen readers have nothing to read"
LONG_TEXT = f"`text` is longer than the {READABLE_TEXT:,} characters that Slack recommends"


def message_faults(blocks: Sequence[Json]) -> Iterator[str]:
    """Yield what Slack would answer `invalid_blocks` to."""
    yield from blocks_faults(blocks, IN_MESSAGE, MOST_BLOCKS)
    blocks = [block for block in blocks if isinstance(block, Mapping)]
    kinds = [block.get("type") for block in blocks]
    for kind, most in MOST_OF_A_KIND.items():
        if kinds.count(kind) > most:
            yield fault(f"no more than {most} {kind} blocks allowed", "/blocks")
    if sum(len(str(block.get("text"))) for block in blocks if block.get("type") == "markdown") > MOST_MARKDOWN:
        yield fault(f"markdown blocks must have less than {MOST_MARKDOWN + 1} characters together", "/blocks")


def too_much_text(blocks: Sequence[Json]) -> bool:
    """Say whether Slack would answer `msg_blocks_too_long`."""
    others = sum(_characters(block) for block in blocks if block.get("type") != "markdown")
    return others > MOST_OTHER_TEXT or sum(map(_characters, blocks)) > MOST_BLOCK_TEXT


def remarks_on(text: str, blocks: Sequence[Json]) -> Iterator[str]:
    """Yield what Slack accepts in silence and people suffer from."""
    if blocks and not text.strip():
        yield NO_FALLBACK
    if len(text) > READABLE_TEXT:
        yield LONG_TEXT


def _characters(part: object) -> int:
    if isinstance(part, Mapping):
        own = sum(len(part[name]) for name in TEXT_FIELDS if isinstance(part.get(name), str))
        return own + sum(map(_characters, part.values()))
    return sum(map(_characters, part)) if isinstance(part, list | tuple) else 0
