"""Text as trees that a page builds elements from: Slack's mrkdwn, and what stands in texts of either kind.

A tree is a list of nodes. A node is a text, or `{"t": tag, "c": tree}` with what the tag needs beside it. No HTML.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import TypeAlias

from bot.playground.page.emoji import with_emoji
from bot.playground.wire import Json

Node: TypeAlias = str | Json
Tree: TypeAlias = list[Node]

FENCE = re.compile(r"```\n?(.*?)```", re.DOTALL)
QUOTE = re.compile(r"((?:^(?:&gt;|>).*(?:\n|$))+)", re.MULTILINE)
QUOTE_SIGN = re.compile(r"^(?:&gt;|>) ?", re.MULTILINE)
INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<b>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<i>[^\s_](?:[^\n]*?[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<s>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
    r"|(?P<url>https?://[^\s<>|]*[^\s<>|.,;:!?)\]'\"])"
)
ANGLE = re.compile(r"<(?P<angle>[@#!][^<>\n]+|https?://[^<>\n]+)>|(?P<url>https?://[^\s<>|]*[^\s<>|.,;:!?)\]'\"])")
SAFE = ("https://", "http://", "mailto:")


def node(tag: str, children: Tree, **more: str) -> Json:
    """Return a node."""
    return {"t": tag, "c": children, **more}


def plain_tree(text: str) -> Tree:
    """Return the tree of a `plain_text`: nothing in it is markup but the names of emoji."""
    return _lines(with_emoji(text))


def mrkdwn_tree(text: str) -> Tree:
    """Return the tree of a `mrkdwn` text or of a message's text."""
    return _split(FENCE, text, lambda code: node("pre", [unescape(code)]), _quoted)


def leaf_tree(text: str) -> Tree:
    """Return the tree of text in which nothing is formatted: mentions, links and addresses, and emoji."""
    tree: Tree = []
    at = 0
    for found in ANGLE.finditer(text):
        tree += _lines(with_emoji(text[at : found.start()]))
        tree.append(_angle(found["angle"]) if found["angle"] else node("a", [found["url"]], href=found["url"]))
        at = found.end()
    return tree + _lines(with_emoji(text[at:]))


def _quoted(text: str) -> Tree:
    return _split(QUOTE, text, lambda lines: node("quote", _inline(QUOTE_SIGN.sub("", lines.rstrip("\n")))), _inline)


def _split(pattern: re.Pattern[str], text: str, made: Callable[[str], Json], rest: Callable[[str], Tree]) -> Tree:
    """Return the tree of text in which what a pattern finds is made a node, and the rest read further."""
    tree: Tree = []
    parts = pattern.split(text)
    for position, part in enumerate(parts):
        if position % 2:
            tree.append(made(part))
        # The line breaks beside a block are those of the block.
        elif words := (part.strip("\n") if len(parts) > 1 else part):
            tree += rest(words)
    return tree


def _inline(text: str) -> Tree:
    tree: Tree = []
    at = 0
    for found in INLINE.finditer(text):
        tree += _words(text[at : found.start()])
        tree.append(_formatted(found))
        at = found.end()
    return tree + _words(text[at:])


def _formatted(found: re.Match[str]) -> Json:
    kind, inner = str(found.lastgroup), str(found[found.lastgroup or 0])
    if kind == "code":
        return node("code", [unescape(inner)])
    if kind == "url":
        return node("a", [unescape(inner)], href=unescape(inner))
    return _angle(inner) if kind == "angle" else node(kind, _inline(inner))


def _angle(inner: str) -> Json:
    """Return what stands between angle brackets: a mention, a channel, a call of many, a date or a link."""
    target, _, label = inner.partition("|")
    target, label = unescape(target), unescape(label)
    if target.startswith("@"):
        return node("user", [label], id=target[1:])
    if target.startswith("#"):
        return node("channel", [label], id=target[1:])
    if target.startswith("!date^"):
        return node("time", [label])
    if target.startswith("!"):
        return node("call", [label or f"@{target[1:].partition('^')[0]}"])
    if target.startswith(SAFE):
        return node("a", [with_emoji(label or target)], href=target)
    return node("span", [f"<{inner}>"])


def _words(text: str) -> Tree:
    return _lines(with_emoji(unescape(text)))


def _lines(text: str) -> Tree:
    return list(_broken(text))


def _broken(text: str) -> Iterator[Node]:
    for position, line in enumerate(text.split("\n")):
        if position:
            yield node("br", [])
        if line:
            yield line
