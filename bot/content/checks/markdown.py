"""Responsible for Markdown that Slack's markdown block does not show as it is written: unsupported-markdown."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.content.draft import Draft
from bot.content.nodes import mappings, scalars
from bot.content.problems import problem
from bot.domain.problem import Problem

FIELDS = ("answer", "text")
"""Keys whose text is shown in Slack."""
MOST_PARSED = 4_000
"""Characters of a text that are looked at: four times what an answer may have, and few enough for any Markdown."""


class _Unsupported(NamedTuple):
    message: str
    fix: str


_HTML = _Unsupported("Slack shows HTML as plain characters", "write it in Markdown, or put code in backticks")
_IMAGE = _Unsupported("Slack shows an image as a link", "say in words what it shows, and link to it")
_RELATIVE = _Unsupported("this link has no full address", "begin it with https://")
_IN_TEXT = (
    (re.compile(r"\[\^[^\]\s]+\]"), _Unsupported("Slack knows no footnotes", "say it in the sentence")),
    (
        re.compile(r"<[@#!][^>\s]+>"),
        _Unsupported("this would notify people or link to a channel", "write the plain name"),
    ),
    (re.compile(r"<[^>\s|]+\|[^>]*>"), _Unsupported("this is Slack's old form of a link", "write [text](https://...)")),
)
_ADDRESS = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_SUSPECT = re.compile(r"[<\[]")
"""Everything that we look for begins with one of these; most texts have neither, and need not be parsed."""


def unsupported_markdown(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each thing in a text that Slack does not show as written."""
    for document in draft.folder.documents:
        for node in mappings(document.root):
            for text, scalar in (found for field in FIELDS for found in scalars(node, field)):
                for unsupported, value in _unsupported(text):
                    at = document.at(scalar)
                    yield problem("unsupported-markdown", at, unsupported.message, value, unsupported.fix)


def _unsupported(text: str) -> Iterator[tuple[_Unsupported, str]]:
    shown = text[:MOST_PARSED]
    if _SUSPECT.search(shown):
        for token in _parser().parse(shown):
            for part in (token, *(token.children or ())):
                yield from _of_token(part)


def _of_token(token: Token) -> Iterator[tuple[_Unsupported, str]]:
    if token.type in ("html_block", "html_inline"):
        mention = next((unsupported for words, unsupported in _IN_TEXT if words.match(token.content)), _HTML)
        yield mention, token.content.strip()
    elif token.type == "image":
        yield _IMAGE, f"![{token.content}]"
    elif token.type == "link_open" and not _ADDRESS.match(str(token.attrGet("href"))):
        yield _RELATIVE, str(token.attrGet("href"))
    elif token.type == "text":
        for words, unsupported in _IN_TEXT:
            yield from ((unsupported, found.group()) for found in words.finditer(token.content))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
