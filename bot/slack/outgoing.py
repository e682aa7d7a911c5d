"""Text of people and editors made safe to post: it can neither ping anyone nor pass for a link to somewhere else."""

import html
import re
import unicodedata
from collections.abc import Callable

MORE = "…"
CONTROLS = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
AMPERSANDS = re.compile(r"&(?:(?:amp|AMP|#0*38|#[xX]0*26);)+")
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);|&(?:lt|LT|#0*60|#[xX]0*3[cC])(?=[@#!])")
SPECIAL = re.compile(r"<[@#!](?:[^<>|]*\|)?([^<>|]*)>")
SLACK_LINK = re.compile(r"<(https?://[^<>|\s]+)(?:\|([^<>]*))?>")
PAIR = re.compile(r"<([^<>\s][^<>\n]*)>")
OPENING = re.compile(r"<(?!\s)")
BROADCAST = re.compile(r"(?<!\w)@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*([^\s()]*)(?:\s[^()]*)?\)")
LINK_SYNTAX = re.compile(r"\](?=[(\[:])")
ADDRESS = re.compile(r"https?://([^\s<>|/\\?#\[\]\x00-\x1f]+)(?:[/?#][^\s<>|\x00-\x1f]*)?")
NAMES_HOST = re.compile(r"://[^\s/]*|(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
PARTS = ("\n\n", "\n", ". ", " ")


def plain(text: str) -> str:
    """Return the text with nothing in it that Slack could read as a mention, a link with a label, or markup of its own.

    Entities are undone first, as often as they were applied, so that nothing comes back when Slack undoes one.
    """
    return _settled(_disarmed, text)


def mrkdwn(text: str) -> str:
    """Return the text for a `mrkdwn` element or the `text` of a message, where exactly these three need escaping."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markdown(text: str) -> str:
    """Return Markdown for a `markdown` block: each link to http(s) is written out with its target, no other is left."""
    return _settled(lambda step: _unlinked(_disarmed(step)), text)


def link(url: str | None, label: str) -> str:
    """Return a `mrkdwn` link when the address is one of the web, else the label alone; the label is not yet escaped.

    A label that names another host than the address has stands beside it, so that it cannot pass for a link there.
    """
    address = ADDRESS.fullmatch(url or "")
    if url is None or address is None:
        return mrkdwn(label)
    host = address[1].casefold().removeprefix("www.")
    named = {name.casefold().lstrip(":/").removeprefix("www.") for name in NAMES_HOST.findall(label)}
    if named - {host}:
        return mrkdwn(f"{label} ({url})")
    return f"<{url.replace('&', '&amp;')}|{mrkdwn(label).replace('|', '/')}>"


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters, cut after a paragraph, else a line, a sentence or a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - len(MORE) - 1]
    ends = (head.rfind(part) + 1 for part in PARTS)
    cut = next((end for end in ends if end >= limit // 2), len(head))
    return f"{head[:cut].rstrip()} {MORE}"


def _settled(step: Callable[[str], str], text: str) -> str:
    """Repeat a step until it changes nothing, because taking a part out can join what stood beside it."""
    while (changed := step(text)) != text:
        text = changed
    return text


def _disarmed(text: str) -> str:
    text = ENTITY.sub(lambda entity: html.unescape(entity[0]), AMPERSANDS.sub("&", text))
    text = CONTROLS.sub("", text)
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
    text = SPECIAL.sub(r"\1", text)
    text = SLACK_LINK.sub(lambda found: _named(found[2] or "", found[1]), text)
    return BROADCAST.sub("@ ", OPENING.sub("‹", PAIR.sub(r"‹\1›", text))).strip()


def _unlinked(text: str) -> str:
    text = MARKDOWN_LINK.sub(lambda found: _named(found[1], found[2]), text)
    return LINK_SYNTAX.sub("] ", text)


def _named(label: str, target: str) -> str:
    if not target.startswith(("https://", "http://")):
        return label
    return target if label in {"", target} else f"{label} ({target})"
