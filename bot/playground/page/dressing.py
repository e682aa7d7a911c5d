"""Blocks as the page gets them: as the app sent them, with the tree of each text beside it."""

from collections.abc import Callable
from typing import Any

from bot.playground.page.markdown import markdown_tree
from bot.playground.page.marking import Tree, mrkdwn_tree, plain_tree

READ: dict[str, Callable[[str], Tree]] = {
    "mrkdwn": mrkdwn_tree,
    "plain_text": plain_tree,
    "markdown": markdown_tree,
}
"""How the `text` of an object or block of each type is written."""


def dressed(part: Any) -> Any:
    """Return a part of a payload with a `tree` in each text object within it."""
    if isinstance(part, list | tuple):
        return [dressed(item) for item in part]
    if not isinstance(part, dict):
        return part
    worn = {name: dressed(value) for name, value in part.items()}
    read, text = READ.get(str(part.get("type"))), part.get("text")
    return {**worn, "tree": read(text)} if read and isinstance(text, str) else worn
