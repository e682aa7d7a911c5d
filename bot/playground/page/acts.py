"""What a person does in the page, as JSON, done by the verbs of `Slack` as tests do it."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from bot.playground.asked import asked_for
from bot.playground.exchanges import Exchange
from bot.playground.forms import unfilled
from bot.playground.offer import Offer
from bot.playground.page.dressing import dressed
from bot.playground.page.typing import as_markup
from bot.playground.slack import Slack, blocks_of
from bot.playground.surfaces import View
from bot.playground.wire import Json
from bot.playground.workspace import Channel, Message, Person

NOT_HERE = "This is not there any more."
SILENT = "{name} did not answer within three seconds."
BROKEN = "{name} answered with HTTP status {status}."
NO_SUCH_COMMAND = "{command} is not a command here. Type / to see the commands."
NOT_IN_THREADS = "{command} does not work in threads. Type it in the channel or conversation."
NOT_YOURS = "Only your own messages can be changed."
REPORTED = ("text", "value", "style")
"""What an action on a button repeats of it."""
CHOSEN = ("value", "selected_", "text")
"""How the fields that tell of a choice begin."""


class NotPossibleError(Exception):
    """Something that cannot be done; the text is for the person."""


@dataclass(frozen=True, slots=True)
class Acts:
    """Does what people do in one workspace."""

    slack: Slack
    offer: Offer

    async def do(self, person: Person, name: str, given: Json) -> Json:
        """Do the act of this name and return what the page needs to know of it.

        Raises NotPossibleError; KeyError when the name is not known or something is missing.
        """
        try:
            return await ACTS[name](self, person, given)
        except LookupError as error:
            if isinstance(error, KeyError):
                raise
            raise NotPossibleError(NOT_HERE) from None

    async def say(self, person: Person, given: Json) -> Json:
        """Say something; what begins with a slash is a command."""
        channel, text = self._channel(person, given), str(given["text"])
        thread = self._message(person, given, "thread") if given.get("thread") else None
        if not text.startswith("/"):
            said = await self.slack.write(person, channel, as_markup(text, self.slack.site.workspace), thread)
            return self._heard(said) if isinstance(said, Exchange) else {"ts": said.ts}
        command, _, rest = text.partition(" ")
        if command not in {known["command"] for known in self.offer.commands}:
            raise NotPossibleError(NO_SUCH_COMMAND.format(command=command))
        if thread:
            raise NotPossibleError(NOT_IN_THREADS.format(command=command))
        return self._heard(await self.slack.command(person, command, rest.strip(), channel))

    async def edit(self, person: Person, given: Json) -> Json:
        """Change a message of one's own."""
        message = self._own(person, given)
        await self.slack.editing.edit(person, message, as_markup(str(given["text"]), self.slack.site.workspace))
        return {}

    async def delete(self, person: Person, given: Json) -> Json:
        """Take back a message of one's own."""
        await self.slack.editing.delete(person, self._own(person, given))
        return {}

    async def dismiss(self, person: Person, given: Json) -> Json:
        """Take away a message that one sees alone."""
        message = self._message(person, given)
        if message.visible_to != person.id:
            raise NotPossibleError(NOT_YOURS)
        self.slack.site.workspace.delete(message)
        return {}

    async def act(self, person: Person, given: Json) -> Json:
        """Press a button, or choose in a menu."""
        where = self._where(person, given)
        element = _element(blocks_of(where), given["block_id"], given["action_id"])
        action = {"type": element["type"], "action_id": given["action_id"], "block_id": given["block_id"]}
        action |= {name: element[name] for name in REPORTED if name in element}
        action |= {name: value for name, value in given.get("chosen", {}).items() if name.startswith(CHOSEN)}
        return self._heard(await self.slack.act(person, where, action, given.get("values")))

    async def options(self, person: Person, given: Json) -> Json:
        """Type in a menu whose options the app gives."""
        where = self._where(person, given)
        typed = str(given["typed"])
        found = await self.slack.modals.suggestions(person, where, given["block_id"], given["action_id"], typed)
        return {"options": dressed(found)}

    async def submit(self, person: Person, given: Json) -> Json:
        """Submit a modal; `errors` tell by block what is wrong with what was entered."""
        view, values = self._where(person, given), given["values"]
        if errors := unfilled(blocks_of(view), values):
            return {"errors": errors}
        done = await self.slack.modals.submit_values(person, values)
        answer = done.receipt.body if done.receipt else None
        if isinstance(answer, dict) and answer.get("response_action") == "errors":
            return {"errors": answer["errors"]}
        return self._heard(done)

    async def close(self, person: Person, given: Json) -> Json:
        """Close a modal."""
        self._where(person, given)
        await self.slack.modals.close(person)
        return {}

    async def open(self, person: Person, given: Json) -> Json:
        """Open a tab of the app: `home` or `messages`."""
        return self._heard(await self.slack.open_app(person, str(given["tab"])))

    async def shortcut(self, person: Person, given: Json) -> Json:
        """Pick a shortcut, from the menu of a message when one is named."""
        message = self._message(person, given) if "ts" in given else None
        return self._heard(await self.slack.shortcut(person, str(given["callback_id"]), message))

    async def asked(self, person: Person, given: Json) -> Json:
        """Find out what a message of the app answers; nothing when it answers nothing."""
        found = asked_for(self.slack, self._message(person, given))
        return asdict(found) if found else {}

    def _heard(self, done: Exchange) -> Json:
        """Return what a person sees of how the app took it."""
        told = {"ts": done.ts}
        if done.status is None:
            return {**told, "error": SILENT.format(name=self.offer.name)}
        if done.status != 200:
            return {**told, "error": BROKEN.format(name=self.offer.name, status=done.status)}
        return told

    def _channel(self, person: Person, given: Json) -> Channel:
        channel = self.slack.site.workspace.channels.get(str(given["channel"]))
        if channel is None or person.id not in channel.members:
            raise NotPossibleError(NOT_HERE)
        return channel

    def _message(self, person: Person, given: Json, name: str = "ts") -> Message:
        message = self.slack.site.workspace.find(self._channel(person, given).id, str(given[name]))
        if message is None or message.visible_to not in (None, person.id):
            raise NotPossibleError(NOT_HERE)
        return message

    def _own(self, person: Person, given: Json) -> Message:
        message = self._message(person, given)
        if message.author != person.id:
            raise NotPossibleError(NOT_YOURS)
        return message

    def _where(self, person: Person, given: Json) -> Message | View:
        """Return the message, the Home tab or the modal on top that something is done in."""
        if "view" not in given:
            return self._message(person, given)
        surfaces = self.slack.site.surfaces
        for view in (surfaces.top(person.id), surfaces.homes.get(person.id)):
            if view is not None and view.id == given["view"]:
                return view
        raise NotPossibleError(NOT_HERE)


def _element(part: Any, block_id: str, action_id: str) -> Json:
    """Return the element with this id in the block with this id; raise NotPossibleError when there is none."""
    for block in part:
        if block["block_id"] == block_id:
            for element in _elements(block):
                if element.get("action_id") == action_id:
                    return element
    raise NotPossibleError(NOT_HERE)


def _elements(block: Json) -> Iterator[Json]:
    for part in (*block.get("elements", ()), block.get("accessory"), block.get("element")):
        if isinstance(part, dict):
            yield part


Act: TypeAlias = Callable[[Acts, Person, Json], Awaitable[Json]]
ACTS: dict[str, Act] = {
    "say": Acts.say,
    "edit": Acts.edit,
    "delete": Acts.delete,
    "dismiss": Acts.dismiss,
    "act": Acts.act,
    "options": Acts.options,
    "submit": Acts.submit,
    "close": Acts.close,
    "open": Acts.open,
    "shortcut": Acts.shortcut,
    "asked": Acts.asked,
}
