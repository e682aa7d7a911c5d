"""Read the text of one setting: return its value, or raise UnusableError with what is wrong and what to do."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.engine import URL

from bot.store.address import AddressError, database_url

SLACK_API_URL = "https://slack.com/api/"
EVENTS_PATH = "/slack/events"
LOG_LEVELS = ("debug", "info", "warning", "error")
TOKEN_KINDS = {
    "xoxb-": "a bot token",
    "xoxp-": "a user token",
    "xapp-": "an app-level token",
    "xoxe": "a rotating token",
}

BOT_TOKEN_FIX = "copy the Bot User OAuth Token (xoxb-...) from OAuth & Permissions of your Slack app"
APP_TOKEN_FIX = "copy an app-level token (xapp-...) with connections:write from Basic Information of your Slack app"
DATABASE_FIX = "write postgresql://user:password@host/name or sqlite+aiosqlite:////path/to/file, or leave it out"
PEOPLE_FIX = "write ids such as U012AB3CD with commas between; a profile in Slack has Copy member ID in its menu"
CHANNEL_FIX = "write its id, such as C012AB3CD, from the end of About in the details of the channel"
PUBLIC_URL_FIX = "write the https address at which people reach this app, such as https://certguide.example.org"
SIGNING_SECRET_FIX = (
    "copy the Signing Secret from Basic Information of your Slack app, or set SLACK_APP_TOKEN to use Socket Mode"
)


class UnusableError(Exception):
    """A value that cannot be used: what is wrong, and what to do."""


def token(prefix: str, fix: str) -> Callable[[str], str]:
    """Return what reads a token that starts with `prefix`."""

    def parse(value: str) -> str:
        if re.fullmatch(re.escape(prefix) + r"[!-~]+", value):
            return value
        known = next(
            (f"looks like {kind} ({start}...)" for start, kind in TOKEN_KINDS.items() if value.startswith(start)), ""
        )
        if not known or value.startswith(prefix):
            known = f"is not a token that starts with {prefix}"
        raise UnusableError(known, fix)

    return parse


def secret(value: str) -> str:
    """Return a signing secret."""
    if not re.fullmatch(r"[!-~]+", value):
        raise UnusableError("holds spaces or characters that no signing secret has", SIGNING_SECRET_FIX)
    return value


def url(value: str) -> str:
    """Return an address with a slash at its end."""
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UnusableError(f"is not an http(s) address ({value})", f"leave it out to use {SLACK_API_URL}")
    return value.rstrip("/") + "/"


def public_url(value: str) -> str:
    """Return an https address without a slash at its end."""
    url = value.rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not re.fullmatch(r"https://[^\s/?#@]+(?:/[\w.~%-]+)*", url):
        raise UnusableError(f"is not a public https address ({value})", PUBLIC_URL_FIX)
    if url.endswith(EVENTS_PATH):
        raise UnusableError(f"is the address of {EVENTS_PATH} ({value})", f"leave out {EVENTS_PATH} at its end")
    return url


def port(value: str) -> int:
    """Return a port."""
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= 65535:
        raise UnusableError(f"is not a port number ({value})", "use a number from 1 to 65535")
    return int(value)


def database(value: str) -> URL:
    """Return where the store is."""
    try:
        return database_url(value)
    except AddressError as error:
        raise UnusableError(str(error), DATABASE_FIX) from None


def days(value: str) -> int:
    """Return a number of days."""
    if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) < 1:
        raise UnusableError(f"is not a number of days ({value})", "use a whole number from 1 to 9999")
    return int(value)


def people(value: str) -> frozenset[str]:
    """Return ids of people."""
    ids = frozenset(value.replace(",", " ").split())
    if wrong := sorted(id_ for id_ in ids if not re.fullmatch(r"[UW][A-Z0-9]+", id_)):
        raise UnusableError(f"holds what is no user id ({', '.join(wrong)})", PEOPLE_FIX)
    return ids


def channel(value: str) -> str:
    """Return the id of a channel."""
    if not re.fullmatch(r"[CG][A-Z0-9]+", value):
        raise UnusableError(f"is not the id of a channel ({value})", CHANNEL_FIX)
    return value


def zone(value: str) -> str:
    """Return the IANA name of a time zone."""
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        raise UnusableError(f"is no time zone ({value})", "write an IANA name such as Europe/Berlin") from None
    return value


def log_level(value: str) -> str:
    """Return a log level in small letters."""
    if value.lower() not in LOG_LEVELS:
        raise UnusableError(f"is not a log level ({value})", f"use one of {', '.join(LOG_LEVELS)}")
    return value.lower()
