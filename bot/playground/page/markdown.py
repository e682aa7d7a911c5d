"""The Markdown of `markdown` blocks as a tree; HTML in it is text, and addresses that run something are no links."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.playground.page.emoji import with_emoji
from bot.playground.page.marking import SAFE, Tree, leaf_tree, node

TAGS = {
    "strong": "b",
    "em": "i",
    "s": "s",
    "blockquote": "quote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "hr": "hr",
}
"""Nodes of markdown-it that become an element of their own."""


def markdown_tree(text: str) -> Tree:
    """Return the tree of a Markdown text."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return _all(SyntaxTreeNode(parser.parse(text)).children)


def _all(parts: Sequence[SyntaxTreeNode]) -> Tree:
    return [made for part in parts for made in _made(part)]


def _made(part: SyntaxTreeNode) -> Tree:
    if part.type in TAGS:
        return [node(TAGS[part.type], _all(part.children), **_start(part))]
    return READ.get(part.type, _children)(part)


def _start(part: SyntaxTreeNode) -> dict[str, str]:
    return {"start": str(part.attrs["start"])} if "start" in part.attrs else {}


def _children(part: SyntaxTreeNode) -> Tree:
    return _all(part.children) if part.children else [part.content] if part.content else []


def _paragraph_or_words(part: SyntaxTreeNode) -> Tree:
    """Return a paragraph; in a tight list its words alone."""
    return _all(part.children) if part.hidden else [node("p", _all(part.children))]


def _code(part: SyntaxTreeNode) -> Tree:
    return [node("pre", [part.content.rstrip("\n")])]


def _link(part: SyntaxTreeNode) -> Tree:
    label, href = "".join(_words(part)), str(part.attrs.get("href", ""))
    return [node("a", [with_emoji(label)], href=href)] if href.startswith(SAFE) else [label]


def _heading(part: SyntaxTreeNode) -> Tree:
    return [node("heading", _all(part.children), level=part.tag[1:])]


def _break(_part: SyntaxTreeNode) -> Tree:
    return [node("br", [])]


def _image(part: SyntaxTreeNode) -> Tree:
    return [part.content] if part.content else []


def _words(part: SyntaxTreeNode) -> Iterator[str]:
    yield "" if part.children else part.content
    for child in part.children:
        yield from _words(child)


READ: dict[str, Callable[[SyntaxTreeNode], Tree]] = {
    "text": lambda part: leaf_tree(part.content),
    "paragraph": _paragraph_or_words,
    "code_inline": lambda part: [node("code", [part.content])],
    "fence": _code,
    "code_block": _code,
    "link": _link,
    "heading": _heading,
    "softbreak": _break,
    "hardbreak": _break,
    "image": _image,
}
"""How the other nodes are read; one that is not named here is its children."""
