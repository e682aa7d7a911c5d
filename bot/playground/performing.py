"""Act out a conversation that is written down, and tell it as a transcript."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias, TypeVar

from bot.playground.controls import controls, words
from bot.playground.exchanges import Exchange
from bot.playground.offer import Offer
from bot.playground.page.typing import as_markup
from bot.playground.script import ScriptError, Step
from bot.playground.slack import Slack, blocks_of
from bot.playground.surfaces import View
from bot.playground.workspace import Channel, Message, Person

DIRECT = "direct"
THREAD = "thread"
TABS = ("home", "messages")
Thing: TypeAlias = Message | View
Named = TypeVar("Named", Person, Channel)


@dataclass(eq=False)
class Performance:
    """A conversation under way: who speaks, where, and what they read last. `tell` takes the transcript by lines.

    `within` is how many seconds a reply may take.
    """

    slack: Slack
    offer: Offer
    tell: Callable[[str], None]
    within: float = 5.0
    person: Person = field(init=False)
    channel: Channel = field(init=False)
    read: Message | None = None
    in_thread: bool = False

    def __post_init__(self) -> None:
        bot = self.slack.site.installation.bot_user
        self.person = next(person for person in self.slack.site.workspace.people.values() if person.id != bot)
        self.channel = self.slack.direct_channel(self.person)

    async def play(self, step: Step) -> bool:
        """Do a step and say whether what was expected came. Raises ScriptError for a step that cannot be done."""
        self._go(step)
        before = dict(self._things())
        self.tell(f"{step.number}. {self._where()}: {_said(step)}")
        try:
            done = await ACTS[step.does](self, step)
        except LookupError as error:
            raise ScriptError(f"step {step.number}: {error.args[0]}") from None
        if done is None and step.expect is None:
            return True
        return await self._met(step, before)

    async def say(self, step: Step) -> Exchange | None:
        """Say something, or type a command."""
        text = str(step.what)
        command, _, rest = text.partition(" ")
        if command in {known["command"] for known in self.offer.commands}:
            return await self.slack.command(self.person, command, rest, self.channel)
        thread = self.read if self.in_thread else None
        typed = as_markup(text, self.slack.site.workspace)
        said = await self.slack.write(self.person, self.channel, typed, thread)
        return said if isinstance(said, Exchange) else None

    async def click(self, step: Step) -> Exchange:
        """Press the button or choose the option that says this, in the modal or in what was read last."""
        label = str(step.what)
        for thing in reversed([thing for _, thing in self._things()]):
            if any(label in control.label for control in controls(blocks_of(thing))):
                return await self.slack.press(self.person, thing, label)
        raise LookupError(f"nothing to press says {label!r}")

    async def submit(self, step: Step) -> Exchange:
        """Fill in the modal and submit it."""
        return await self.slack.modals.submit(self.person, step.what or {})

    async def close(self, _step: Step) -> None:
        """Close the modal."""
        await self.slack.modals.close(self.person)

    async def open(self, step: Step) -> Exchange | None:
        """Open a tab of the app."""
        if step.what not in TABS:
            raise LookupError(f"the app has no tab {step.what!r}; there are {', '.join(TABS)}")
        done = await self.slack.open_app(self.person, str(step.what))
        return done if step.what == "home" else None

    async def shortcut(self, step: Step) -> Exchange:
        """Pick a shortcut of this name; one for messages on the newest message of the channel."""
        for known in self.offer.shortcuts:
            if known["name"] == step.what:
                message = self.slack.seen(self.person, self.channel)[-1] if known["type"] == "message" else None
                return await self.slack.shortcut(self.person, known["callback_id"], message)
        raise LookupError(f"no shortcut is called {step.what!r}")

    async def _met(self, step: Step, before: Mapping[str, Thing]) -> bool:
        expected = step.expect or ()

        def found() -> Thing | None:
            fresh = self._fresh(before)
            return next((thing for thing in fresh if all(text in _read(thing) for text in expected)), None)

        try:
            thing = await self.slack.site.changes.until(found, "the reply", self.within)
        except TimeoutError:
            self._tell_all(before)
            self.tell(
                f"   NOT AS EXPECTED: nothing that was read holds {' and '.join(map(repr, expected)) or 'anything'}"
            )
            return False
        if isinstance(thing, Message):
            self.read = thing
        self._tell_all(before)
        return True

    def _tell_all(self, before: Mapping[str, Thing]) -> None:
        for thing in self._fresh(before):
            who = self.slack.site.installation.app_name
            shown = f"“{thing.body['title']['text']}” opens: " if isinstance(thing, View) and not thing.is_home else ""
            first, *rest = _read(thing).splitlines() or [""]
            self.tell("\n".join((f"   {who}: {shown}{first}", *(f"      {line}" for line in rest if line.strip()))))

    def _fresh(self, before: Mapping[str, Thing]) -> list[Thing]:
        """Return what the person has before them that is new or another than before, and is the app's."""
        now = ((key, thing) for key, thing in self._things() if before.get(key) is not thing)
        return [thing for _, thing in now if isinstance(thing, View) or thing.bot]

    def _things(self) -> Iterator[tuple[str, Thing]]:
        site = self.slack.site
        for channel in site.workspace.channels.values():
            if self.person.id in channel.members:
                for message in self.slack.seen(self.person, channel):
                    yield f"{channel.id}/{message.ts}", message
        for view in (site.surfaces.homes.get(self.person.id), site.surfaces.top(self.person.id)):
            if view is not None:
                yield view.id, view

    def _go(self, step: Step) -> None:
        """Take up the person and the place of a step."""
        people = self.slack.site.workspace.people.values()
        if step.person:
            self.person = _named(people, step.person, f"step {step.number}: nobody is called")
            self.channel = self.channel if not self.channel.direct else self.slack.direct_channel(self.person)
        if step.place == DIRECT:
            self.channel, self.in_thread = self.slack.direct_channel(self.person), False
        elif step.place == THREAD:
            self.in_thread = True
        elif step.place:
            channels = [channel for channel in self.slack.site.workspace.channels.values() if not channel.direct]
            self.channel = _named(channels, step.place, f"step {step.number}: no channel is called")
            self.in_thread = False

    def _where(self) -> str:
        place = "direct messages" if self.channel.direct else f"#{self.channel.name}"
        return f"{self.person.name} in {'a thread of ' if self.in_thread else ''}{place}"


ACTS: dict[str, Callable[[Performance, Step], Awaitable[Exchange | None]]] = {
    "say": Performance.say,
    "click": Performance.click,
    "submit": Performance.submit,
    "close": Performance.close,
    "open": Performance.open,
    "shortcut": Performance.shortcut,
}


def _named(things: Iterable[Named], name: str, missing: str) -> Named:
    """Return the person or channel of this name; raise ScriptError with all names when there is none."""
    known = {thing.name.casefold(): thing for thing in things}
    if name.casefold() not in known:
        raise ScriptError(f"{missing} {name}; there are {', '.join(thing.name for thing in known.values())}")
    return known[name.casefold()]


def _read(thing: Thing) -> str:
    return unescape(words(blocks_of(thing), "" if isinstance(thing, View) else thing.text))


def _said(step: Step) -> str:
    if step.does == "say":
        return str(step.what)
    if step.does == "submit":
        return "submits " + ", ".join(f"{label}: {entered}" for label, entered in (step.what or {}).items())
    return f"{step.does} {step.what}" if step.what is not None else step.does
