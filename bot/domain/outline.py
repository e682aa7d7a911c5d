"""A recommendation, or what comes next, put into words: parts with ordered items, ready to be laid out anywhere."""

from dataclasses import dataclass

from bot.domain.sources import Citation


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is said of a step or a part: a word or two on what it is about, and Markdown."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A step by its name, with what is said of it."""

    name: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Ordered steps under a title; `by` says whose they are. Parts that follow each other may have one title."""

    title: str
    by: str = ""
    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All of it: sentences to begin with, parts, and the places cited."""

    lead: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    sources: tuple[Citation, ...] = ()
