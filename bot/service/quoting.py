"""Know an entry again in a text that was put together of several, such as a comparison."""

import re
from collections.abc import Iterable

from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.domain.reply import Answer, Reply, entries_told

WORDS = 6
"""Words of the shortest sentence that nothing else is likely to say in the same words."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_ENDED = re.compile(r"[.!?;:]$")
_SIGNS = re.compile(r"\*+|^(?:-|\d+[.)])\s+", re.MULTILINE)


def quoted(text: str, told: Iterable[Entry], others: Iterable[Entry]) -> tuple[str, ...]:
    """Return the ids of other entries than those told that a text has a sentence of; Markdown does not count."""
    said, own = _plain(text), {sentence for entry in told for sentence in _sentences(entry.answer)}
    return tuple(entry.id for entry in others if any(one in said for one in _sentences(entry.answer) - own))


def quotes_internal(reply: Reply, knowledge: Knowledge) -> bool:
    """Say whether a reply has the words of an internal entry that it is not told to be of."""
    told = entries_told(reply)
    if not told:
        return False
    words = _said_in(reply)
    ids, said = {entry.id for entry in told}, _plain(words)
    internal = (entry for entry in knowledge.entries if entry.visibility is Visibility.INTERNAL)
    others = [entry for entry in internal if entry.id not in ids]
    return any(_plain(entry.answer) in said for entry in others) or bool(quoted(words, told, others))


def _said_in(reply: Reply) -> str:
    """Return all that a reply says, also in a table."""
    table = reply.table if isinstance(reply, Answer) else None
    return f"{reply.text}\n{table.text}" if table else reply.text


def _sentences(answer: str) -> frozenset[str]:
    """Return the whole sentences of an answer that are not short, and its lines with figures."""
    found = map(_plain, _SENTENCE.split(answer))
    return frozenset(_ENDED.sub("", one) for one in found if _says_much(one))


def _says_much(sentence: str) -> bool:
    words = len(sentence.split())
    return words >= WORDS if _ENDED.search(sentence) else words > 1 and any(map(str.isdigit, sentence))


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub("", text).split())
