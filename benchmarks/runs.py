"""The runs of the load benchmark that have a name, and what each of them has to show."""

from dataclasses import dataclass

from benchmarks.traffic import Load

RATE = 50.0
"""Events a second; Slack sends a workspace's app 8.3 a second at the most (30,000 an hour)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A load, what it is for, and whether the bare Bolt app gets it too."""

    shows: str
    load: Load
    beside_echo: bool = False


PLANS = {
    "steady": Plan("50 events a second, beside the bare Bolt app", Load(6_000, RATE), beside_echo=True),
    "faults": Plan(
        "20,000 events, 10 % of them sent again, 2 % of the posts refused at first",
        Load(20_000, RATE, again=0.1, refused=0.02),
    ),
    "memory": Plan("100,000 events", Load(100_000, RATE)),
    "ceiling": Plan("Higher and higher rates, until something does not hold", Load(0, RATE)),
}
