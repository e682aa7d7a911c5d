"""Health: `/livez` answers as long as the process does, `/readyz` says whether it can answer questions."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

Check = Callable[[], Awaitable[bool]]
"""Looks whether one part is ready; it never calls Slack, so that a probe costs nothing there."""

CHECK_SECONDS = 2.0
"""How long one part may take to say that it is ready; probes usually wait for five."""
READY = "ok"
NOT_READY = "not ready: {parts}"


def health_routes(checks: Mapping[str, Check]) -> list[Route]:
    """Return the two routes. `/readyz` names the parts that are not ready, and nothing else about them."""

    async def livez(_: Request) -> Response:
        return PlainTextResponse(READY)

    async def readyz(_: Request) -> Response:
        found = await asyncio.gather(*map(_is_ready, checks.values()))
        missing = [name for name, ready in zip(checks, found, strict=True) if not ready]
        return (
            PlainTextResponse(NOT_READY.format(parts=", ".join(missing)), 503) if missing else PlainTextResponse(READY)
        )

    return [Route("/livez", livez), Route("/readyz", readyz)]


async def _is_ready(check: Check) -> bool:
    """Return what a check says; no within two seconds when it raises nothing of its own making."""
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check()
    except TimeoutError:
        return False
