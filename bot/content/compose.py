"""Responsible for building the tree of a YAML file from libyaml's events, without recursion and within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from bot.content.bounds import DEEPEST, MOST_VALUES, Totals
from bot.content.nodes import Mapping, Node, Scalar, Sequence
from bot.content.problems import MOST_PER_FILE, problem
from bot.domain.location import Location
from bot.domain.problem import Problem

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CORE = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset({"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null", "seq", "map"))})
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TWICE = "the key stands here twice, and first in line {line}"
_KEY_NOT_TEXT = "a key must be text, not a list or a mapping"
_KEY_FIX = "write `key: value`; put text that begins with { or [ in quotes"
_TAG = "this tag asks for more than text"
_DEEP = f"nested more than {DEEPEST} deep"
_MANY = f"more than {MOST_VALUES:,} values in one file"
_BOMB = "the aliases of this file stand for far more than it holds"
_ITSELF = "the alias stands inside of what it stands for"
_NO_ANCHOR = "an alias without its anchor"
_NO_ANCHOR_FIX = 'quote the text when it begins with *: "*{name}"'
_SECOND = "a second document begins here"
_SECOND_FIX = "take out the line `---`, or move what follows to a file of its own"


class Refused(Exception):  # noqa: N818 - it is no error of the program: the file has a fault that stops its reading
    """Raised when the rest of a file cannot be read; `found` says why."""

    def __init__(self, found: Problem) -> None:
        """Keep the problem."""
        super().__init__(found.message)
        self.found = found


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A node that aliases can stand for, with what it holds once its own aliases are written out."""

    node: Node
    totals: Totals
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `before` are the file's totals at its start."""

    start: yaml.CollectionStartEvent
    before: Totals
    height: int = 1
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Node | None = None


class Composer:
    """Reads one file: `compose` gives its tree, `problems` what does not stop the reading."""

    def __init__(self, file: str, text: str) -> None:
        """Take a text that YAML can print (see `decode`)."""
        self.problems: list[Problem] = []
        self._file = file
        self._text = text
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._root: Node | None = None
        self._totals = Totals()

    def compose(self) -> Node | None:
        """Return the tree, None for a file that holds nothing. Raises Refused, and yaml.YAMLError for text that is not YAML."""
        documents = 0
        for event in self._events():
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Refused(problem("syntax", self._at(event), _SECOND, fix=_SECOND_FIX))
        return self._root

    def _events(self) -> Iterator[yaml.Event]:
        events: Iterator[yaml.Event] = yaml.parse(self._text, Loader=_PARSER)
        return events

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag:
            self._check_tag(event, event.tag)
        value = event.value
        plain = bool(event.implicit[0]) and event.style in (None, "")
        cut = plain and self._comment_follows(_mark(event.end_mark).index)
        self._count(event, len(value))
        node = Scalar(None if plain and value in _NULLS else value, *_line_and_column(event), plain, cut)
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(node, Totals(1, len(value)))
        self._add(node)

    def _comment_follows(self, end: int) -> bool:
        """Tell whether ` #` cuts a sentence: a comment has two spaces before its `#`, and one after it."""
        after = self._text[end : end + 4]
        if "#" not in after:
            return False
        return after.startswith(" #") or (after.lstrip(" ").startswith("#") and not after.endswith(("# ", "#", "#\n")))

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if event.tag:
            self._check_tag(event, event.tag)
        self._check_depth(event, 1)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(_Open(event, self._totals.now()))
        self._count(event, 0)

    def _end(self) -> None:
        done = self._open.pop()
        node: Node
        if isinstance(done.start, yaml.MappingStartEvent):
            node = Mapping(done.pairs, *_line_and_column(done.start))
        else:
            node = Sequence(tuple(done.items), *_line_and_column(done.start), bool(done.start.flow_style))
        if done.start.anchor:
            self._anchors[done.start.anchor] = _Anchored(node, self._totals.since(done.before), done.height)
        self._raise_height(done.height)
        self._add(node)

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            fix = _NO_ANCHOR_FIX.format(name=event.anchor)
            raise Refused(problem("syntax", self._at(event), _NO_ANCHOR, f"*{event.anchor}", fix))
        meant = self._anchors[event.anchor]
        if meant is None:
            raise Refused(problem("alias-bomb", self._at(event), _ITSELF, f"*{event.anchor}"))
        self._check_depth(event, meant.height)
        self._totals.repeats(meant.totals.values, meant.totals.characters)
        if self._totals.bomb:
            raise Refused(problem("alias-bomb", self._at(event), _BOMB, f"*{event.anchor}"))
        self._raise_height(meant.height)
        self._add(meant.node)

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent.start, yaml.SequenceStartEvent):
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            key, parent.key = parent.key, None
            self._put(parent.pairs, key, node)

    def _put(self, pairs: dict[str, tuple[Scalar, Node]], key: Node, value: Node) -> None:
        location = Location(self._file, key.line, key.column)
        if not isinstance(key, Scalar):
            self._note(problem("wrong-type", location, _KEY_NOT_TEXT, fix=_KEY_FIX))
            return
        name = key.text or ""
        if name in pairs:
            self._note(problem("duplicate-key", location, _TWICE.format(line=pairs[name][0].line), name))
            return
        pairs[name] = (key, value)

    def _count(self, event: yaml.Event, characters: int) -> None:
        self._totals.holds(characters)
        if self._totals.too_many:
            raise Refused(problem("too-large", self._at(event), _MANY))

    def _check_tag(self, event: yaml.Event, tag: str) -> None:
        if tag not in _CORE_TAGS:
            self._note(problem("unsafe-tag", self._at(event), _TAG, tag.replace(_CORE, "!!")))

    def _check_depth(self, event: yaml.Event, height: int) -> None:
        if len(self._open) + height > DEEPEST:
            raise Refused(problem("too-deep", self._at(event), _DEEP))

    def _raise_height(self, height: int) -> None:
        if self._open:
            self._open[-1].height = max(self._open[-1].height, height + 1)

    def _note(self, found: Problem) -> None:
        # One more than are shown, so that the last line can say that there are more.
        if len(self.problems) <= MOST_PER_FILE:
            self.problems.append(found)

    def _at(self, event: yaml.Event) -> Location:
        return Location(self._file, *_line_and_column(event))


def _line_and_column(event: yaml.Event) -> tuple[int, int]:
    mark = _mark(event.start_mark)
    return mark.line + 1, mark.column + 1


def _mark(mark: Any) -> yaml.Mark:
    # PyYAML's types allow for events without marks, which its parsers do not make.
    return cast("yaml.Mark", mark)
