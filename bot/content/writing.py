"""Responsible for writing entries to be as YAML that loads once an editor has filled it in."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

import yaml

from bot.content.folding import folded
from bot.domain.gaps import Stub
from bot.domain.knowledge import Knowledge

HEADER = """\
# Fill in what is empty and look at the rest; then move it into a file below faq/ and run `certguide check`.
entries:
"""
NO_ANSWER = "  answer:  # the point in the first sentence; at most 900 characters"
NO_SOURCES = "  sources: []  # where it stands, such as guide#faq-7"
LONGEST_ID = 60
ID_WORDS = 8
WITHOUT_WORDS = "question"

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


class _Dumper(yaml.SafeDumper):
    """Writes what runs over several lines as a block, as editors do."""

    yaml_representers: ClassVar[dict[Any, Any]] = {**yaml.SafeDumper.yaml_representers, str: _text}


def entries_yaml(stubs: Iterable[Stub], knowledge: Knowledge) -> str:
    """Return a file of entries, in which ids and asks are none of the knowledge's and each is there once.

    A question that is asked already gets a number, so that its answer is not lost; a further ask of that kind is left
    out. What has no answer yet does not load before it has one.
    """
    ids = {entry.id for entry in knowledge.entries}
    asked = {folded(text) for entry in knowledge.entries for text in (entry.question, *entry.asks)}
    written = (_entry(stub, ids, asked) for stub in stubs)
    return HEADER + "\n".join("\n".join(lines) + "\n" for lines in written)


def unasked(stubs: Iterable[Stub], knowledge: Knowledge) -> tuple[Stub, ...]:
    """Return those stubs of which no question stands in the knowledge by now."""
    asked = {folded(text) for entry in knowledge.entries for text in (entry.question, *entry.asks)}
    return tuple(stub for stub in stubs if not asked & {folded(text) for text in (stub.question, *stub.asks)})


def _entry(stub: Stub, ids: set[str], asked: set[str]) -> list[str]:
    """Return the lines of an entry, and note its id and its asks."""
    question = _free(_clean(stub.question) or WITHOUT_WORDS, " ({})", lambda text: folded(text) in asked)
    id_ = _free(_id_of(question), "-{}", lambda text: text in ids)
    ids.add(id_)
    asked.add(folded(question))
    asks = [*_unasked(map(_clean, stub.asks), asked)]
    entry = {"id": id_, "question": question, **({"asks": asks} if asks else {})}
    answer = _clean(stub.answer, lines=True)
    notes = [f"# {_clean(note)}" for note in stub.notes]
    end = [NO_SOURCES] if answer else [NO_ANSWER, NO_SOURCES]
    return [*notes, _dumped({**entry, **({"answer": answer} if answer else {})}), *end]


def _unasked(texts: Iterable[str], asked: set[str]) -> Iterator[str]:
    for text in texts:
        if text and folded(text) not in asked:
            asked.add(folded(text))
            yield text


def _dumped(entry: dict[str, object]) -> str:
    text = yaml.dump([entry], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
    return text.rstrip("\n")


def _free(text: str, form: str, is_taken: Callable[[str], bool]) -> str:
    """Return the text, with the lowest number from 2 on when it is taken."""
    number, free = 1, text
    while is_taken(free):
        number += 1
        free = text + form.format(number)
    return free


def _id_of(question: str) -> str:
    plain = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = _NOT_IN_ID.sub(" ", plain).split()[:ID_WORDS]
    return "-".join(words)[:LONGEST_ID].strip("-") or WITHOUT_WORDS


def _clean(text: str, *, lines: bool = False) -> str:
    """Return the text without what no editor can see, on one line unless it may have several."""
    seen = "".join(_visible(sign) for sign in text.replace("\r\n", "\n"))
    return "\n".join(row.rstrip() for row in seen.split("\n")).strip() if lines else " ".join(seen.split())


def _visible(sign: str) -> str:
    if sign in "\n\t":
        return "\n" if sign == "\n" else " "
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} or sign in "\u2028\u2029" else sign
