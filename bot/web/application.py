"""The ASGI application: Slack's requests to Bolt, and whether we are alive and ready."""

from collections.abc import Awaitable, Callable

from slack_bolt.adapter.starlette.async_handler import to_starlette_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.surface import EVENTS_PATH
from bot.web.requests import RefusedError, trusted

Ready = Callable[[], Awaitable[bool]]


def health_routes(ready: Ready) -> list[Route]:
    """Return `/livez`, which answers as long as the process does, and `/readyz`, which says whether we can answer."""

    async def livez(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        return PlainTextResponse("ok") if await ready() else PlainTextResponse("not ready", 503)

    return [Route("/livez", livez), Route("/readyz", readyz)]


def slack_route(bolt: AsyncApp, signing_secret: str) -> Route:
    """Return the one address that Slack sends events, commands and interactions to."""
    verifier = SignatureVerifier(signing_secret)

    async def slack_events(request: Request) -> Response:
        try:
            return to_starlette_response(await bolt.async_dispatch(await trusted(request, verifier)))
        except RefusedError as refused:
            return JSONResponse({"error": refused.why}, refused.status)

    return Route(EVENTS_PATH, slack_events, methods=["POST"])


def application(routes: list[Route]) -> Starlette:
    """Return the application with these routes; 404 for everything else."""
    app = Starlette(routes=routes, exception_handlers={405: _not_found})
    app.router.redirect_slashes = False
    return app


async def _not_found(_: Request, __: Exception) -> Response:
    return PlainTextResponse("Not Found", 404)
