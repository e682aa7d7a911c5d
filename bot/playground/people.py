"""What an app that may read people or channels hears of them: who joins, and whose account is closed."""

from bot.playground import events
from bot.playground.exchanges import Exchange, Exchanges
from bot.playground.standin import StandIn
from bot.playground.wire import Json
from bot.playground.workspace import Channel, Person

SCOPE = "users:read"
CHANNELS = "channels:read"


class People:
    """Tells the app of people."""

    def __init__(self, site: StandIn, exchanges: Exchanges) -> None:
        self._site = site
        self._exchanges = exchanges

    async def join(self, person: Person) -> Exchange:
        """Tell of a person who joins; raise LookupError when the app may not hear of people."""
        return await self._tell(person, events.team_join(person.id, person.name, self._site.workspace.new_ts()))

    async def enter(self, person: Person, channel: Channel) -> Exchange:
        """Tell of somebody who joins a channel that the app is in; raise LookupError when the app may not hear of it."""
        site = self._site
        if CHANNELS not in site.installation.bot_scopes or site.installation.bot_user not in channel.members:
            raise LookupError(f"the app hears who joins only with {CHANNELS}, in channels that it is in")
        event = events.member_joined_channel(person.id, channel.id, site.workspace.new_ts())
        return await self._exchanges.bare_event(person, channel.id, event)

    async def leave(self, person: Person) -> Exchange:
        """Tell of a person whose account is closed; raise LookupError when the app may not hear of people."""
        event = events.user_change(person.id, person.name, self._site.workspace.new_ts(), deleted=True)
        return await self._tell(person, event)

    async def _tell(self, person: Person, event: Json) -> Exchange:
        if SCOPE not in self._site.installation.bot_scopes:
            raise LookupError(f"the app hears nothing of people without {SCOPE}")
        channel = self._site.workspace.direct_channel(person.id, self._site.installation.bot_user)
        return await self._exchanges.bare_event(person, channel.id, event)
