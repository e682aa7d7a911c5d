"""Responsible for text that YAML reads otherwise than it looks: needs-quotes."""

from collections.abc import Iterator

import yaml

from bot.content.draft import Draft
from bot.content.folder import Document
from bot.content.nodes import Node, Scalar, Sequence, mappings
from bot.content.problems import problem
from bot.domain.problem import Problem

SENTENCE_LISTS = ("asks", "thread")
"""Lists of sentences, which hold commas."""
SENTENCES = frozenset(
    {
        *SENTENCE_LISTS,
        "question",
        "answer",
        "text",
        "ask",
        "topic",
        "advice",
        "name",
        "aliases",
        "title",
        "welcome",
        "task",
    }
)
"""Keys whose text can hold a `#` that is meant."""
TYPED = frozenset("known retired reviewed review_by published checked as_of order days years amount day after".split())
"""Keys whose values are no text: dates, numbers, true and false."""

_SPLIT = "a list of sentences in square brackets is split at each comma"
_SPLIT_FIX = "write one sentence per line, each after a hyphen"
_OTHER = "other YAML readers take this for {value}, not for text"
_QUOTE = "put it in quotes"
_CUT = "what follows ` #` is a comment, and not part of this text"
_CUT_FIX = "put the text in quotes, or the comment on a line of its own"

_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "timestamp"))


def needs_quotes(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each list of sentences that commas may have split, and for each text that may not be what it seems."""
    unknown = {found.location for found in draft.folder.problems if found.code == "unknown-key"}
    for document in draft.folder.documents:
        for node in mappings(document.root):
            for name, (key, value) in node.pairs.items():
                if unknown and document.at(key) in unknown:
                    continue
                yield from _split(document, name, value)
                yield from _mistaken(document, key)
                yield from _texts(document, name, value)


def _split(document: Document, key: str, value: Node) -> Iterator[Problem]:
    if key in SENTENCE_LISTS and isinstance(value, Sequence) and value.flow:
        bare = next((item.text for item in value.items if isinstance(item, Scalar) and item.plain and item.text), None)
        if bare:
            yield problem("needs-quotes", document.at(value), _SPLIT, bare, _SPLIT_FIX)


def _texts(document: Document, key: str, value: Node) -> Iterator[Problem]:
    for node in _leaves(value):
        if node.plain and node.text:
            if key not in TYPED:
                yield from _mistaken(document, node)
            if node.cut and key in SENTENCES and " " in node.text:
                yield problem("needs-quotes", document.at(node), _CUT, node.text, _CUT_FIX)


def _leaves(node: Node) -> Iterator[Scalar]:
    """Yield a text, or the texts of a list and of the lists in it."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _leaves(item)


def _mistaken(document: Document, node: Scalar) -> Iterator[Problem]:
    read = _as_read_elsewhere(node.text or "") if node.plain else None
    if read is not None and read != node.text:
        yield problem("needs-quotes", document.at(node), _OTHER.format(value=read), node.text or "", _QUOTE)


def _as_read_elsewhere(text: str) -> str | None:
    """Return how YAML 1.1, with its implicit types, prints what it reads from a plain text; None when it reads text."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], ())
    if not any(tag in _TAGS and words.match(text) for tag, words in resolvers):
        return None
    try:
        return str(yaml.safe_load(text))
    except (ValueError, ArithmeticError, yaml.YAMLError):
        return "a number or a date that does not exist"
