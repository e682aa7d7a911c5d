"""What a person does with what they wrote: change it, or take it back; the app is told where Slack tells it."""

from bot.playground import events
from bot.playground.exchanges import Exchange, Exchanges
from bot.playground.standin import StandIn
from bot.playground.wire import escaped
from bot.playground.workspace import Message, Person


class Editing:
    """Changes messages of people."""

    def __init__(self, site: StandIn, exchanges: Exchanges) -> None:
        self._site = site
        self._exchanges = exchanges

    async def change(self, exchange: Exchange, text: str) -> Exchange:
        """Change what a person wrote to the app."""
        said = exchange.said
        mentions = self._site.bot.mention in said.text
        changed = await self.edit(exchange.person, said, self._site.addressed(text) if mentions else text)
        if changed is None:
            raise LookupError("the app is not told of this change")
        return changed

    async def edit(self, person: Person, message: Message, text: str) -> Exchange | None:
        """Change one's own message; the app is told of it in direct messages, and where the message mentions it."""
        new, at = self._site.workspace.edit(message, escaped(text)), self._site.workspace.new_ts()
        if self._site.workspace.channels[message.channel].direct:
            return await self._exchanges.event(person, new, events.edited_message(message, new, at))
        if self._site.bot.mention in new.text:
            return await self._exchanges.event(person, new, events.edited_mention(new, at))
        return None

    async def delete(self, person: Person, message: Message) -> Exchange | None:
        """Take back one's own message; the app is told of it in direct messages."""
        self._site.workspace.delete(message)
        if not self._site.workspace.channels[message.channel].direct:
            return None
        has_replies = any(reply.thread_ts == message.ts for reply in self._site.workspace.messages.values())
        event = events.buried_message if has_replies else events.deleted_message
        return await self._exchanges.event(person, message, event(message, self._site.workspace.new_ts()))
