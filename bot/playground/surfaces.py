"""Modals and Home tabs: who sees which view, and the triggers that allow to open one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.playground.changes import Changes
from bot.playground.wire import Json

TRIGGER_SECONDS = 3.0
"""A trigger_id lives about this long."""
DEEPEST = 3
"""Views in a stack of modals."""


@dataclass(frozen=True, slots=True)
class View:
    """A view as a person has it before them; `body` is what the app sent, with what Slack adds."""

    id: str
    person: str
    body: Json

    @property
    def is_home(self) -> bool:
        """Say whether this is a Home tab rather than a modal."""
        return bool(self.body["type"] == "home")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The permission to open a view, given by a click at a moment in seconds since the epoch."""

    person: str
    at: float


@dataclass(eq=False, slots=True)
class Surfaces:
    """Home tabs by person, stacks of modals by person, and triggers."""

    clock: Callable[[], float]
    changes: Changes
    homes: dict[str, View] = field(default_factory=dict)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_trigger(self, person: str) -> str:
        """Return a trigger_id for what a person just did."""
        trigger_id = f"{next(self._numbers)}.0.playground"
        self.triggers[trigger_id] = Trigger(person, self.clock())
        return trigger_id

    def expired(self, trigger: Trigger) -> bool:
        """Say whether it is too late to use a trigger."""
        return self.clock() - trigger.at > TRIGGER_SECONDS

    def push(self, person: str, body: Json) -> View:
        """Put a modal on top of a person's stack."""
        stack = self.stacks.setdefault(person, [])
        view = self._made(person, body, root=stack[0].id if stack else None, previous=stack[-1].id if stack else None)
        stack.append(view)
        self.changes.ring()
        return view

    def publish(self, person: str, body: Json) -> View:
        """Show a person's Home tab."""
        old = self.homes.get(person)
        self.homes[person] = self._made(person, body, view_id=old.id if old else None)
        self.changes.ring()
        return self.homes[person]

    def replace(self, old: View, body: Json) -> View:
        """Show another version of a modal or a Home tab."""
        new = self._made(
            old.person, body, view_id=old.id, root=old.body["root_view_id"], previous=old.body["previous_view_id"]
        )
        if old.is_home:
            self.homes[old.person] = new
        else:
            stack = self.stacks[old.person]
            stack[stack.index(old)] = new
        self.changes.ring()
        return new

    def close(self, person: str, *, everything: bool = False) -> None:
        """Close a person's top modal, or all."""
        stack = self.stacks.get(person, [])
        del stack[0 if everything else -1 :]
        self.changes.ring()

    def top(self, person: str) -> View | None:
        """Return the modal that a person has before them."""
        return next(reversed(self.stacks.get(person, [])), None)

    def find(self, *, view_id: str | None, external_id: str | None) -> View | None:
        """Return the open view with one of these ids."""
        for view in (*self.homes.values(), *(view for stack in self.stacks.values() for view in stack)):
            if view.id == view_id or (external_id and view.body["external_id"] == external_id):
                return view
        return None

    def _made(
        self, person: str, body: Json, view_id: str | None = None, root: str | None = None, previous: str | None = None
    ) -> View:
        number = next(self._numbers)
        view_id = view_id or f"V{number:010d}"
        added: Json = {
            "id": view_id,
            "hash": f"{int(self.clock())}.{number}",
            "state": {"values": {}},
            "root_view_id": root or view_id,
            "previous_view_id": previous,
        }
        absent = {"private_metadata": "", "callback_id": "", "external_id": ""}
        return View(view_id, person, {**absent, **body, **added})
