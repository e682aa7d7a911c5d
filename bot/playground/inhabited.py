"""The workspace that people find in the playground: three people, and channels that they and the app are in."""

from dataclasses import dataclass

from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person

NEWCOMER = ("Ana", "New in the team")
ENGINEER = ("Ben", "Cloud engineer")
EDITOR = ("Mira", "Editor, may hide wrong answers")
CHANNELS = {
    "general": "Questions about certifications are welcome here",
    "finops": "Cloud costs and those who look after them",
    "onboarding": "For everybody who has just joined",
}
EXPERTS = ("experts", "Where questions without an answer go")


@dataclass(frozen=True, slots=True)
class Town:
    """Who and what is there. `editor` is one of the `people`; `experts` is the channel that she alone is in."""

    people: tuple[Person, ...]
    channels: tuple[Channel, ...]
    editor: Person
    experts: Channel


def inhabit(slack: Slack) -> Town:
    """Fill an empty workspace; the ids are the same every time."""
    people = tuple(slack.person(name, title) for name, title in (NEWCOMER, ENGINEER, EDITOR))
    channels = tuple(slack.channel(name, *people, topic=topic) for name, topic in CHANNELS.items())
    for person in people:
        slack.direct_channel(person)
    editor = people[-1]
    return Town(people, channels, editor, slack.channel(EXPERTS[0], editor, topic=EXPERTS[1]))
