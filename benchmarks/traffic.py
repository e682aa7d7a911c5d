"""Traffic as Slack sends it: mentions at a fixed rate, some sent again, some posts refused; and what came of each."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp
from bot.playground import events
from bot.playground.deliveries import Delivery, Kind, OverHttp, Retry
from bot.playground.faults import Fault, RateLimited, ServerError
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person

POST = "chat.postMessage"
PEOPLE, CHANNELS = 2_000, 400
REFUSALS: tuple[Fault, ...] = (RateLimited(1), ServerError(503))
LOST_FIRST = 10
"""One of so many events that are sent again arrives only then: its first delivery was lost."""
MOST_RETRIES = 3
AGAIN_WITHIN = 2.0
"""Seconds within which an event is sent again; Slack waits up to five minutes."""
KEPT_MESSAGES = 5_000
HARVEST_SECONDS = 0.5
QUIET_SECONDS = 20.0
"""How long no answer comes before what is missing counts as lost; longer than a refused post may wait."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is sent: `rate` events a second; `again` and `refused` are shares from 0 to 1."""

    events: int
    rate: float
    again: float = 0.0
    refused: float = 0.0
    people: int = PEOPLE
    channels: int = CHANNELS


@dataclass(slots=True)
class Seen:
    """What came of a load: seconds until each acknowledgement and each first answer, and what went wrong."""

    acks: list[float] = field(default_factory=list)
    errors: int = 0
    began: float = 0.0
    ended: float = 0.0
    sent: dict[tuple[str, str], float] = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)
    answered: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    @property
    def answers(self) -> list[float]:
        """Return the seconds until the first answer to each event that has one."""
        return [self.answered[key][0] - at for key, at in self.sent.items() if key in self.answered]

    @property
    def lost(self) -> int:
        """Return how many events were taken and have no answer."""
        return sum(key not in self.answered for key in self.taken)

    @property
    def refused(self) -> int:
        """Return how many events were never taken, however often they were sent."""
        return len(self.sent.keys() - self.taken)

    @property
    def twice(self) -> int:
        """Return how many events have more than one."""
        return sum(len(posts) > 1 for posts in self.answered.values())


class Traffic:
    """Sends a load to an app that takes a stand-in for Slack."""

    def __init__(self, slack: Slack, load: Load, questions: Sequence[str]) -> None:
        self._slack = slack
        self._load = load
        self._questions = questions
        self._random = random.Random(load.events)
        self._people = [slack.person(f"p{number}") for number in range(load.people)]
        self._channels = [slack.channel(f"c{number}") for number in range(load.channels)]
        self._tasks: set[asyncio.Task[None]] = set()
        self.seen = Seen()

    async def run(self, url: str) -> Seen:
        """Send everything, wait until no more answers come, and return what was seen."""
        harvesting = asyncio.create_task(self._harvest())
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
            way = OverHttp(session, url, self._slack.site.installation.signing_secret, time.time)
            await self._send_all(way)
            await self._until_quiet()
        harvesting.cancel()
        return self.seen

    async def _send_all(self, way: OverHttp) -> None:
        self.seen.began = start = time.perf_counter()
        for number in range(self._load.events):
            await asyncio.sleep(start + number / self._load.rate - time.perf_counter())
            task = asyncio.create_task(self._event(way, number))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self.seen.ended = time.perf_counter()
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _event(self, way: OverHttp, number: int) -> None:
        """Deliver one mention, and again as often as the load says."""
        delivery, key = self._mention(number)
        self.seen.sent[key] = time.time()
        again, refused = self._drawn(self._load.again), self._drawn(self._load.refused)
        if refused:
            self._slack.site.faults.add(POST, REFUSALS[number % len(REFUSALS)])
        lost = again and self._random.randrange(LOST_FIRST) == 0
        taken = not lost and await self._deliver(way, delivery, key, None)
        for attempt in range(1, MOST_RETRIES + 1):
            # Slack sends again what was not taken; here some of what was taken, too.
            if taken and not (again and attempt <= 1 + number % MOST_RETRIES):
                break
            await asyncio.sleep(self._random.random() * AGAIN_WITHIN)
            taken = await self._deliver(way, delivery, key, Retry(attempt)) or taken

    async def _deliver(self, way: OverHttp, delivery: Delivery, key: tuple[str, str], retry: Retry | None) -> bool:
        receipt = await way.deliver(delivery, retry)
        self.seen.acks.append(receipt.seconds)
        if receipt.status == 200:
            self.seen.taken.add(key)
        self.seen.errors += receipt.status != 200
        return receipt.status == 200

    def _mention(self, number: int) -> tuple[Delivery, tuple[str, str]]:
        """Return a mention with its channel and time; people and channels take turns, so that the load is even."""
        site = self._slack.site
        person: Person = self._people[number % len(self._people)]
        channel: Channel = self._channels[number % len(self._channels)]
        text = f"<@{site.installation.bot_user}> {self._questions[number % len(self._questions)]}"
        message = site.workspace.post(Message(channel.id, site.workspace.new_ts(), person.id, text))
        event_id = site.workspace.new_id("Ev")
        payload = events.callback(site.installation, events.app_mention(message), event_id, time.time())
        return Delivery(Kind.EVENT, payload), (channel.id, message.ts)

    def _drawn(self, share: float) -> bool:
        return self._random.random() < share

    async def _harvest(self) -> None:
        """Note the posts so far, and have the stand-in forget them, so that its memory does not grow with the load."""
        messages = self._slack.site.workspace.messages
        while True:
            await asyncio.sleep(HARVEST_SECONDS)
            for call in self._slack.site.calls.take():
                if call.method == POST and call.ok:
                    key = (str(call.arguments["channel"]), str(call.arguments["thread_ts"]))
                    self.seen.answered.setdefault(key, []).append(call.at)
            for old in list(messages)[:-KEPT_MESSAGES]:
                del messages[old]

    async def _until_quiet(self) -> None:
        """Wait until all is answered and a moment longer, so that a second answer is seen, or until none comes."""
        last, since = -1, time.perf_counter()
        while self.seen.lost and time.perf_counter() - since < QUIET_SECONDS:
            if len(self.seen.answered) != last:
                last, since = len(self.seen.answered), time.perf_counter()
            await asyncio.sleep(HARVEST_SECONDS)
        await asyncio.sleep(AGAIN_WITHIN)
