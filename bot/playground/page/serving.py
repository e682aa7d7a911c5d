"""The page over HTTP: its files, what is new as server-sent events, and what people do. Other sites get nothing."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.playground.page.acts import Acts, NotPossibleError
from bot.playground.page.beside import passed_on
from bot.playground.page.window import Window
from bot.playground.workspace import Person

STATIC = Path(__file__).parent / "static"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HOSTS = ("127.0.0.1", "localhost")
"""The names by which a browser on this machine knows us; another one means that somebody else's page calls us."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
ALIVE_SECONDS = 15.0
"""How often an event stream on which nothing happens says that it is still there."""
ALIVE = b": still here\n\n"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Page:
    """Serves the page and its requests."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._site = acts.slack.site

    def add_to(self, served: web.Application) -> None:
        """Add the routes of the page."""
        served.router.add_get("/", _guarded(self._file))
        served.router.add_get("/page/{name}", _guarded(self._file))
        served.router.add_get("/news", _guarded(self._news))
        served.router.add_post("/do/{act}", _guarded(self._do))
        if self._acts.offer.desk:
            served.router.add_route("*", "/desk/{path:(?:page/)?[a-z.]+}", _guarded(self._desk))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info.get("name", "index.html")
        file = STATIC / name
        # One folder of plain names: a name with a slash in it does not reach this route.
        if file.suffix not in TYPES or not file.is_file():
            raise web.HTTPNotFound
        answer = web.Response(body=file.read_bytes(), content_type=TYPES[file.suffix], charset="utf-8")
        answer.enable_compression()
        return answer

    async def _news(self, request: web.Request) -> web.StreamResponse:
        """Stream what changes in one window: the whole first, then what is new."""
        window = Window(self._site, self._acts.offer, self._person(request.query.get("as", "")))
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", **HEADERS})
        await stream.prepare(request)
        while True:
            try:
                news = await self._site.changes.until(window.news, "news", ALIVE_SECONDS)
                told = f"data: {json.dumps(news)}\n\n".encode()
            except TimeoutError:
                told = ALIVE
            try:
                await stream.write(told)
            except ConnectionError:
                return stream

    async def _do(self, request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            given = await request.json()
            done = await self._acts.do(self._person(str(given["as"])), request.match_info["act"], given)
        except NotPossibleError as error:
            done = {"error": str(error)}
        except (KeyError, TypeError, json.JSONDecodeError):
            raise web.HTTPBadRequest from None
        return web.json_response(done)

    async def _desk(self, request: web.Request) -> web.StreamResponse:
        return await passed_on(request, self._acts.offer.desk + request.match_info["path"], HEADERS)

    def _person(self, id_: str) -> Person:
        """Return the person with this id, else the first of all."""
        bot, people = self._site.installation.bot_user, self._site.workspace.people
        known = [person for person in people.values() if person.id != bot]
        return next((person for person in known if person.id == id_), known[0])


def _guarded(handler: Handler) -> Handler:
    """Refuse requests of other sites, and say to browsers what our page may do."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if request.url.host not in HOSTS or origin not in (None, f"http://{request.host}"):
            raise web.HTTPForbidden
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    return guarded
