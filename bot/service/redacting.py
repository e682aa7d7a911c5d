"""Take out of a question what could tell who asked or whom it is about, before it is kept for editors as a gap."""

import re
import unicodedata

MENTION, LINK, EMAIL, NUMBER = "[mention]", "[link]", "[e-mail]", "[number]"
FEWEST_DIGITS = 5
"""Digits of the shortest number that is taken out; years, prices and scores are shorter."""

_INVISIBLE = {"Cf": "", "Cs": "", "Co": "", "Cn": "", "Cc": " "}
_GAP = r"[\s.,'’()/:_–-]{0,3}"
"""What may stand between the digits of one number, as in telephone and card numbers."""
_NOT_END = r"[^\s<>|]"
_PART = r"[^\s<>@|,;:()\[\]]"
"""A character of an e-mail address; each address is looked for from its first one only, which keeps the time linear."""
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<(?:mailto|tel):[^<>]*>?", re.IGNORECASE), EMAIL),
    (re.compile(r"<[@#!][^<>]*>?"), MENTION),
    (re.compile(r"<?(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)" + _NOT_END + r"*(?:\|[^<>]*)?>?", re.IGNORECASE), LINK),
    (re.compile(rf"(?<!{_PART}){_PART}++@{_PART}+\.{_PART}+"), EMAIL),
    (re.compile(r"@[^\s@<>]+"), MENTION),
    (re.compile(rf"(?<![\w.-])(?:[\w-]++\.)++[a-z]{{2,}}/{_NOT_END}*", re.IGNORECASE), LINK),
    (re.compile(rf"\+?\(?\d(?:{_GAP}\d){{{FEWEST_DIGITS - 1},}}"), NUMBER),
)
"""What is looked for, in this order, and what is put in its place: a link may hold an address, and an address a number."""


def redacted(text: str) -> str:
    """Return the text on one line without mentions, e-mail addresses, links and numbers of five or more digits.

    Digits with spaces or signs between them are one number. It takes out too much rather than too little.
    """
    seen = "".join(map(_visible, unicodedata.normalize("NFKC", text)))
    for pattern, placeholder in RULES:
        seen = pattern.sub(f" {placeholder} ", seen)
    return " ".join(seen.split())


def _visible(character: str) -> str:
    return _INVISIBLE.get(unicodedata.category(character), character)
