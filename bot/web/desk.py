"""The editor's desk: why a reply is what it is, and how the knowledge does; mounted by the playground alone, on loopback."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence, Set
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.domain.knowledge import Knowledge
from bot.domain.problem import Problem
from bot.domain.store import Store
from bot.service.covering import coverage
from bot.service.explaining import Explanation
from bot.service.grouping import GapGroup
from bot.service.reliability import Reliability
from bot.slack.incoming import question_in
from bot.web.figures import Entries, explanation_figures, gap_figures

PATH = "/desk/"
PAGE = Path(__file__).parent / "page"
HOSTS = ("127.0.0.1", "localhost")
"""Names of this machine; by another one somebody else's page would reach us."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
LOOK_SECONDS = 0.3
"""How often it is looked whether the folder was read again."""
ALIVE_SECONDS = 15.0
ALIVE = ": still here\n\n"
COMMAND = "ask "
"""What somebody may put before a question that they type after a command."""

Handler: TypeAlias = Callable[[Request], Awaitable[Response]]
Routes: TypeAlias = list[Route]
Mount: TypeAlias = Callable[[Store], Routes]
"""Makes the routes once there is a store."""


@dataclass(eq=False, slots=True)
class Desk:
    """What an editor looks at. `folder` holds the knowledge; `looks` tells how often it was read since we began.

    `explain` takes a question and the earlier ones of its thread; `check`, `reliability` and `gaps` take
    seconds; `hidden` tells which entries were marked as wrong.
    """

    folder: Path
    knowledge: Callable[[], Knowledge]
    looks: Callable[[], int]
    explain: Callable[[str, Sequence[str]], Explanation]
    entries: Callable[[Knowledge], Entries]
    check: Callable[[], Sequence[Problem]]
    reliability: Callable[[], Reliability]
    gaps: Callable[[], Awaitable[Sequence[GapGroup]]]
    hidden: Callable[[Knowledge], Awaitable[Set[str]]]
    stop: asyncio.Event
    _kept: dict[str, tuple[object, Any]] = field(default_factory=dict)
    _working: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def why(self, request: Request) -> Response:
        """Explain the reply to a question in its thread; both as Slack has them, with its markup."""
        given = await request.json()
        question, *thread = (_typed(text) for text in (given["text"], *given["thread"]))
        knowledge = self.knowledge()
        found = await asyncio.to_thread(self.explain, question, [text for text in thread if text])
        told = explanation_figures(found, self.entries(knowledge), await self.hidden(knowledge))
        return JSONResponse({"question": question, "version": knowledge.version, "folder": str(self.folder), **told})

    async def problems(self, _: Request) -> Response:
        """Tell what `certguide check` finds, in the folder as it is now."""
        found = await self._once("problems", self.looks, self.check)
        return JSONResponse([{**asdict(problem), **asdict(problem.location)} for problem in found])

    async def coverage(self, _: Request) -> Response:
        """Tell how many entries there are by certification and facet."""
        return JSONResponse(asdict(await self._once("coverage", self._version, lambda: coverage(self.knowledge()))))

    async def calibration(self, _: Request) -> Response:
        """Tell how far the confidences can be trusted."""
        return JSONResponse(asdict(await self._once("calibration", self._version, self.reliability)))

    async def missed(self, _: Request) -> Response:
        """Tell what was asked in vain."""
        return JSONResponse(gap_figures(await self.gaps(), self.knowledge()))

    async def news(self, _: Request) -> Response:
        """Tell, as server-sent events, whenever the folder was read again or other knowledge is in use."""
        return StreamingResponse(self._news(), media_type="text/event-stream")

    async def page(self, request: Request) -> Response:
        """Give the script and the style of the desk."""
        file = PAGE / request.path_params["name"]
        # One folder of plain names: a name with a slash in it does not reach this route.
        return FileResponse(file) if file.is_file() else Response(status_code=404)

    async def _news(self) -> AsyncIterator[str]:
        told, quiet = None, 0.0
        while not self.stop.is_set():
            now = {"version": self.knowledge().version, "looks": self.looks()}
            if now != told:
                yield f"data: {json.dumps(now)}\n\n"
                told, quiet = now, 0.0
            elif quiet > ALIVE_SECONDS:
                yield ALIVE
                quiet = 0.0
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stop.wait(), LOOK_SECONDS)
            quiet += LOOK_SECONDS

    def _version(self) -> str:
        return self.knowledge().version

    async def _once(self, name: str, state: Callable[[], object], work: Callable[[], Any]) -> Any:
        """Return what is worked out once for each state of the knowledge, one thing at a time."""
        async with self._working:
            now = state()
            if self._kept.get(name, (None, None))[0] != now:
                self._kept[name] = now, await asyncio.to_thread(work)
            return self._kept[name][1]


def no_desk(_: Store) -> Routes:
    """Return no routes."""
    return []


def desk_routes(desk: Desk) -> Routes:
    """Return the routes of the desk."""
    handlers = {
        "problems": desk.problems,
        "coverage": desk.coverage,
        "calibration": desk.calibration,
        "gaps": desk.missed,
        "news": desk.news,
        "page/{name}": desk.page,
    }
    asked = Route(f"{PATH}why", _guarded(desk.why), methods=["POST"])
    return [asked, *(Route(PATH + path, _guarded(handler)) for path, handler in handlers.items())]


def _guarded(handler: Handler) -> Handler:
    """Refuse requests that another site's page sends."""

    async def guarded(request: Request) -> Response:
        if request.url.hostname not in HOSTS or "origin" in request.headers:
            return Response(status_code=403)
        answer = await handler(request)
        answer.headers.update(HEADERS)
        return answer

    return guarded


def _typed(text: str) -> str:
    return question_in(str(text)).removeprefix(COMMAND)
