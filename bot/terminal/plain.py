"""Replies as plain text: what a person reads without Markdown."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.reply import Answer, Courtesy, Gap, Option, Reply, Suggestions

LONGEST = 1_800
"""Characters of the longest reply (interface, section 3)."""
NEAREST = "The nearest I have:"
_MARKDOWN = MarkdownIt("commonmark").enable("table")


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
    """Return Markdown as plain text: no emphasis, list items behind dashes or numbers, links with their address."""
    lines: list[str] = []
    stack: list[Token] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type.endswith("_open"):
            stack.append(token)
        elif token.type.endswith("_close"):
            stack.pop()
        elif token.type == "inline":
            lines.extend(_block(_inline(token.children or []), stack))
        elif token.content:
            lines.extend([*_gap_before(lines), token.content.rstrip("\n")])
        if token.type in ("paragraph_close", "heading_close") and not _in_list(stack):
            lines.append("")
        if token.type in ("bullet_list_close", "ordered_list_close") and not _in_list(stack):
            lines.append("")
    return "\n".join(lines).strip()


def _block(text: str, stack: list[Token]) -> Iterator[str]:
    depth = sum(token.type == "list_item_open" for token in stack)
    if not depth:
        yield text
        return
    item = next(token for token in reversed(stack) if token.type == "list_item_open")
    mark = f"{item.info}{item.markup}" if item.info else "-"
    first = "" if item.meta.get("said") else f"{mark} "
    item.meta["said"] = True
    yield "  " * (depth - 1) + (first or "  ") + text


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


def _gap_before(lines: list[str]) -> list[str]:
    return [""] if lines and lines[-1] else []
