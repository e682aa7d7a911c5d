"""Everything the stand-in for Slack consists of, in one place that methods and endpoints work on."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.calls import Calls
from bot.playground.changes import Changes
from bot.playground.faults import Faults
from bot.playground.installation import Installation
from bot.playground.rates import Rates
from bot.playground.response_urls import ResponseUrls
from bot.playground.scheduled import Schedule
from bot.playground.sockets import Sockets
from bot.playground.surfaces import Surfaces
from bot.playground.wire import Markup, escaped
from bot.playground.workspace import Person, Workspace


@dataclass(frozen=True, slots=True)
class StandIn:
    """The state of one stand-in. `clock` gives seconds since the epoch."""

    clock: Callable[[], float]
    installation: Installation
    changes: Changes
    workspace: Workspace
    surfaces: Surfaces
    response_urls: ResponseUrls
    sockets: Sockets
    calls: Calls
    faults: Faults = field(default_factory=Faults)
    rates: Rates = field(default_factory=Rates)
    schedule: Schedule = field(default_factory=Schedule)

    @property
    def bot(self) -> Person:
        """Return the bot user of the app."""
        return self.workspace.people[self.installation.bot_user]

    def addressed(self, text: str) -> Markup:
        """Return a text as typed behind a mention of the app."""
        return Markup(f"{self.bot.mention} {escaped(text)}")


def new_stand_in(clock: Callable[[], float], installation: Installation) -> StandIn:
    """Return a workspace with nobody in it but the app's bot user."""
    changes = Changes()
    workspace = Workspace(clock, changes)
    workspace.people[installation.bot_user] = Person(installation.bot_user, installation.app_name)
    return StandIn(
        clock=clock,
        installation=installation,
        changes=changes,
        workspace=workspace,
        surfaces=Surfaces(clock, changes),
        response_urls=ResponseUrls(clock),
        sockets=Sockets(changes, installation.app_id),
        calls=Calls(changes),
    )
