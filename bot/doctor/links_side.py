"""The links to plans: whether the public address leads to this app, as seen from this machine."""

import aiohttp

from bot.config import PUBLIC_URL, Config
from bot.doctor.finding import Finding, fine, note
from bot.web.plans import PLANS_PATH, UNKNOWN

LINKS = "links"
SECONDS = 5.0
NO_LINK = f"{PLANS_PATH}doctor"
"""What no link leads to: the app says so in words that nobody else has."""
FIX = f"start the app, and have what takes https for it pass on {PLANS_PATH} as it does /slack/events"


async def examined_links(config: Config) -> tuple[Finding, ...]:
    """Return what was found about CERTGUIDE_PUBLIC_URL; nothing when it is not set.

    Another machine may see what this one does not, so nothing here is called wrong.
    """
    if not config.public_url:
        return ()
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS)) as session,
            session.get(config.public_url + NO_LINK, allow_redirects=False) as answered,
        ):
            ours = answered.status == 404 and await answered.text() == UNKNOWN
            saw = f"status {answered.status}"
    except (aiohttp.ClientError, TimeoutError, UnicodeError) as error:
        ours, saw = False, type(error).__name__
    if ours:
        return (fine(LINKS, f"{PUBLIC_URL} leads to this app, so plans can be had as files"),)
    return (note(LINKS, f"{PUBLIC_URL} does not lead to this app as seen from here ({saw})", FIX),)
