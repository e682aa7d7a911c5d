"""What people read and see of the app in these tests."""

from bot.playground.controls import pings, words
from bot.playground.slack import Slack
from bot.playground.surfaces import View
from bot.playground.workspace import Message, Person


def read(message: Message) -> str:
    """Return the words of a message as a person reads them."""
    return words(message.blocks, message.text)


def said_by_the_app(slack: Slack) -> tuple[Message, ...]:
    """Return everything the app has posted anywhere, to anyone."""
    return tuple(message for message in slack.site.workspace.messages.values() if message.bot)


def called(slack: Slack) -> tuple[str, ...]:
    """Return whom the app has notified anywhere."""
    return tuple(ping for message in said_by_the_app(slack) for ping in pings(message))


async def modal_that_says(slack: Slack, person: Person, said: str) -> View:
    """Wait until the modal before a person says this, and return it."""

    def look() -> View | None:
        view = slack.site.surfaces.top(person.id)
        return view if view and said in words(view.body["blocks"]) else None

    return await slack.site.changes.until(look, f"a modal that says {said!r}")


async def until_read(slack: Slack, answer: Message, words: str, within: float = 5.0) -> Message:
    """Wait until a message says this, and return it."""

    def now() -> Message | None:
        found = slack.site.workspace.find(answer.channel, answer.ts)
        return found if found and words in read(found) else None

    return await slack.site.changes.until(now, words, within)


async def until_gone(slack: Slack, *messages: Message, within: float = 5.0) -> None:
    """Wait until nobody sees these any more."""
    find = slack.site.workspace.find
    there = "that they are gone"
    await slack.site.changes.until(lambda: not any(find(said.channel, said.ts) for said in messages), there, within)
