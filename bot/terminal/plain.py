"""Replies as plain text: what a person reads without Markdown."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.reply import Answer, Courtesy, Gap, Option, Reply, Suggestions

LONGEST = 1_800
"""Characters of the longest reply."""
NEAREST = "The nearest I have:"
BETWEEN_CELLS = " | "
CELLS = ("th_open", "td_open")
BLOCKS = frozenset(
    "paragraph_close heading_close bullet_list_close ordered_list_close table_close fence code_block html_block".split()
)
"""Tokens that end a block, behind which stands a blank line unless it is in a list."""
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain_reply(reply: Reply) -> str:
    """Return what a person reads, at most 1,800 characters: the text, numbered options, the nearest things of a gap."""
    match reply:
        case Suggestions(text, options):
            body = "\n".join((plain(text), *numbered(options)))
        case Gap(text, near) if near:
            body = "\n".join((plain(text), NEAREST, *numbered(near)))
        case Answer(text) | Gap(text) | Courtesy(text):
            body = plain(text)
    return shortened(body)


def numbered(options: Sequence[Option]) -> Iterator[str]:
    """Yield a numbered line for each option."""
    for number, option in enumerate(options, start=1):
        yield f"{number}. {option.text}"


def shortened(text: str) -> str:
    """Return the text cut after a line or a word when it is longer than a reply may be."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 2]
    cut = max(head.rfind("\n"), head.rfind(" "))
    return f"{head[:cut].rstrip()} …"


@lru_cache(maxsize=4_096)
def plain(markdown: str) -> str:
    """Return Markdown as plain text: no emphasis, dashes or numbers before list items, links with their address."""
    lines: list[str] = []
    cells: list[str] = []
    stack: list[Token] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type.endswith("_open"):
            stack.append(token)
        elif token.type.endswith("_close"):
            stack.pop()
        elif stack and stack[-1].type in CELLS:
            cells.append(_inline(token.children or []))
        elif token.content:
            lines.append(_block(_inline(token.children) if token.children else token.content.rstrip("\n"), stack))
        if token.type == "tr_close":
            lines.append(BETWEEN_CELLS.join(cells))
            cells.clear()
        elif token.type in BLOCKS and not _in_list(stack):
            lines.append("")
    return "\n".join(lines).strip()


def _block(text: str, stack: list[Token]) -> str:
    """Return the lines of a block, indented and marked when it stands in a list."""
    depth = sum(token.type == "list_item_open" for token in stack)
    if not depth:
        return text
    item = next(token for token in reversed(stack) if token.type == "list_item_open")
    mark = f"{item.info}{item.markup} " if item.info else "- "
    indent = "  " * (depth - 1)
    first = "  " if item.meta.get("said") else mark
    item.meta["said"] = True
    return indent + first + text.replace("\n", f"\n{indent}  ")


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    targets: list[tuple[int, str]] = []
    for token in tokens:
        if token.type == "link_open":
            targets.append((len(parts), str(token.attrGet("href"))))
        elif token.type == "link_close":
            start, target = targets.pop()
            label = "".join(parts[start:])
            parts.append("" if label == target else f" ({target})")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(f"{token.content} ({token.attrGet('src')})")
        else:
            parts.append(token.content)
    return "".join(parts)


def _in_list(stack: list[Token]) -> bool:
    return any(token.type == "list_item_open" for token in stack)
