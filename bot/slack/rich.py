"""Markdown as a `rich_text` block, for views, which have no `markdown` block: whatever it says, it is read as words."""

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.slack.limits import MARKDOWN
from bot.slack.message import Block
from bot.slack.outgoing import MORE, markdown, shortened

STYLES = {"strong": "bold", "em": "italic", "s": "strike"}
LISTS = {"bullet_list_open": "bullet", "ordered_list_open": "ordered"}
DEEPEST = 8
"""Indents of a list that Slack shows."""
BETWEEN_CELLS = " | "

Element = dict[str, Any]


def rich_block(text: str) -> Block:
    """Return Markdown of people or editors as a block, made safe and cut to what fits."""
    safe = shortened(markdown(text), MARKDOWN) or MORE
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(safe)
    elements = list(_joined(_elements(tokens))) or [_section([_text(MORE)])]
    return {"type": "rich_text", "elements": elements}


def _elements(tokens: Sequence[Token]) -> Iterator[Element]:
    """Yield an element for each paragraph, row and list item."""
    lists: list[str] = []
    cells: list[Element] = []
    for token in tokens:
        if token.type in LISTS:
            lists.append(LISTS[token.type])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type in ("td_close", "th_close"):
            cells.append(_text(BETWEEN_CELLS))
        elif token.type == "tr_close":
            yield _section(cells[:-1])
            cells = []
        elif token.type == "inline":
            parts = list(_parts(token.children or ()))
            if token.level and lists:
                yield _list_of(lists, parts)
            elif _in_table(token):
                cells += parts
            else:
                yield _section([*parts, _text("\n")])
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield {"type": "rich_text_preformatted", "elements": [_text(token.content.rstrip())]}


def _in_table(token: Token) -> bool:
    return token.level >= 3


def _list_of(lists: Sequence[str], parts: list[Element]) -> Element:
    indent = min(len(lists) - 1, DEEPEST)
    return {"type": "rich_text_list", "style": lists[-1], "indent": indent, "elements": [_section(parts)]}


def _joined(elements: Iterator[Element]) -> Iterator[Element]:
    """Yield the elements with list items of one depth that follow each other in one list."""
    last: Element | None = None
    for element in elements:
        if last and last["type"] == element["type"] == "rich_text_list" and _same_list(last, element):
            last["elements"] += element["elements"]
            continue
        if last:
            yield last
        last = element
    if last:
        yield last


def _same_list(one: Element, other: Element) -> bool:
    return bool((one["style"], one["indent"]) == (other["style"], other["indent"]))


def _section(parts: Sequence[Element]) -> Element:
    return {"type": "rich_text_section", "elements": list(parts) or [_text(MORE)]}


def _parts(children: Sequence[Token]) -> Iterator[Element]:
    styles: list[str] = []
    for child in children:
        kind = child.type.rpartition("_")[0]
        if kind in STYLES and child.nesting:
            styles = [*styles, STYLES[kind]] if child.nesting > 0 else styles[:-1]
        elif child.type in ("softbreak", "hardbreak"):
            yield _text("\n")
        elif child.content:
            yield _text(child.content, *styles, *(["code"] if child.type == "code_inline" else []))


def _text(text: str, *styles: str) -> Element:
    return {"type": "text", "text": text, **({"style": dict.fromkeys(styles, True)} if styles else {})}
