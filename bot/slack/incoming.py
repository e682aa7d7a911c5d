"""What a person typed in Slack, as the plain question they meant."""

import re
import unicodedata

LONGEST_QUESTION = 4_000
"""Characters; what Slack lets a person type in one message. Beyond it a question is not read."""

MENTION = re.compile(r"<[@#!](?!date\^)[^<>]*>")
LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")
BARE_LINK = re.compile(r"<((?:https?|mailto|tel):[^<>|]*)>")
EMOJI = re.compile(r"(?<!\w)(?::(?:[+-]1|(?=[\w'+-]*[a-z])[\w'+-]+):)+", re.IGNORECASE)
ESCAPES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
ESCAPED = re.compile("|".join(ESCAPES))
SPACES = re.compile(r"\s+")


def question_in(text: str) -> str:
    """Return what was asked in the text of a message or command, at most 4,000 characters, on one line.

    Mentions and emoji are left out, links become their labels, and Slack's three escapes are undone
    (https://docs.slack.dev/messaging/formatting-message-text/, "Retrieving messages").
    """
    text = MENTION.sub(" ", text)
    text = BARE_LINK.sub(r"\1", LABELLED.sub(r"\1", text))
    text = ESCAPED.sub(lambda escape: ESCAPES[escape[0]], text)
    text = "".join(map(_visible, unicodedata.normalize("NFKC", text)))
    return SPACES.sub(" ", EMOJI.sub(" ", text)).strip()[:LONGEST_QUESTION].rstrip()


def _visible(character: str) -> str:
    """Return the character, nothing for an invisible one, a space for a control character."""
    return {"Cc": " ", "Cf": "", "Cs": "", "Co": "", "Cn": ""}.get(unicodedata.category(character), character)
