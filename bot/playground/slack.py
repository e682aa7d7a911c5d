"""Slack as a person or a test uses it: say, ask, press, read; the same verbs over HTTP and in Socket Mode."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.playground import events, interactions
from bot.playground.changes import PATIENCE
from bot.playground.controls import control
from bot.playground.deliveries import Delivery, Kind, OverSocket, Receipt
from bot.playground.door import Door
from bot.playground.editing import Editing
from bot.playground.exchanges import Exchange, Exchanges
from bot.playground.modals import Modals
from bot.playground.people import People
from bot.playground.posting import as_json, post_waiting
from bot.playground.response_api import acknowledge
from bot.playground.standin import StandIn
from bot.playground.surfaces import View
from bot.playground.wire import Json, escaped
from bot.playground.workspace import TEAM_ID, Channel, Message, Person

OTHER_BOT = "B0ANOTHERBOT"
OTHER_APP = "A0ANOTHERAPP"


class Slack:
    """One stand-in with its door. `exchanges.transport` is the way to the app: Socket Mode until another is set."""

    def __init__(self, site: StandIn, door: Door) -> None:
        self.site = site
        self.door = door
        self.exchanges = Exchanges(site, OverSocket(site.sockets))
        self.modals = Modals(site, self.exchanges)
        self.people = People(site, self.exchanges)
        self.editing = Editing(site, self.exchanges)

    @property
    def api_url(self) -> str:
        """Return the base address of the Web API, for `SLACK_API_URL`."""
        return f"http://{self.door.address}/api/"

    def person(self, name: str, title: str = "", team: str = TEAM_ID, *, bot: bool = False) -> Person:
        """Add a person, with `bot` that of another app; one of another `team` is in channels shared with it alone."""
        return self.site.workspace.add_person(name, title, team, bot=bot)

    def channel(self, name: str, *people: Person, external: bool = False, topic: str = "") -> Channel:
        """Add a channel that these people and the app are in."""
        members = (self.site.installation.bot_user, *(person.id for person in people))
        return self.site.workspace.add_channel(name, *members, external=external, topic=topic)

    def direct_channel(self, person: Person) -> Channel:
        """Return the conversation of a person with the app."""
        return self.site.workspace.direct_channel(person.id, self.site.installation.bot_user)

    def say(self, person: Person, channel: Channel, text: str, thread: Message | None = None) -> Message:
        """Say something that the app is not told of. `text` is as typed; Slack escapes it."""
        return self._said(person, channel, escaped(text), thread)

    async def mention(
        self, person: Person, channel: Channel, text: str, thread: Message | None = None, *, arrives: bool = True
    ) -> Exchange:
        """Mention the app in a channel; with `arrives` false the delivery is lost on its way."""
        return await self._told(person, self._said(person, channel, self.site.addressed(text), thread), arrives=arrives)

    async def direct_message(
        self, person: Person, text: str, thread: Message | None = None, *, arrives: bool = True
    ) -> Exchange:
        """Write to the app in its Messages tab; with `arrives` false the delivery is lost on its way."""
        return await self._told(
            person, self._said(person, self.direct_channel(person), escaped(text), thread), arrives=arrives
        )

    async def write(
        self, person: Person, channel: Channel, text: str, thread: Message | None = None
    ) -> Exchange | Message:
        """Say something anywhere; the app is told of it when it is mentioned in a channel, or written to directly."""
        message = self._said(person, channel, escaped(text), thread)
        if channel.direct or self.site.bot.mention in message.text:
            return await self._told(person, message)
        return message

    async def write_with(self, person: Person, channel: Channel, text: str, **more: Any) -> Exchange:
        """Write to the app something that is more than words: `more` goes into the event, such as `files` or a `subtype`."""
        said = self._said(person, channel, escaped(text) if channel.direct else self.site.addressed(text), None)
        event = events.direct_message(said) if channel.direct else events.app_mention(said)
        return await self.exchanges.event(person, said, {**event, **more})

    async def command(self, person: Person, name: str, text: str = "", channel: Channel | None = None) -> Exchange:
        """Type a slash command; in the conversation with the app unless a channel is given.

        Raise LookupError for a person of another organisation, where the app is not installed.
        """
        if person.team != TEAM_ID:
            raise LookupError(f"{person.name} has no commands of this app")
        where = channel or self.direct_channel(person)
        payload = interactions.command(self.site.installation, person, where, name, escaped(text))
        given = self.site.response_urls.new(where.id, person.id)
        done = await self.exchanges.interaction(person, payload, given, kind=Kind.COMMAND)
        if done.status == 200 and done.receipt:
            acknowledge(self.site, given, done.receipt.body)
        return done

    async def press(self, person: Person, where: Message | View, label: str) -> Exchange:
        """Press the button, or choose the option, that says `label`; raise LookupError when there is none."""
        return await self.act(person, where, control(blocks_of(where), label).action)

    async def pick(self, person: Person, where: Message | View, action_id: str, typed: str, label: str) -> Exchange:
        """Type in a menu that asks the app, and pick what says `label`; raise LookupError when it is not offered."""
        offered = await self.modals.suggestions(person, where, "menu", action_id, typed)
        options = [option for one in offered for option in one.get("options", [one])]
        said = {option["text"]["text"]: option for option in options}
        if label not in said:
            raise LookupError(f"{label!r} is not offered; there are {[*said]}")
        picked = {"type": "external_select", "action_id": action_id, "block_id": "menu"}
        return await self.act(person, where, {**picked, "selected_option": said[label]})

    async def act(self, person: Person, where: Message | View, action: Json, values: Json | None = None) -> Exchange:
        """Do something to a control; `values` is what the inputs beside it hold, by block_id and action_id."""
        action, state = {**action, "action_ts": self.site.workspace.new_ts()}, {"values": values or {}}
        if isinstance(where, View):
            shown = replace(where, body={**where.body, "state": state})
            payload = interactions.view_actions(self.site.installation, person, shown, action)
            return await self.exchanges.interaction(person, payload)
        payload = interactions.message_actions(self.site.installation, person, where, as_json(self.site, where), action)
        payload = {**payload, "state": state}
        given = self.site.response_urls.new(where.channel, person.id, where.ts, where.thread_ts)
        return await self.exchanges.interaction(person, payload, given, where.root)

    async def shortcut(self, person: Person, callback_id: str, message: Message | None = None) -> Exchange:
        """Pick a shortcut, from the menu of a message when one is given."""
        if message is None:
            payload = interactions.global_shortcut(self.site.installation, person, callback_id)
            return await self.exchanges.interaction(person, payload)
        channel = self.site.workspace.channels[message.channel]
        payload = interactions.message_shortcut(
            self.site.installation, person, channel, message, as_json(self.site, message), callback_id
        )
        given = self.site.response_urls.new(channel.id, person.id, thread_ts=message.thread_ts)
        return await self.exchanges.interaction(person, payload, given, message.root)

    async def open_app(self, person: Person, tab: str = "home") -> Exchange:
        """Open the app's `home` or `messages` tab."""
        home = self.site.surfaces.homes.get(person.id)
        shown = home.body if home and tab == "home" else None
        channel = self.direct_channel(person).id
        event = events.app_home_opened(person.id, channel, tab, self.site.workspace.new_ts(), shown)
        return await self.exchanges.bare_event(person, channel, event)

    async def retry(self, exchange: Exchange, number: int, reason: str = "http_timeout") -> Receipt:
        """Deliver the same event again, for the `number`-th time."""
        return await self.exchanges.retry(exchange, number, reason)

    async def again_as_message(self, exchange: Exchange) -> Exchange:
        """Tell of the same message by another event, as Slack does to apps that also read the channel."""
        said = exchange.said
        direct = self.site.workspace.channels[said.channel].direct
        event = events.direct_message(said) if direct else events.channel_message(said)
        return await self.exchanges.event(exchange.person, said, event)

    async def echo(self, person: Person, message: Message) -> Exchange:
        """Tell the app of what it said itself, as Slack does in direct messages."""
        installed = self.site.installation
        said = events.by_app(events.direct_message(message), installed.bot_id, installed.app_id)
        return await self.exchanges.event(person, message, said)

    async def mention_by_bot(self, bot: Person, channel: Channel, text: str) -> Exchange:
        """Have another app's bot mention the app."""
        message = self._said(bot, channel, self.site.addressed(text), None)
        event = events.by_app(events.app_mention(message), OTHER_BOT, OTHER_APP)
        return await self.exchanges.event(bot, message, event)

    async def verify_url(self, challenge: str) -> Receipt:
        """Check the app's address, as Slack does when it is entered."""
        return await self.exchanges.transport.deliver(Delivery(Kind.EVENT, events.url_verification(challenge)))

    async def answer(self, exchange: Exchange, number: int = 1, within: float = PATIENCE) -> Message:
        """Wait for the `number`-th answer of the app; raise TimeoutError when it does not come."""
        return await self.exchanges.answer(exchange, number, within)

    def answers(self, exchange: Exchange) -> tuple[Message, ...]:
        """Return the answers of the app so far."""
        return self.exchanges.answers(exchange)

    def post_scheduled(self, until: float) -> tuple[Message, ...]:
        """Post what the app has scheduled up to a time in seconds since the epoch."""
        return post_waiting(self.site, until)

    def seen(self, person: Person, channel: Channel) -> tuple[Message, ...]:
        """Return what a person sees in a channel."""
        return self.site.workspace.seen_by(person.id, channel.id)

    async def _told(self, person: Person, message: Message, *, arrives: bool = True) -> Exchange:
        """Tell the app of a message that is for it."""
        direct = self.site.workspace.channels[message.channel].direct
        event = events.direct_message(message) if direct else events.app_mention(message)
        return await self.exchanges.event(person, message, event, arrives=arrives)

    def _said(self, person: Person, channel: Channel, text: str, thread: Message | None) -> Message:
        root = thread.root if thread else None
        return self.site.workspace.post(
            Message(channel.id, self.site.workspace.new_ts(), person.id, text, thread_ts=root)
        )


def blocks_of(where: Message | View) -> Sequence[Json]:
    """Return the blocks of a message or view."""
    return where.blocks if isinstance(where, Message) else where.body["blocks"]
