"""What a person does with a modal: fill in and submit, close, type in a menu that asks the app."""

from collections.abc import Mapping
from typing import Any

from bot.playground import interactions
from bot.playground.changes import PATIENCE
from bot.playground.exchanges import Exchange, Exchanges
from bot.playground.forms import entered
from bot.playground.limits.elements import offered_faults
from bot.playground.methods.views import checked
from bot.playground.refusal import invalid
from bot.playground.standin import StandIn
from bot.playground.surfaces import View
from bot.playground.wire import Json
from bot.playground.workspace import Message, Person


class Modals:
    """The modals that people have before them."""

    def __init__(self, site: StandIn, exchanges: Exchanges) -> None:
        self._site = site
        self._exchanges = exchanges

    async def shown(self, person: Person, within: float = PATIENCE) -> View:
        """Wait for a modal and return it; raise TimeoutError when none opens within so many seconds."""
        top = self._site.surfaces.top
        await self._site.changes.until(lambda: top(person.id), f"a modal for {person.name}", within)
        return self._top(person)

    async def home(self, person: Person, within: float = PATIENCE) -> View:
        """Wait for a person's Home tab and return it."""
        homes = self._site.surfaces.homes
        await self._site.changes.until(lambda: person.id in homes, f"a Home tab for {person.name}", within)
        return homes[person.id]

    async def submit(self, person: Person, fill: Mapping[str, str]) -> Exchange:
        """Fill in the modal by its labels and submit it; what the app answers happens to the modal."""
        return await self.submit_values(person, entered(self._top(person).body["blocks"], fill))

    async def submit_values(self, person: Person, values: Json) -> Exchange:
        """Submit the modal with these values by block_id and action_id."""
        view = self._top(person)
        payload = interactions.view_submission(self._site.installation, person, view, values)
        done = await self._exchanges.interaction(person, payload)
        if done.status == 200:
            # The acknowledgement changes what was submitted; what the app has put in its place meanwhile stays.
            now = self._site.surfaces.find(view_id=view.id, external_id=None)
            if now is view:
                self._follow(view, done.receipt.body if done.receipt else None)
        return done

    async def close(self, person: Person) -> Exchange | None:
        """Close the modal without submitting it; the app is told when it asked for that with `notify_on_close`."""
        view = self._top(person)
        self._site.surfaces.close(person.id)
        if not view.body.get("notify_on_close"):
            return None
        payload = interactions.view_closed(self._site.installation, person, view)
        return await self._exchanges.interaction(person, payload, trigger=False)

    async def type_ahead(self, person: Person, view: View, action_id: str, typed: str) -> tuple[Json, ...]:
        """Return the options that the app offers for what was typed in one of its menus."""
        return await self.suggestions(person, view, "menu", action_id, typed)

    async def suggestions(
        self, person: Person, where: Message | View, block_id: str, action_id: str, typed: str
    ) -> tuple[Json, ...]:
        """Return the options, or the groups of options, that the app offers in a menu of a message or view.

        Raise a RefusalError where Slack would show an error in their place.
        """
        payload = interactions.block_suggestion(self._site.installation, person, where, action_id, block_id, typed)
        done = await self._exchanges.interaction(person, payload, trigger=False)
        body = (done.receipt.body if done.receipt else None) or {}
        if faults := list(offered_faults(body)):
            raise invalid(faults)
        return tuple(body.get("options") or body.get("option_groups") or ())

    def _top(self, person: Person) -> View:
        view = self._site.surfaces.top(person.id)
        if view is None:
            raise LookupError(f"{person.name} has no modal before them")
        return view

    def _follow(self, view: View, answer: Any) -> None:
        """Do to the modal what the acknowledgement of a submission says; without an answer it closes."""
        wanted = answer.get("response_action") if isinstance(answer, dict) else None
        if wanted == "errors":
            return
        if wanted in ("update", "push"):
            body = checked(self._site, answer["view"], "modal")
            put = {"update": self._site.surfaces.replace, "push": self._pushed}[wanted]
            put(view, body)
        else:
            self._site.surfaces.close(view.person, everything=wanted == "clear")

    def _pushed(self, view: View, body: Json) -> View:
        return self._site.surfaces.push(view.person, body)
