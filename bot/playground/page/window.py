"""What one person has before them, and what of it is new since it was last told."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from bot.playground.offer import Offer
from bot.playground.page.dressing import dressed
from bot.playground.page.marking import mrkdwn_tree
from bot.playground.standin import StandIn
from bot.playground.surfaces import View
from bot.playground.wire import Json
from bot.playground.workspace import Channel, Message, Person

Key: TypeAlias = tuple[str, str]


@dataclass(eq=False)
class Window:
    """One open window of the page. What is told once is not told again until it changes."""

    site: StandIn
    offer: Offer
    person: Person
    _messages: dict[Key, Message] = field(default_factory=dict)
    _parts: dict[str, Any] = field(default_factory=dict)

    def news(self) -> Json:
        """Return what has changed, ready for JSON; nothing when nothing has.

        `messages` are new or changed, `gone` were taken away; every other part is told whole.
        """
        news = {name: READY.get(name, _as_it_is)(part) for name, part in self._changed_parts()}
        now = {(message.channel, message.ts): message for message in self._seen()}
        changed = [message for key, message in now.items() if self._messages.get(key) is not message]
        if changed:
            news["messages"] = [shown(message) for message in changed]
        if gone := [list(key) for key in self._messages if key not in now]:
            news["gone"] = gone
        self._messages = now
        return news

    def _changed_parts(self) -> list[tuple[str, Any]]:
        surfaces, workspace = self.site.surfaces, self.site.workspace
        channels = self._channels()
        now: dict[str, Any] = {
            "me": self.person.id,
            "people": tuple(workspace.people.values()),
            "bot": self.site.installation.bot_user,
            "offer": self.offer,
            "channels": channels,
            "home": surfaces.homes.get(self.person.id),
            "modals": tuple(surfaces.stacks.get(self.person.id, ())),
            "prompts": {channel.id: workspace.prompts.get(channel.id, ()) for channel in channels},
            "statuses": {channel.id: workspace.statuses.get(channel.id, "") for channel in channels},
        }
        changed = [(name, part) for name, part in now.items() if name not in self._parts or self._parts[name] != part]
        self._parts = now
        return changed

    def _channels(self) -> tuple[Channel, ...]:
        return tuple(found for found in self.site.workspace.channels.values() if self.person.id in found.members)

    def _seen(self) -> list[Message]:
        return [
            message
            for channel in self._channels()
            for message in self.site.workspace.seen_by(self.person.id, channel.id)
        ]


def shown(message: Message) -> Json:
    """Return a message for the page."""
    return {
        "channel": message.channel,
        "ts": message.ts,
        "thread": message.thread_ts,
        "author": message.author,
        "bot": message.bot,
        "alone": message.visible_to is not None,
        "edited": message.edited,
        "reactions": list(message.reactions),
        "text": message.text,
        "tree": mrkdwn_tree(message.text),
        "blocks": dressed(message.blocks),
    }


def _shown_view(view: View | None) -> Json | None:
    """Return a modal or a Home tab for the page; None when there is none."""
    if view is None:
        return None
    return {**dressed({**view.body, "private_metadata": ""}), "id": view.id}


def _people(people: tuple[Person, ...]) -> list[Json]:
    return [asdict(person) for person in people]


def _channel(channel: Channel) -> Json:
    return {"id": channel.id, "name": channel.name, "direct": channel.direct, "topic": channel.topic}


def _as_it_is(part: Any) -> Any:
    return part


READY: dict[str, Callable[[Any], Any]] = {
    "people": _people,
    "offer": asdict,
    "channels": lambda channels: [_channel(channel) for channel in channels],
    "home": _shown_view,
    "modals": lambda stack: [_shown_view(view) for view in stack],
}
"""How the parts that are no JSON yet are told."""
