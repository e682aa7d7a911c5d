"""The workspace in memory: people, channels, direct messages, and messages with their threads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from bot.playground.changes import Changes
from bot.playground.wire import Json

TEAM_ID = "T0PLAYGROUND"
TEAM_DOMAIN = "playground"
PARTNERS = "T0PARTNERS"
"""Another organisation, with which channels may be shared."""
MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is in its channels; `title` is what they do, `bot` says that they are another app.

    `team` is where they are at home: here, or in another organisation.
    """

    id: str
    name: str
    title: str = ""
    bot: bool = False
    team: str = TEAM_ID

    @property
    def mention(self) -> str:
        """Return the markup that mentions them."""
        return f"<@{self.id}>"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, or with `direct` the direct messages of one person with the app.

    `members` holds user ids, the bot's included when it was invited; `external` channels are shared with other
    organisations.
    """

    id: str
    name: str
    members: frozenset[str]
    direct: bool = False
    external: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `ts` is its id within the channel, `thread_ts` that of the message whose thread it is in.

    `visible_to` is set for an ephemeral message: the only person who sees it. `through` is the response_url it came by.
    """

    channel: str
    ts: str
    author: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    bot: bool = False
    visible_to: str | None = None
    through: str | None = None
    edited: bool = False
    reactions: tuple[str, ...] = ()

    @property
    def root(self) -> str:
        """Return the `ts` of the thread that a reply to this message belongs to."""
        return self.thread_ts or self.ts


@dataclass(eq=False, slots=True)
class Workspace:
    """Everything that is said and by whom. `clock` gives seconds since the epoch; `changes` rings after every change.

    `prompts` are the suggested prompts and `statuses` the loading texts that the app set, by channel.
    """

    clock: Callable[[], float]
    changes: Changes
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[tuple[str, str], Message] = field(default_factory=dict)
    prompts: dict[str, tuple[Json, ...]] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _last: int = 0

    def add_person(self, name: str, title: str = "", team: str = TEAM_ID, *, bot: bool = False) -> Person:
        """Add someone to the workspace, with `bot` the bot of another app, with another `team` to what is shared with it."""
        person = Person(self.new_id("U"), name, title, bot, team)
        self.people[person.id] = person
        self.changes.ring()
        return person

    def add_channel(self, name: str, *members: str, external: bool = False, topic: str = "") -> Channel:
        """Add a channel with these user ids as members."""
        return self._keep(Channel(self.new_id("C"), name, frozenset(members), external=external, topic=topic))

    def direct_channel(self, person: str, bot_user: str) -> Channel:
        """Return the direct messages between a person and the app, opened when they are not yet."""
        members = frozenset((person, bot_user))
        for channel in self.channels.values():
            if channel.direct and channel.members == members:
                return channel
        return self._keep(Channel(self.new_id("D"), "directmessage", members, direct=True))

    def post(self, message: Message) -> Message:
        """Add a message, or put another version in the place of one with the same channel and `ts`."""
        self.messages[message.channel, message.ts] = message
        self.changes.ring()
        return message

    def edit(self, message: Message, text: str, blocks: tuple[Json, ...] = (), through: str | None = None) -> Message:
        """Change what a message says; `through` is the response_url by which it is changed."""
        return self.post(replace(message, text=text, blocks=blocks, edited=True, through=through or message.through))

    def react(self, message: Message, reaction: str) -> Message:
        """Add a reaction to a message."""
        return self.post(replace(message, reactions=(*message.reactions, reaction)))

    def delete(self, message: Message) -> None:
        """Take a message away."""
        del self.messages[message.channel, message.ts]
        self.changes.ring()

    def find(self, channel: str, ts: str) -> Message | None:
        """Return the message with this id, if there is one."""
        return self.messages.get((channel, ts))

    def seen_by(self, person: str, channel: str) -> tuple[Message, ...]:
        """Return what a person sees in a channel, oldest first."""
        here = (message for message in self.messages.values() if message.channel == channel)
        return tuple(sorted((m for m in here if m.visible_to in (None, person)), key=lambda message: message.ts))

    def new_ts(self) -> str:
        """Return a timestamp that no other message has, in seconds with six decimals, later than all before."""
        self._last = max(int(self.clock() * MICROSECONDS), self._last + 1)
        return f"{self._last // MICROSECONDS}.{self._last % MICROSECONDS:06d}"

    def new_id(self, prefix: str) -> str:
        """Return an id that was not used before, with Slack's letter for its kind."""
        return f"{prefix}{next(self._numbers):010d}"

    def _keep(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        self.changes.ring()
        return channel
