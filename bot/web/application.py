"""The ASGI application: the routes that were asked for, and nothing else."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


def application(routes: list[Route]) -> Starlette:
    """Return the application with these routes; 404 for everything else."""
    app = Starlette(routes=routes, exception_handlers={405: _not_found})
    app.router.redirect_slashes = False
    return app


async def _not_found(_: Request, __: Exception) -> Response:
    return PlainTextResponse("Not Found", 404)
