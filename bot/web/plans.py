"""The address of plans as files: whoever has a link that is signed and has not expired gets the file, and nobody is asked."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.domain.plan_files import DeadLink, Form, PlanFile
from bot.domain.store import StoreAwayError
from bot.metrics import Metrics
from bot.service.planning.linking import Links

PLANS_PATH = "/plans/"
MOST_AT_ONCE = 20
"""Files made at the same time; a person asks for one, so more of them are no person's."""
FILE_SECONDS = 5.0
UNKNOWN = "This link is not one of mine. Open the Home tab of the app in Slack: your plan has its links there."
EXPIRED = "This link has expired. Open the Home tab of the app in Slack: your plan has new ones there."
GONE = "There is no plan here any more."
BUSY = "This cannot be given right now. Try again in a minute."
TYPES = {Form.CALENDAR: "text/calendar", Form.MARKDOWN: "text/markdown"}
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
DEAD = {DeadLink.UNKNOWN: (UNKNOWN, 404), DeadLink.EXPIRED: (EXPIRED, 410)}

Make = Callable[[PlanFile], Awaitable[str]]
"""Returns a file as text, empty when there is nothing to put into it. Raises StoreAwayError."""

log = structlog.get_logger(__name__)


def plan_route(links: Links, make: Make, metrics: Metrics, clock: Callable[[], float]) -> Route:
    """Return the route to plans as files; `clock` gives seconds since the epoch."""
    return Route(f"{PLANS_PATH}{{name}}", _Files(links, make, metrics, clock).answer, methods=["GET", "HEAD"])


@dataclass(slots=True)
class _Files:
    """Gives plans as files, and counts how each request ended."""

    links: Links
    make: Make
    metrics: Metrics
    clock: Callable[[], float]
    open_requests: int = 0

    async def answer(self, request: Request) -> Response:
        """Answer one request; neither the link nor whose it is gets into the log."""
        self.open_requests += 1
        try:
            outcome, answered = await self._answered(str(request.path_params["name"]))
        finally:
            self.open_requests -= 1
        self.metrics.plan_files.labels(outcome).inc()
        answered.headers.update(HEADERS)
        return answered

    async def _answered(self, name: str) -> tuple[str, Response]:
        linked = self.links.read(name, self.clock())
        if isinstance(linked, DeadLink):
            return linked, PlainTextResponse(*DEAD[linked])
        if self.open_requests > MOST_AT_ONCE:
            return "overloaded", PlainTextResponse(BUSY, 503)
        try:
            async with asyncio.timeout(FILE_SECONDS):
                made = await self.make(linked)
        except (StoreAwayError, TimeoutError) as error:
            log.warning("plan_not_given", error=type(error).__name__)
            return "error", PlainTextResponse(BUSY, 503)
        return ("ok", _file(made, linked.form)) if made else ("gone", PlainTextResponse(GONE, 404))


def _file(made: str, form: Form) -> Response:
    answered = Response(made, media_type=TYPES[form])
    answered.headers["Content-Disposition"] = f'attachment; filename="plan.{form}"'
    return answered
