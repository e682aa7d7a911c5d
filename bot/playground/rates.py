"""Rate limits of the Web API: how often a method may be called, and how often a channel may be posted to."""

import math
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls at once, and so many more in as many `seconds`; with `by_channel` for each channel on its own.

    See https://docs.slack.dev/apis/web-api/rate-limits: Slack says "50+ a minute" and tolerates bursts, without numbers. We
    hold an app to the number. The limit for all messages of a workspace is not known, and not modelled.
    """

    most: int
    seconds: float = 60.0
    by_channel: bool = False


TIER_3, TIER_4 = Rate(50), Rate(100)
POSTS = Rate(3, 3.0, by_channel=True)
"""One message a second to a channel, with short bursts."""


@dataclass(eq=False, slots=True)
class Rates:
    """What was called lately, as a bucket for each limit: how full it was, and when."""

    _buckets: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)

    def wait(self, method: str, rate: Rate, channel: str, now: float) -> int:
        """Take a call on and return 0; else return after how many whole seconds it may be made again."""
        which = (method, channel if rate.by_channel else "")
        level, at = self._buckets.get(which, (0.0, now))
        level = max(level - (now - at) * rate.most / rate.seconds, 0.0)
        if level + 1 > rate.most:
            return math.ceil((level + 1 - rate.most) * rate.seconds / rate.most)
        self._buckets[which] = (level + 1, now)
        return 0
