"""What the app itself serves for its editors, passed on so that the page can show it beside the conversation."""

from collections.abc import Mapping

import aiohttp
from aiohttp import web

GIVEN = ("Content-Type", "Accept")
TAKEN = ("Content-Type",)
"""The headers that are passed on, there and back."""


async def passed_on(request: web.Request, address: str, more: Mapping[str, str]) -> web.StreamResponse:
    """Pass a request on to an address of the app, and what it answers back, as it comes, with `more` headers."""
    ever = aiohttp.ClientTimeout(total=None)
    headers, body = _some(request.headers, GIVEN), await request.read()
    try:
        async with (
            aiohttp.ClientSession(timeout=ever) as session,
            session.request(request.method, address, data=body or None, headers=headers) as answer,
        ):
            stream = web.StreamResponse(status=answer.status, headers={**_some(answer.headers, TAKEN), **more})
            await stream.prepare(request)
            async for part in answer.content.iter_any():
                await stream.write(part)
            return stream
    except aiohttp.ClientConnectionError:
        raise web.HTTPBadGateway from None


def _some(headers: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: headers[name] for name in names if name in headers}
