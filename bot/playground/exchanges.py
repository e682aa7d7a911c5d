"""What people did and what the app made of it: deliveries sent, receipts kept, answers found."""

from dataclasses import dataclass, replace

from bot.playground.changes import PATIENCE
from bot.playground.deliveries import Delivery, Kind, Receipt, Retry, Transport
from bot.playground.events import callback
from bot.playground.response_urls import ResponseUrl
from bot.playground.standin import StandIn
from bot.playground.wire import Json
from bot.playground.workspace import Message, Person


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something a person did, and what the app acknowledged it with.

    `receipt` is None when the delivery was lost on its way. `ts` is when it was done. An answer belongs to the thread
    `root` of the channel, or comes by the response_url `through` that was given out for it.
    """

    person: Person
    delivery: Delivery
    ts: str
    receipt: Receipt | None = None
    channel: str = ""
    message: Message | None = None
    root: str | None = None
    through: str | None = None

    @property
    def status(self) -> int | None:
        """Return the HTTP status of the acknowledgement; None when there was none."""
        return self.receipt.status if self.receipt else None

    @property
    def said(self) -> Message:
        """Return the message that this was about; raise LookupError when it was about none."""
        if self.message is None:
            raise LookupError("no message belongs to this exchange")
        return self.message


class Exchanges:
    """Sends deliveries through a transport and keeps what became of them."""

    def __init__(self, site: StandIn, transport: Transport) -> None:
        self.transport = transport
        self.all: list[Exchange] = []
        self._site = site

    async def event(self, person: Person, message: Message, event: Json, *, arrives: bool = True) -> Exchange:
        """Tell the app of an event about a message; with `arrives` false the delivery is lost on its way."""
        done = Exchange(
            person, self._event(event, message.channel), message.ts, None, message.channel, message, message.root
        )
        return await self._sent(done) if arrives else done

    async def bare_event(self, person: Person, channel: str, event: Json) -> Exchange:
        """Tell the app of an event that no message belongs to."""
        return await self._sent(Exchange(person, self._event(event, channel), event["event_ts"], channel=channel))

    async def interaction(
        self,
        person: Person,
        payload: Json,
        given: ResponseUrl | None = None,
        root: str | None = None,
        kind: Kind = Kind.INTERACTION,
        *,
        trigger: bool = True,
    ) -> Exchange:
        """Tell the app of a command or a click, with a trigger and the response_url `given` out for it."""
        if given is not None:
            payload = {**payload, "response_url": self._site.response_urls.address(given)}
        if trigger:
            payload = {**payload, "trigger_id": self._site.surfaces.new_trigger(person.id)}
        done = Exchange(person, Delivery(kind, payload), self._site.workspace.new_ts(), root=root)
        if given is not None:
            done = replace(done, channel=given.channel, through=given.id)
        return await self._sent(done)

    async def retry(self, exchange: Exchange, number: int, reason: str = "http_timeout") -> Receipt:
        """Deliver the same again, as Slack does up to three times."""
        return await self.transport.deliver(exchange.delivery, Retry(number, reason))

    def is_answer(self, message: Message, exchange: Exchange) -> bool:
        """Say whether a message of the app may answer what was done."""
        return message.bot and message.channel == exchange.channel and _answers(message, exchange)

    def answers(self, exchange: Exchange) -> tuple[Message, ...]:
        """Return what the app has posted for an exchange so far, as its person sees it, oldest first."""
        seen = self._site.workspace.seen_by(exchange.person.id, exchange.channel)
        return tuple(message for message in seen if message.bot and _answers(message, exchange))

    async def answer(self, exchange: Exchange, number: int = 1, within: float = PATIENCE) -> Message:
        """Wait for the `number`-th answer; raise TimeoutError when it does not come within so many seconds."""
        what = f"answer {number} to {exchange.message.text if exchange.message else exchange.delivery.payload}"
        found = await self._site.changes.until(lambda: self.answers(exchange)[number - 1 :], what, within)
        return found[0]

    def _event(self, event: Json, channel: str) -> Delivery:
        external = self._site.workspace.channels[channel].external
        event_id = self._site.workspace.new_id("Ev")
        payload = callback(self._site.installation, event, event_id, self._site.clock(), external=external)
        return Delivery(Kind.EVENT, payload)

    async def _sent(self, exchange: Exchange) -> Exchange:
        done = replace(exchange, receipt=await self.transport.deliver(exchange.delivery))
        self.all.append(done)
        self._site.changes.ring()
        return done


def _answers(message: Message, exchange: Exchange) -> bool:
    if exchange.through is not None and message.through == exchange.through:
        return True
    return exchange.root is not None and message.thread_ts == exchange.root and message.ts > exchange.ts
