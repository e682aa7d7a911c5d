"""Markdown as a person reads it: for notifications, screen readers and everything else that shows no blocks."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.slack.limits import TEXT
from bot.slack.outgoing import markdown, mrkdwn, shortened

BULLET = "• "
INDENT = "  "
LONGEST_ESCAPE = len("&amp;")
BREAKS = {"softbreak": "\n", "hardbreak": "\n"}
WORDS = {"inline", "fence", "code_block"}
LISTS = {"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"}
AFTER = {
    **dict.fromkeys(("paragraph_close", "heading_close"), "\n\n"),
    **dict.fromkeys(
        ("bullet_list_close", "ordered_list_close", "fence", "code_block", "tr_close", "table_close"), "\n"
    ),
    **dict.fromkeys(("th_close", "td_close"), " | "),
}
AFTER_IN_LIST = {"inline": "\n"}


def read_out(text: str, limit: int = TEXT) -> str:
    """Return Markdown as plain text for the `text` of a message, without marks but with bullets and numbers."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown(text))
    return _within(limit, "".join(_lines(tokens)).strip())


def _within(limit: int, text: str) -> str:
    """Escape after shortening, and shorten again when the escapes made it too long."""
    head = shortened(text, limit)
    escaped = mrkdwn(head)
    over = len(escaped) - limit
    return escaped if over <= 0 else _within(limit, shortened(head, len(head) - max(over // LONGEST_ESCAPE, 1)))


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of each block with its list mark before and its break after."""
    depth, mark = 0, ""
    for token in tokens:
        depth += token.nesting * (token.type in LISTS)
        if token.type == "list_item_open":
            mark = INDENT * (depth - 1) + (f"{token.info}. " if token.info else BULLET)
        elif token.type in WORDS:
            yield mark + _words(token)
            mark = ""
        yield (AFTER_IN_LIST if depth else AFTER).get(token.type, "")


def _words(token: Token) -> str:
    if token.type != "inline":
        return token.content
    return "".join(BREAKS.get(part.type, part.content) for part in token.children or ())
