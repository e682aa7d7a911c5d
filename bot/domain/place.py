"""Where a conversation is: the place of a message, and the topics under which we note what a conversation is about."""

from dataclasses import dataclass

THREAD_SECONDS = 7 * 24 * 60 * 60.0
"""How long a thread keeps its subject."""
DIRECT_SECONDS = 15 * 60.0
"""How long a direct message outside any thread follows up on the one before."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A thread of a channel; without a thread, the direct messages in it as one conversation."""

    team: str
    channel: str
    thread: str = ""

    @property
    def seconds(self) -> float:
        """Return how long it is remembered."""
        return THREAD_SECONDS if self.thread else DIRECT_SECONDS


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: the thread under the message `thread`, in a channel of a workspace.

    `fresh` says that the message is not in a thread yet, `direct` that the channel is a direct message, and `shared`
    that other organisations see it too.
    """

    team: str
    channel: str
    thread: str
    fresh: bool = False
    direct: bool = False
    shared: bool = False

    @property
    def follows(self) -> Topic:
        """Return the topic that a question here follows up on: a direct message outside any thread, on the last one."""
        return Topic(self.team, self.channel, "" if self.fresh and self.direct else self.thread)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return the topics that a reply here is noted under: its thread, and with it a direct conversation."""
        own = Topic(self.team, self.channel, self.thread)
        return (own, Topic(self.team, self.channel)) if self.direct else (own,)
